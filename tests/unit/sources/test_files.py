from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.text import Term
from ismap_check.sources.files import ACCESS_CODES, read_bytes, read_source, read_stream
from ismap_check.sources.limits import Limits
from tests.unit.sources.reading import LIMITS, assert_worded


def refused(path: Path, limits: Limits = LIMITS) -> Diagnostic:
    loaded = read_bytes(path, limits)
    assert loaded.value is None
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.document == str(path)
    assert_worded(diagnostic)
    return diagnostic


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "プロファイル.yaml"
    path.write_bytes(b"a: 1\r\n\x1a")
    assert read_bytes(path, LIMITS).value == b"a: 1\r\n\x1a"


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to("a")
    assert read_bytes(tmp_path / "b", LIMITS).value == b"x"


@pytest.mark.parametrize("name", ["none.yaml", "none/none.yaml", "file/none.yaml", "bad\0name", "\ud800"])
def test_a_missing_file_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / name).code == "file-missing"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "file-not-regular"


def test_a_named_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refused(path).code == "file-not-regular"


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert refused(tmp_path / "s").code == "file-not-regular"


def test_a_circle_of_links_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    assert refused(tmp_path / "a").code == "file-unreadable"


def test_a_forbidden_file_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"")

    def forbid(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path, flags)

    monkeypatch.setattr(os, "open", forbid)
    diagnostic = refused(tmp_path / "a")
    assert (diagnostic.code, diagnostic.params) == ("file-unreadable", {"reason": Term("term.access.forbidden")})


def test_a_folder_that_windows_calls_forbidden_is_still_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path, flags)

    monkeypatch.setattr(os, "open", forbid)
    assert refused(tmp_path).code == "file-not-regular"


def test_a_disk_that_fails_while_reading_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdopen", fail)
    diagnostic = refused(tmp_path / "a")
    assert (diagnostic.code, diagnostic.params) == ("file-unreadable", {"reason": "Input/output error"})


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_bytes(path, Limits(file_bytes=5)).value == b"12345"
    diagnostic = refused(path, Limits(file_bytes=4))
    assert (diagnostic.code, diagnostic.params) == ("file-too-large", {"limit": "4 B", "option": "--max-file-size"})


def test_a_huge_file_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert refused(path).params["limit"] == "16 MiB"


def test_a_stream_is_read_up_to_the_limit() -> None:
    stream = io.BytesIO(b"1234567")
    assert [found.code for found in read_stream("-", stream, Limits(file_bytes=3)).diagnostics] == ["file-too-large"]
    assert stream.tell() == 4
    assert read_stream("-", io.BytesIO(b"123"), Limits(file_bytes=3)).value == b"123"


def test_descriptors_are_closed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    before = os.open(tmp_path / "a", os.O_RDONLY)
    os.close(before)
    for path in (tmp_path / "a", tmp_path, tmp_path / "none"):
        read_bytes(path, LIMITS)
    after = os.open(tmp_path / "a", os.O_RDONLY)
    os.close(after)
    assert after == before


def test_reading_and_parsing_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"a: 1\n")
    loaded = read_source(path, "given/p.yaml", LIMITS)
    assert loaded.value is not None
    assert (loaded.value.name, loaded.value.data) == ("given/p.yaml", {"a": 1})


def test_the_name_as_given_stands_in_diagnostics(tmp_path: Path) -> None:
    (diagnostic,) = read_source(tmp_path / "none", "given/p.yaml", LIMITS).diagnostics
    assert (diagnostic.document, diagnostic.code) == ("given/p.yaml", "file-missing")
    assert diagnostic.code in ACCESS_CODES
