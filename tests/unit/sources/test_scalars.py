from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.model.diagnostic import Severity
from ismap_check.model.text import Term
from ismap_check.sources.scalars import INTEGER, Likeness, TypedLooking, as_text, likeness, looks_typed

NUMBERS = ["9.10", "9.2", "1e3", "1.", ".5", "+1", "-0", "017", "0x1F", "0o17", "0b11", "1_000", "12:30", "1:02:03"]
MORE_NUMBERS = [".inf", "-.INF", "+.Inf", ".nan", ".NaN", "6.02e+23", "1234567890123456789"]
BOOLEANS = ["True", "TRUE", "yes", "No", "on", "OFF", "y", "N"]
DATES = ["2026-01-01", "2026-04-01T09:00:00Z", "2026-4-1 9:00:00 +09:00", "2001-12-14t21:59:43.10-05:00"]
TEXTS = ["9.2.3", "9.2.3.11.PB", "2024-07", "2026-1-1", "03-1234-5678", "1.0.0", "v1", "-", "--", ".", "..", "+", "10%"]
MORE_TEXTS = [
    "yess",
    "nothing",
    "12:3x",
    "0xZZ",
    "1,000",
    "なし",
    "１２",
    "9．10",
    "NULLS",
    "-a",
    ".a",
    "1 2",
    "\u0661",
]


@pytest.mark.parametrize("text", NUMBERS + MORE_NUMBERS)
def test_what_others_take_for_a_number(text: str) -> None:
    assert likeness(text) is Likeness.NUMBER


@pytest.mark.parametrize("text", BOOLEANS)
def test_what_others_take_for_a_boolean(text: str) -> None:
    assert likeness(text) is Likeness.BOOLEAN


@pytest.mark.parametrize("text", ["~", "Null", "NULL", "null"])
def test_what_others_take_for_nothing(text: str) -> None:
    assert likeness(text) is Likeness.NULL


@pytest.mark.parametrize("text", DATES)
def test_what_others_take_for_a_date(text: str) -> None:
    assert likeness(text) is Likeness.DATE


@pytest.mark.parametrize("text", TEXTS + MORE_TEXTS)
def test_what_everybody_takes_for_text(text: str) -> None:
    assert likeness(text) is None


def test_endless_text_is_not_looked_at() -> None:
    assert likeness("1" + ":1" * 5_000_000) is None


@given(st.text(st.sampled_from("0123456789.-+:_eExXobTZ yn~"), min_size=1, max_size=12).map(str.strip).filter(bool))
def test_what_pyyaml_takes_for_something_else_is_noticed(text: str) -> None:
    """The safe resolver of PyYAML is one of the other readers: nothing it guesses may go unnoticed."""
    resolver: Any = yaml.SafeLoader("")
    if resolver.resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str":
        assert likeness(text) is not None


@given(st.integers(-(10**17), 10**17))
def test_a_whole_number_gives_its_source_back(number: int) -> None:
    spelling, like = as_text(number)
    assert INTEGER.fullmatch(spelling)
    assert (int(spelling), like) == (number, Likeness.NUMBER)


def test_a_boolean_gives_its_source_back() -> None:
    assert [as_text(value) for value in (True, False)] == [("true", Likeness.BOOLEAN), ("false", Likeness.BOOLEAN)]


def test_the_warning_names_text_likeness_and_place() -> None:
    seen = TypedLooking(pointer=("a", 0), at_key=True, spelling="9.10", likeness=Likeness.NUMBER)
    warning = looks_typed("p.yaml", seen)
    assert (warning.code, warning.severity) == ("yaml-looks-typed", Severity.WARNING)
    assert (warning.document, warning.pointer, warning.at_key) == ("p.yaml", ("a", 0), True)
    assert warning.params == {"text": "9.10", "like": Term("term.likeness.number")}
