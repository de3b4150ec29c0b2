"""The store keeps bytes, gives back only what it kept, and never stands in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ismap_check.sources.store import MOST_ENTRIES, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept")


def test_what_was_put_is_found(store: Store) -> None:
    store.put("one", "回答".encode())
    store.put("two", b"", b"a", b"b")
    assert (store.get("one"), store.get("two"), store.get("three")) == ("回答".encode(), b"ab", None)


def test_an_entry_is_replaced_whole(store: Store, tmp_path: Path) -> None:
    store.put("one", b"old")
    store.put("one", b"new")
    assert store.get("one") == b"new"
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["one"]


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"entry"])
def test_a_damaged_entry_counts_as_not_there_and_is_mended(store: Store, tmp_path: Path, damage: bytes) -> None:
    store.put("one", b"entry")
    (tmp_path / "kept" / "one").write_bytes(damage)
    assert store.get("one") is None
    store.put("one", b"entry")
    assert store.get("one") == b"entry"


def test_an_altered_entry_counts_as_not_there(store: Store, tmp_path: Path) -> None:
    store.put("one", b"status: implemented")
    path = tmp_path / "kept" / "one"
    path.write_bytes(path.read_bytes().replace(b"implemented", b"planned____"))
    assert store.get("one") is None


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "kept")
    store.put("one", b"entry")
    assert store.get("one") is None


def test_the_older_half_makes_room(store: Store, tmp_path: Path) -> None:
    for number in range(MOST_ENTRIES):
        store.put(f"entry-{number}", b"x")
        os.utime(tmp_path / "kept" / f"entry-{number}", (number, number))
    store.put("last", b"x")
    assert len(list((tmp_path / "kept").iterdir())) == MOST_ENTRIES // 2 + 1
    assert (store.get("entry-0"), store.get(f"entry-{MOST_ENTRIES - 1}"), store.get("last")) == (None, b"x", b"x")


@pytest.mark.needs("posix")
def test_only_the_user_may_read_an_entry(store: Store, tmp_path: Path) -> None:
    store.put("one", b"confidential")
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "kept" / "one").stat().st_mode & 0o777 == 0o600


@pytest.mark.needs("posix")
def test_a_folder_that_others_may_write_to_is_not_believed(store: Store, tmp_path: Path) -> None:
    store.put("one", b"entry")
    (tmp_path / "kept").chmod(0o777)
    assert store.get("one") is None
