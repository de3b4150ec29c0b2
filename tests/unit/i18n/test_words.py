"""Words with values: a noun goes with its number, and a sentence without values still reads."""

from __future__ import annotations

import pytest

from ismap_check.i18n.words import Words, load_words, without_values
from ismap_check.model.text import Language

WORDS = Words(Language.EN, {"a": "{n} {n:control has|controls have} {what}", "b": "{x|y}", "c": "{p} {p:point|points}"})


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 controls have x"), (1, "1 control has x"), (2, "2 controls have x"), (11, "11 controls have x")],
)
def test_a_noun_and_its_verb_go_with_the_number(n: int, said: str) -> None:
    assert WORDS("a", n=n, what="x") == said


@pytest.mark.parametrize(("points", "said"), [("1/1", "1/1 point"), ("0.5/1", "0.5/1 point"), ("1/3", "1/3 points")])
def test_points_go_with_those_that_can_be_had(points: str, said: str) -> None:
    assert WORDS("c", p=points) == said


def test_a_value_is_never_read_as_a_form() -> None:
    assert WORDS("a", n=1, what="{n:a|b}") == "1 control has {n:a|b}"


def test_without_values_a_sentence_speaks_of_many() -> None:
    assert without_values("{n} {n:control has|controls have} {what}") == "… controls have …"


def test_the_tables_say_one_control() -> None:
    words = load_words(Language.EN)
    assert words("report.numbers.mandatory-of", whole=1) == "of 1 mandatory control in scope"
    assert words("finding.reason-repeated.what", n=1, examples="A").startswith("The same reason stands on 1 control (")
