"""Whatever is typed, nothing breaks, and no answer that was saved is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.model.profile import Response
from ismap_check.workflow.answering.dialogue import Dialogue, saved
from ismap_check.workflow.answering.feeding import feed
from ismap_check.workflow.answering.ground import Key
from ismap_check.workflow.answering.saving import Saved, save_answer
from ismap_check.workflow.answering.wish import queue_of, wish_of
from tests.unit.workflow.answering.grounds import EVIDENCE, HEAD, INHERITS, book_of

PROPOSED = """\
responses:
  small:
    2.1.1:
      status: planned
      recheck: {from: {catalogue: other, edition: "1", control: X}, relation: subset-of}
"""
KNOWN = [
    *"12345678",
    *("y", "d", "b", "s", "p", "?", ":b", ":s", ":y", "w", "", "-", "/認証", "f x"),
    *("j 2.1", "j 1.1.1", ":j 2", "実施済み", "planned", "する。", "2026-09-30", "R8.4.1"),
    *("rule", "1, a.pdf", "https://example.jp/a", "base", "総務", "::x", "「引用」: {a}", "# no", "yes", "9.10", "|"),
]
LINES = st.lists(st.one_of(st.sampled_from(KNOWN), st.text(max_size=8)), max_size=14)


@settings(max_examples=30, deadline=None)
@given(LINES)
def test_random_lines(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = book_of(Path(folder), HEAD + INHERITS + EVIDENCE + PROPOSED)
        state = Dialogue(book.ground, queue_of(book.ground, wish_of((), book.ground)))
        kept: dict[Key, Response] = {}
        for line in lines:
            if state.over:
                break
            turn = feed(state, line)
            state = turn.state
            if turn.save:
                done = save_answer(book, turn.save)
                assert isinstance(done, Saved), (turn.save, done)
                book, kept[turn.save.key] = done.book, turn.save.response
                state = saved(state, book.ground, turn.save)
        anew = book_of(Path(folder), Path(book.name).read_text(encoding="utf-8"))
        assert {key: anew.ground.response(key) for key in kept} == kept


@settings(max_examples=30, deadline=None)
@given(LINES)
def test_what_is_wrong_changes_nothing(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ground = book_of(Path(folder), HEAD + INHERITS + EVIDENCE).ground
        state = Dialogue(ground, queue_of(ground, wish_of((), ground)))
        for line in lines:
            turn = feed(state, line)
            if any(one.wrong for one in turn.said):
                assert turn.state.queue == state.queue
                assert turn.state.draft.given == state.draft.given
                assert turn.save is None
            if turn.state.over or turn.save:
                break
            state = turn.state
