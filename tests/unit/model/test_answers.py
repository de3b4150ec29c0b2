"""Answers that take little room, and say the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ismap_check.model.answers import AnswerKind, packed

KINDS = st.builds(
    AnswerKind,
    st.sampled_from(["mandatory", "selectable"]),
    status=st.sampled_from([None, "implemented", "planned"]),
    weight=st.integers(0, 3),
    evidence=st.integers(0, 100),
)


@given(st.lists(KINDS, max_size=60))
def test_every_leaf_gets_its_kind_back_and_no_kind_is_kept_twice(each: list[AnswerKind]) -> None:
    answers = packed(each)
    assert [answers.kinds[place] for place in answers.places] == each
    assert len(set(answers.kinds)) == len(answers.kinds)


def test_ten_thousand_kinds_are_told_apart_in_text_that_can_be_written() -> None:
    each = [AnswerKind("mandatory", weight=number) for number in range(10_000)]
    answers = packed(each)
    assert len(answers.codes.encode("utf-8").decode("utf-8")) == len(each)
    assert [*answers.places] == [*range(10_000)]
