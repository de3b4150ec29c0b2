"""Marks are reversible, and put only where they are needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.questionnaire.marks import (
    BLANKS,
    defused,
    fused,
    literal,
    needs_literal,
    recoded,
    uncoded,
    unmarked,
)

texts = st.text(alphabet="'=+-@＝1.e \u3000\nあ_x04", max_size=10)


@given(texts)
def test_a_literal_is_read_back_and_survives_that_cells_are_trimmed(text: str) -> None:
    assert unmarked(literal(text).strip(BLANKS)) == text


@given(texts)
def test_what_needs_no_literal_survives_as_it_is(text: str) -> None:
    assert needs_literal(text) or (text.strip(BLANKS) == text and unmarked(text) is None)


@given(texts)
def test_defusing_is_reversible(text: str) -> None:
    assert fused(defused(text)) == text


@given(st.text(alphabet="_'x04aF", max_size=14))
def test_codes_are_taken_apart_and_put_together(text: str) -> None:
    assert recoded(uncoded(text)) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-x", "@a", "＝1", "－1", "9.10", "0012", "1e5", "2026/4/1", "TRUE", "'=1"]
)
def test_what_a_program_would_change_is_marked(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "管理策", "a=1", "FIDO2", "GP-GOV-01", "'管理策", "m12"])
def test_what_no_program_changes_stays(text: str) -> None:
    assert defused(text) == text


def test_a_code_of_the_format_stays_text() -> None:
    assert uncoded("_x0041_ _xyz_") == "_'x0041_ _xyz_"
