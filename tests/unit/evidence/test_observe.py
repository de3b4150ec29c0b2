"""Looking at evidence files that come with an untrusted profile."""

from __future__ import annotations

import hashlib
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from ismap_check.evidence import looks
from ismap_check.evidence.locate import Locator
from ismap_check.evidence.observe import observe_evidence
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.profile import EvidenceItem

posix = pytest.mark.needs("posix")


def look(folder: Path, name: str | None, limit: int = 1000, *, hash_files: bool = True) -> EvidenceFact:
    item = EvidenceItem(id="e", title="E", file=name)
    return observe_evidence({"e": item}, folder, limit, hash_files=hash_files)["e"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile's folder beside another one whose name starts the same."""
    inside = tmp_path / "ev"
    (inside / "sub").mkdir(parents=True)
    (inside / "sub" / "a.txt").write_bytes(b"hello")
    (tmp_path / "ev-evil").mkdir()
    (tmp_path / "ev-evil" / "b.txt").write_bytes(b"secret")
    return inside


def test_a_file_is_hashed(folder: Path) -> None:
    fact = look(folder, "sub/a.txt")
    assert fact == EvidenceFact(id="e", seen=Seen.FILE, size=5, sha256=hashlib.sha256(b"hello").hexdigest())


def test_without_hashing_only_the_size_is_seen(folder: Path) -> None:
    assert look(folder, "sub/a.txt", hash_files=False) == EvidenceFact(id="e", seen=Seen.FILE, size=5)


def test_a_file_over_many_blocks_is_hashed_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "BLOCK_BYTES", 2)
    assert look(folder, "sub/a.txt").sha256 == hashlib.sha256(b"hello").hexdigest()


def test_an_address_and_an_item_without_either_are_told_apart(folder: Path) -> None:
    items = {"u": EvidenceItem(id="u", title="U", url="https://example.jp/"), "n": EvidenceItem(id="n", title="N")}
    facts = observe_evidence(items, folder, 10)
    assert [facts["u"].seen, facts["n"].seen] == [Seen.ADDRESS, Seen.NOTHING]


@pytest.mark.parametrize(
    "name",
    [
        "../ev-evil/b.txt",
        "sub/../../ev-evil/b.txt",
        "sub/../sub/a.txt",
        "..\\ev-evil\\b.txt",
        "/etc/passwd",
        "C:\\secret.txt",
        "C:secret.txt",
        "\\\\server\\share\\x",
    ],
)
def test_names_that_leave_the_folder_are_outside(folder: Path, name: str) -> None:
    assert look(folder, name).seen is Seen.OUTSIDE


def test_a_missing_file(folder: Path) -> None:
    assert look(folder, "sub/none.txt").seen is Seen.MISSING
    assert look(folder, "nowhere/none.txt").seen is Seen.MISSING


@pytest.mark.parametrize("name", ["sub", ".", ""])
def test_a_folder_is_not_a_file(folder: Path, name: str) -> None:
    assert look(folder, name).seen is Seen.NOT_A_FILE


def test_the_limit_is_inclusive(folder: Path) -> None:
    assert look(folder, "sub/a.txt", limit=5).seen is Seen.FILE
    assert look(folder, "sub/a.txt", limit=4) == EvidenceFact(id="e", seen=Seen.TOO_LARGE, size=5)


def test_a_file_that_grows_while_it_is_read_is_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [b"x" * 4, b"x" * 4, b""]
    monkeypatch.setattr(os, "read", lambda *_: blocks.pop(0))
    assert look(folder, "sub/a.txt", limit=6).seen is Seen.TOO_LARGE


def test_an_error_while_reading_is_unreadable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise OSError(5, "I/O error")

    monkeypatch.setattr(os, "read", broken)
    assert look(folder, "sub/a.txt").seen is Seen.UNREADABLE


def test_a_file_kept_from_us_is_unreadable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "open", refused)
    assert look(folder, "sub/a.txt").seen is Seen.UNREADABLE
    assert look(folder, "sub").seen is Seen.NOT_A_FILE


@posix
def test_links_may_lead_inside_but_not_out(folder: Path) -> None:
    (folder / "in").symlink_to("sub/a.txt")
    (folder / "out").symlink_to("../ev-evil/b.txt")
    (folder / "door").symlink_to("../ev-evil", target_is_directory=True)
    seen = [look(folder, name).seen for name in ("in", "out", "door/b.txt")]
    assert seen == [Seen.FILE, Seen.OUTSIDE, Seen.OUTSIDE]


@posix
def test_a_link_that_appears_after_the_check_is_not_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = folder / "late"
    late.symlink_to("sub/a.txt")
    monkeypatch.setattr(Locator, "find", lambda *_: str(late))
    assert look(folder, "late").seen is Seen.NOT_A_FILE


@posix
def test_a_loop_of_links_is_unreadable(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")
    assert look(folder, "loop").seen is Seen.UNREADABLE


@posix
def test_a_pipe_and_a_socket_are_not_files_and_do_not_block(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "sock"))
        assert [look(folder, name).seen for name in ("pipe", "sock")] == [Seen.NOT_A_FILE, Seen.NOT_A_FILE]


@posix
def test_a_profile_reached_through_a_link_still_finds_its_evidence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(folder, target_is_directory=True)
    assert look(tmp_path / "alias", "sub/a.txt").seen is Seen.FILE


def test_a_name_in_another_unicode_form_is_found(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "ガイド.pdf")).write_bytes(b"x")
    assert look(folder, "ガイド.pdf").seen is Seen.FILE


def test_a_nul_in_a_name_is_no_accident(folder: Path) -> None:
    assert look(folder, "a\0b").seen in {Seen.UNREADABLE, Seen.MISSING}
