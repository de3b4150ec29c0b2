"""Reading with a store gives what reading without one gives, and only valid documents are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents import read as module
from ismap_check.documents.read import Reader
from ismap_check.sources.limits import Limits
from ismap_check.sources.store import Store

BASELINE = """\
kind: baseline
schema: 1
id: "pilot"
title: 試行
uses:
  small: {edition}
gate: {{default: {{score: 82.5}}}}
"""
TYPED = BASELINE.format(edition="2026")
CLEAN = BASELINE.format(edition='"2026"')
BROKEN = BASELINE.format(edition="{}")


class Spy(Store):
    """A store that counts."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.found: list[str] = []
        self.kept: list[str] = []

    def get(self, name: str) -> bytes | None:
        entry = super().get(name)
        self.found += [name] if entry is not None else []
        return entry

    def put(self, name: str, *parts: bytes) -> None:
        self.kept.append(name)
        super().put(name, *parts)


@pytest.fixture
def store(tmp_path: Path) -> Spy:
    return Spy(tmp_path / "kept")


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [TYPED, CLEAN])
def test_a_kept_document_says_what_the_file_says(tmp_path: Path, store: Spy, text: str) -> None:
    path = write(tmp_path, text)
    plain = Reader(Limits()).read(path, "b.yaml", "baseline")
    first, second = (Reader(Limits(), store).read(path, "b.yaml", "baseline") for _ in range(2))
    assert plain.value is not None
    assert (first.value, second.value) == (plain.value, plain.value)
    assert (first.diagnostics, second.diagnostics) == (plain.diagnostics, plain.diagnostics)
    assert store.found == store.kept
    assert len(store.kept) == 1


def test_the_warnings_of_a_kept_document_find_their_places(tmp_path: Path, store: Spy) -> None:
    path = write(tmp_path, TYPED)
    for _ in range(2):
        read = Reader(Limits(), store).read(path, "b.yaml", "baseline")
        located = [read.sources[0].located(one) for one in read.diagnostics]
        assert [(one.code, one.place.line if one.place else 0) for one in located] == [("yaml-looks-typed", 6)]
    assert len(store.found) == 1


@pytest.mark.parametrize("text", [BROKEN, "kind: [", "", "kind: mapping\n"])
def test_a_document_with_errors_is_not_kept(tmp_path: Path, store: Spy, text: str) -> None:
    read = Reader(Limits(), store).read(write(tmp_path, text), "b.yaml", "baseline")
    assert read.value is None
    assert read.diagnostics
    assert store.kept == []


def test_other_bytes_other_kinds_and_other_spellings_are_other_entries(tmp_path: Path, store: Spy) -> None:
    reader = Reader(Limits(), store)
    reader.read(write(tmp_path, CLEAN), "b.yaml", "baseline")
    reader.read(write(tmp_path, CLEAN), "b.yaml", "baseline", "catalogue")
    reader.read(write(tmp_path, CLEAN), "b.json", "baseline")
    reader.read(write(tmp_path, CLEAN + "# a comment\n"), "b.yaml", "baseline")
    assert store.found == []
    assert len(set(store.kept)) == len(store.kept) == 3  # as JSON it is not valid


def test_a_new_form_of_entries_ignores_the_old(tmp_path: Path, store: Spy, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, CLEAN)
    Reader(Limits(), store).read(path, "b.yaml", "baseline")
    monkeypatch.setattr(module, "STORED_FORM", 0)
    Reader(Limits(), store).read(path, "b.yaml", "baseline")
    assert store.found == []


@pytest.mark.parametrize("entry", [b"", b"[]", b"{}", b"[{}, [1]]", b'[{}, [[[], 0, "x", "no-likeness"]]]', b"\xff"])
def test_an_entry_of_another_make_is_read_anew(tmp_path: Path, store: Spy, entry: bytes) -> None:
    path = write(tmp_path, CLEAN)
    first = Reader(Limits(), store).read(path, "b.yaml", "baseline")
    store.put(store.kept[0], entry)
    assert Reader(Limits(), store).read(path, "b.yaml", "baseline").value == first.value
    assert Store(tmp_path / "kept").get(store.kept[0]) != entry


def test_changed_limits_mean_a_real_reading(tmp_path: Path, store: Spy) -> None:
    path = write(tmp_path, CLEAN)
    Reader(Limits(), store).read(path, "b.yaml", "baseline")
    narrow = Reader(Limits(depth=1), store).read(path, "b.yaml", "baseline")
    assert [one.code for one in narrow.diagnostics] == ["nesting-too-deep"]
    assert store.found == []
