from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.workflow.writing_folder import MARK, check_folder, write_folder

MAIN = "catalogue.yaml"
FILES = {MAIN: f"{MARK}\n".encode(), "05.yaml": b"5", ".gitignore": b"*\n"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_folder_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "new"
    check_folder(target, MAIN, force=False)
    write_folder(target, FILES)
    assert contents(target) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    check_folder(tmp_path / "new", MAIN, force=False)
    write_folder(tmp_path / "new", FILES)
    assert contents(tmp_path / "new") == FILES


def test_only_what_an_import_wrote_is_replaced_and_only_if_asked(tmp_path: Path) -> None:
    target = tmp_path / "old"
    write_folder(target, FILES)
    with pytest.raises(UsageError) as refused:
        check_folder(target, MAIN, force=False)
    assert refused.value.code == "folder-exists"
    check_folder(target, MAIN, force=True)
    write_folder(target, {MAIN: b"new"})
    assert contents(target) == {MAIN: b"new"}
    with pytest.raises(UsageError) as refused:
        check_folder(target, MAIN, force=True)
    assert (refused.value.code, refused.value.params["names"]) == ("folder-holds-others", (MAIN,))


def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    write_folder(target, FILES)
    (target / "notes.txt").write_text("x")
    (target / "evidence.yaml").mkdir()
    with pytest.raises(UsageError) as refused:
        check_folder(target, MAIN, force=True)
    assert refused.value.params["names"] == ("evidence.yaml", "notes.txt")


@pytest.mark.parametrize(("name", "code"), [("file", "output-not-folder"), ("no/such", "output-folder-missing")])
def test_places_that_cannot_be_folders(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileAccessError) as refused:
        check_folder(tmp_path / name, MAIN, force=True)
    assert refused.value.code == code


@pytest.mark.needs("posix")
def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(FileAccessError) as refused:
        check_folder(tmp_path / "link", MAIN, force=True)
    assert refused.value.code == "output-is-link"


def test_where_the_change_fails_the_old_folder_stands_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "old"
    write_folder(target, FILES)
    rename, moves = Path.rename, []

    def second_fails(self: Path, to: Path) -> Path:
        moves.append(to)
        if len(moves) == 2:
            raise OSError(28, "full")
        return rename(self, to)

    with patch.object(Path, "rename", second_fails), pytest.raises(FileAccessError):
        write_folder(target, {MAIN: b"new"})
    assert contents(target) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
