"""An outcome survives being written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.cli.outcome import Outcome, as_text, outcome_of
from ismap_check.sources.watching import Effect

EFFECTS = st.lists(st.builds(Effect, st.sampled_from(["text", "bytes", "message", "file:a\nb.md"]), st.binary()))


@given(code=st.integers(0, 1), effects=EFFECTS)
@settings(max_examples=60)
def test_it_is_read_as_it_was_written(code: int, effects: list[Effect]) -> None:
    assert outcome_of(Outcome(code, effects).written()) == Outcome(code, effects)


@pytest.mark.parametrize("written", [None, b"", b"[", b"{}", b"[0]\n", b"[0, 1]\n", b"\xff"])
def test_anything_else_is_none(written: bytes | None) -> None:
    assert outcome_of(written) is None


def test_its_files_are_named() -> None:
    assert Outcome(0, [Effect("text", b""), Effect("file:out/a.md", b"x")]).files == ("out/a.md",)


def test_odd_text_survives() -> None:
    assert as_text("記録\udc80".encode("utf-8", "surrogatepass")) == "記録\udc80"
