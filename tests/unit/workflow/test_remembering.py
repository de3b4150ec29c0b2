"""Records: what is recalled is what was remembered, and only while every answer stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.documents.inside import file_inside
from ismap_check.evidence.looks import looks
from ismap_check.sources.looking import file_bytes, is_file, is_folder, matching
from ismap_check.sources.store import Store
from ismap_check.sources.watching import watching
from ismap_check.workflow.remembering import ASKED, MOST_BYTES, key_of, recall, remember
from ismap_check.workflow.writing import check_targets


class Shelf(Store):
    """A store in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, *parts: bytes) -> None:
        self.kept[name] = b"".join(parts)


@given(
    answers=st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text(), max_size=4),
    outcome=st.binary(),
    changed=st.data(),
)
@settings(max_examples=60)
def test_a_record_holds_until_one_answer_changes(
    answers: dict[str, str | int | None], outcome: bytes, changed: st.DataObject
) -> None:
    store, world = Shelf(), dict(answers)
    ask = {"world": world.get}
    assert remember(store, "key", {("world", about): answer for about, answer in answers.items()}, outcome, ask)
    assert recall(store, "key", ask) == outcome
    if answers:
        about = changed.draw(st.sampled_from(sorted(answers)))
        world[about] = "never said before"
        assert recall(store, "key", ask) is (outcome if answers[about] == world[about] else None)


def test_every_kind_of_look_can_be_asked_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    with watching() as watch:
        file_bytes(tmp_path / "a.txt", 9)
        is_file(tmp_path / "a.txt")
        is_folder(tmp_path)
        matching(tmp_path, "*.txt")
        file_inside(tmp_path, "a.txt")
        looks(["a.txt"], tmp_path, 9)
        check_targets([tmp_path / "out.md"], [tmp_path / "a.txt"])
    assert {question[0] for question in watch.answers} == set(ASKED)
    store = Shelf()
    assert watch.repeatable
    assert remember(store, "key", watch.answers, b"row")
    assert recall(store, "key") == b"row"
    (tmp_path / "b.txt").touch()
    assert recall(store, "key") is None


def test_what_cannot_be_asked_again_is_not_remembered() -> None:
    store = Shelf()
    assert not remember(store, "key", {("weather",): "fine"}, b"")
    assert not remember(store, "key", {}, bytes(MOST_BYTES + 1))
    assert store.kept == {}


@pytest.mark.parametrize(
    "entry", [b"", b"[1]\n", b"\xff\n", b'[[["file"], 1]]\nrow', b'[[["weather"], 1]]\nrow', b"[[[], 1]]\nrow"]
)
def test_what_we_did_not_write_is_no_memory(entry: bytes) -> None:
    store = Shelf()
    store.put("key", entry)
    assert recall(store, "key") is None


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key_of("a", "b"), key_of("ab"), key_of(["a", "b"]), key_of("b", "a")}) == 4
    assert key_of("a", ["\udcff"]) == key_of("a", ["\udcff"])
