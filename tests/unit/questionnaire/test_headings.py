"""Headings mean one thing each, in both languages; extra columns keep their names."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ismap_check.documents.check_sheet.headings import fold
from ismap_check.questionnaire.fields import both, evidence_fields, response_fields
from ismap_check.questionnaire.headings import OWN, SHOWN, extra_heading, headings, meaning_of


def test_no_two_columns_have_the_same_heading() -> None:
    labels = {key: both(f"questionnaire.column.{key}") for key in (*OWN, *(f"shown.{name}" for name in SHOWN))}
    labels |= {f"response.{field.key}": field.label for field in response_fields()}
    labels |= {f"evidence.{field.key}": field.label for field in evidence_fields()}
    for pick in ("ja", "en"):
        counted = Counter(fold(getattr(label, pick)) for label in labels.values())
        assert {label for label, n in counted.items() if n > 1} == set()
    assert set(headings().values()) == set(labels)


def test_headings_are_known_in_either_language() -> None:
    assert meaning_of("状況") == meaning_of("STATUS") == meaning_of("ｓｔａｔｕｓ") == "response.status"
    assert meaning_of("備考") == "extra.備考"


@given(
    st.text(alphabet="extra: 状況'=_x0041\n", max_size=12) | st.sampled_from(["状況", "Status", "extra: a", "URL", ""])
)
def test_an_extra_column_keeps_its_name(name: str) -> None:
    assert meaning_of(extra_heading(name)) == f"extra.{name}"
