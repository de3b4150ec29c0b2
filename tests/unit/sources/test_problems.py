from __future__ import annotations

import pytest

from ismap_check.sources.problems import LONGEST_SHOWN, MOST_PROBLEMS, Problems, ReadingStoppedError, shortened
from tests.unit.sources.reading import assert_worded, place


def test_a_problem_carries_place_and_source_line() -> None:
    problems = Problems("p.yaml", "a: 1\nb:\t2\n")
    problems.add("yaml-tab", place(2, 3))
    (found,) = problems.found
    assert (found.document, found.place, found.excerpt) == ("p.yaml", place(2, 3), "b: 2")


def test_a_duplicate_names_both_places() -> None:
    problems = Problems("p.yaml", "a: 1\na: 2\n")
    problems.duplicate("a", place(2, 1), place(1, 1))
    (found,) = problems.found
    assert (found.place, found.related, found.params["line"]) == (place(2, 1), place(1, 1), 1)


def test_a_passed_limit_names_the_limit_and_its_option() -> None:
    problems = Problems("p.yaml", "")
    assert isinstance(problems.over("nesting-too-deep", "depth", 32), ReadingStoppedError)
    assert problems.found[0].params == {"limit": 32, "option": "--max-depth"}


def test_the_hundredth_problem_ends_the_reading() -> None:
    problems = Problems("p.yaml", "x")
    for _ in range(MOST_PROBLEMS - 1):
        problems.add("yaml-tab", place(1, 1))
    with pytest.raises(ReadingStoppedError):
        problems.add("yaml-tab", place(1, 1))
    assert [found.code for found in problems.found[-2:]] == ["yaml-tab", "reading-stopped"]
    assert_worded(problems.found[-1])


def test_a_quoted_text_is_one_short_printable_line() -> None:
    assert shortened("a\n  b") == "a b"
    assert shortened("x" * 99_999) == "x" * (LONGEST_SHOWN - 1) + "…"
    assert shortened("a\x1b[31m\ud800") == "a\ufffd[31m\ufffd"
