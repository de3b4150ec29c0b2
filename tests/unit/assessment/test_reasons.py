"""The same reason on many controls is an observation."""

from __future__ import annotations

from ismap_check.model.profile import Response, Status
from tests.unit.assessment.builders import codes, judge_answers


def repeated(times: int, reason: str) -> set[str]:
    answers = {f"S{n}": Response(status=Status.NOT_SELECTED, reason=reason) for n in range(1, times + 1)}
    return codes(judge_answers(answers, [f"S{n} -" for n in range(1, 13)]))


def test_more_than_ten_are_worth_a_word() -> None:
    assert repeated(10, "リスクが小さいため。") == set()
    assert repeated(11, "リスクが小さいため。") == {"reason-repeated"}


def test_empty_words_are_another_matter() -> None:
    assert repeated(12, "Ｎ/Ａ") == set()


def test_spelling_does_not_hide_a_repetition_and_examples_are_in_natural_order() -> None:
    answers = {
        f"S{n}": Response(status=Status.NOT_SELECTED, reason="Not needed " if n % 2 else "ＮＯＴ needed")
        for n in range(12, 0, -1)
    }
    result = judge_answers(answers, [f"S{n} -" for n in range(12, 0, -1)])
    (finding,) = [finding for finding in result.findings if finding.code == "reason-repeated"]
    assert finding.params == {"n": 12, "examples": ("S1", "S2", "S3")}
