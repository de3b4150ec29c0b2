"""Which files a portfolio is made of."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.workflow.portfolio.names import files_of_kind, named_profiles

PROFILE = "kind: vendor-profile\n"


@pytest.fixture
def bids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("bids/2/profile.yaml", "bids/10/profile.yaml", "bids/1.json", "bids/.hidden/profile.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"kind": "vendor-profile"}' if name.endswith("json") else PROFILE, encoding="utf-8")
    (tmp_path / "bids" / "catalogue.yaml").write_text("kind: catalogue\n", encoding="utf-8")
    (tmp_path / "bids" / "2" / "record.yaml").write_text("rows: []\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "bids"


@pytest.mark.usefixtures("bids")
@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["bids"], ["bids/1.json", "bids/2/profile.yaml", "bids/10/profile.yaml"]),
        (["bids/*/profile.yaml"], ["bids/2/profile.yaml", "bids/10/profile.yaml"]),
        (["bids/1*"], ["bids/1.json", "bids/10/profile.yaml"]),
        (["bids/10", "bids/2", "./bids/2/profile.yaml"], ["bids/2/profile.yaml", "bids/10/profile.yaml"]),
        (["missing.yaml"], ["missing.yaml"]),
    ],
)
def test_places_stand_for_files_each_once_and_in_order(places: list[str], expected: list[str]) -> None:
    assert [Path(name).as_posix() for name in named_profiles(places).names] == expected


def test_files_that_do_not_say_what_they_are_are_counted(bids: Path) -> None:
    assert named_profiles([str(bids)]).left_out == 1


@pytest.mark.usefixtures("bids")
def test_a_folder_that_is_closed_stands_for_what_it_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "10":
            raise PermissionError(errno.EACCES, "", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = named_profiles(["bids"]).names
    assert [Path(name).as_posix() for name in found] == ["bids/1.json", "bids/2/profile.yaml", "bids/10"]


def test_a_list_is_read_from_its_own_folder(bids: Path) -> None:
    (bids / "list.txt").write_text("# today\n\n2/profile.yaml\r\n../elsewhere.yaml\n", encoding="utf-8-sig")
    found = named_profiles(["bids/list.txt"]).names
    assert [Path(name).as_posix() for name in found] == ["bids/2/profile.yaml", "elsewhere.yaml"]
    assert named_profiles(["-"], "a.yaml\nb.yaml\n").names == ("a.yaml", "b.yaml")


@pytest.mark.usefixtures("bids")
@pytest.mark.parametrize("places", [["bids/*.xml"], ["bids/.hidden/none*"]])
def test_nothing_found_is_a_mistake_of_the_caller(places: list[str]) -> None:
    with pytest.raises(UsageError) as raised:
        named_profiles(places)
    assert raised.value.code == "portfolio-nothing-found"


@pytest.mark.parametrize("place", ["closed/profile.yaml", "closed/*.yaml"])
def test_what_lies_in_a_closed_folder_is_trouble_of_a_file(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    def refuse(self: Path) -> bool:
        raise PermissionError(13, "closed", str(self))

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert named_profiles([place]).names == (str(Path(place)),)


@pytest.mark.parametrize("data", [None, b"\xff\xfe\xff"])
def test_a_list_that_cannot_be_read_says_why(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "list.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FileAccessError):
        named_profiles([str(path)])


def test_documents_of_a_kind_are_those_in_folders_and_those_that_were_named(bids: Path) -> None:
    (bids / "2" / "review.yaml").write_text("kind: review\n", encoding="utf-8")
    assert files_of_kind(["bids", "bids/catalogue.yaml"], "review") == ("bids/2/review.yaml", "bids/catalogue.yaml")
    with pytest.raises(UsageError) as raised:
        files_of_kind(["bids"], "waivers")
    assert raised.value.params == {"place": "bids", "kind": "waivers"}
