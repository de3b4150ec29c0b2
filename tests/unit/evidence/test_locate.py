"""Finding evidence files one by one, and many of them with the folders on the way followed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.evidence.locate import Locator, locate
from ismap_check.model.evidence import Seen

pytestmark = pytest.mark.needs("posix")

PARTS = ("a", "b", "link-in", "link-out", "ring", "none", "file.txt", "link.txt", "sneak.txt")
ODD_PARTS = (".", "..", "", "C:", "a\\b")
PART = st.sampled_from((*PARTS, *ODD_PARTS))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a folder with files, and with links that lead inside, outside and in a ring."""
    top = tmp_path_factory.mktemp("evidence").resolve()
    folder, outside = top / "profile", top / "profile-of-others"
    for place in (folder, folder / "a", folder / "a" / "b", outside):
        place.mkdir(parents=True)
        (place / "file.txt").write_text(place.name, encoding="utf-8")
    (folder / "link-in").symlink_to("a", target_is_directory=True)
    (folder / "link-out").symlink_to(outside, target_is_directory=True)
    (folder / "ring").symlink_to("ring")
    (folder / "a" / "link.txt").symlink_to("b/file.txt")
    (folder / "a" / "sneak.txt").symlink_to(outside / "file.txt")
    return folder


@given(names=st.lists(st.lists(PART, min_size=1, max_size=4).map("/".join), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_many_are_found_as_one_by_one(root: Path, names: list[str]) -> None:
    locator = Locator(root)

    assert [str(locator.find(name)) for name in names] == [str(locate(name, root)) for name in names]


@pytest.mark.parametrize("name", ["link-out/file.txt", "a/sneak.txt", "../profile-of-others/file.txt"])
def test_nothing_outside_is_found_however_often_asked(root: Path, name: str) -> None:
    locator = Locator(root)

    assert [locator.find(name), locator.find("file.txt"), locator.find(name)] == [
        Seen.OUTSIDE,
        str(root / "file.txt"),
        Seen.OUTSIDE,
    ]


def test_a_link_is_found_where_it_leads(root: Path) -> None:
    assert Locator(root).find("a/link.txt") == str(root / "a" / "b" / "file.txt")


def test_a_name_no_file_can_have_is_told(root: Path) -> None:
    assert Locator(root).find("a/file\0.txt") is Seen.UNREADABLE
