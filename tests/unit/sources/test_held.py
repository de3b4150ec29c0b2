"""While files are held in memory, nothing else is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents.inside import file_inside
from ismap_check.sources.held import Held, holding
from ismap_check.sources.looking import Refusal, file_bytes, is_file, is_folder, matching

BUNDLED = Path(__file__).resolve().parent / "bundled"
FILES = Held(
    files={"inputs/a/profile.yaml": b"kind: x\n", "bundled/ismap/2024-07/catalogue.yaml": b"kind: catalogue\n"},
    root="inputs",
    mounts={BUNDLED: "bundled"},
)


def test_relative_and_mounted_paths_lead_to_held_files() -> None:
    with holding(FILES):
        assert file_bytes(Path("a/./profile.yaml"), 100) == b"kind: x\n"
        assert file_bytes(Path("a/profile.yaml"), 3) == b"kind"
        assert is_file(BUNDLED / "ismap/2024-07/catalogue.yaml")
        assert is_folder(Path("a"))
        assert not is_folder(Path("a/profile.yaml"))
        assert matching(BUNDLED, "*/*/catalogue.yaml") == [BUNDLED / "ismap/2024-07/catalogue.yaml"]
        assert matching(BUNDLED, "*/catalogue.yaml") == []


@pytest.mark.parametrize("path", ["profile.yaml", "../inputs/b", "../bundled/none", "../../inputs/a/profile.yaml"])
def test_no_other_path_leads_anywhere(path: str) -> None:
    with holding(FILES):
        assert file_bytes(Path(path), 100) == Refusal("file-missing")


def test_the_disk_is_not_looked_at_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "there.yaml"
    file.write_bytes(b"here")
    with holding(FILES):
        assert not is_file(file)
        assert not is_folder(tmp_path)
        assert matching(tmp_path, "*") == []
    assert file_bytes(file, 10) == b"here"


def test_a_held_document_names_files_inside_its_folder_only() -> None:
    with holding(FILES):
        assert file_inside(Path("a"), "part.yaml") == Path("a/part.yaml")
        assert file_inside(Path("a"), "../profile.yaml") is None
