"""Folders and files that the tool reads and writes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.workflow.cache import VARIABLE
from ismap_check.workflow.doctor import places
from ismap_check.workflow.doctor.check import State
from ismap_check.workflow.doctor.places import cache_check, data_check, folder_check, is_writable, settings_check


def test_the_bundled_catalogues_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_check().state is State.OK
    monkeypatch.setattr(places, "bundled_catalogues", dict)
    assert data_check().state is State.LACKING


def test_the_cache_is_measured(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "documents"
    folder.mkdir(parents=True)
    (folder / "entry").write_bytes(bytes(1024 * 1024))
    found = cache_check({VARIABLE: str(tmp_path / "cache")})
    assert (found.state, found.public) == (State.OK, "1.0 MiB")
    assert [one.name for one in folder.iterdir()] == ["entry"]


def test_a_cache_that_is_turned_off_or_closed_is_a_note(tmp_path: Path) -> None:
    assert cache_check({VARIABLE: "off"}).public == "off"
    file = tmp_path / "file"
    file.touch()
    assert is_writable(tmp_path / "not" / "yet")
    closed = cache_check({VARIABLE: "/proc/nowhere"})
    assert (closed.name, closed.state) == ("cache-closed", State.NOTE)


def test_settings_that_cannot_be_read_are_lacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings_check({}).state is State.OK
    assert folder_check().state is State.OK
    for text in ("catalogues: nothing\n", "catalogues: [\n"):
        (tmp_path / "ismap-check.yaml").write_text(text, encoding="utf-8")
        found = settings_check({})
        assert (found.state, found.params) == (State.LACKING, {"path": "ismap-check.yaml"})
