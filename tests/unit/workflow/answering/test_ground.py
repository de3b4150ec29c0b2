"""What is open in a profile, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.workflow.answering.ground import Key, Open
from ismap_check.workflow.answering.progress import chapter, chapters, totals
from ismap_check.workflow.answering.wish import queue_of, wish_of
from tests.unit.workflow.answering.grounds import EVIDENCE, HEAD, book_of

RECHECK = "recheck: {from: {catalogue: other, edition: '1', control: X}, relation: equal-to}"


def states(folder: Path, answers: str = "", tail: str = "") -> dict[str, str]:
    text = HEAD + ("responses:\n  small:\n" + answers if answers else "") + tail
    return {key.control: str(state) for key, state in book_of(folder, text).ground.open.items()}


def test_mandatory_leaves_come_first_and_what_facts_leave_out_is_not_asked(tmp_path: Path) -> None:
    assert list(states(tmp_path)) == ["1.1.2.PB", "2.1.2", "1.1.1", "2.1.1"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("{status: not-implemented}", None),
        ("{status: implemented, measure: する。}", None),
        ("{status: implemented}", "invalid"),
        ("{status: implemented, measure: なし}", "invalid"),
        ("{status: implemented, measure: する。, evidence: [rule]}", None),
        ("{status: implemented, measure: する。, evidence: [gone]}", "invalid"),
        ("{status: implemented, measure: する。, condition: {option: gone, otherwise: planned}}", "invalid"),
        ("{status: implemented, measure: する。, condition: {option: plus, otherwise: planned}}", "invalid"),
        ("{status: implemented, measure: する。, condition: {option: plus, otherwise: partial}}", None),
        ("{status: planned, due: '2026-09-30', owner: CISO室}", None),
        ("{status: planned, due: '2026-09-30'}", "invalid"),
        ("{status: not-applicable}", "invalid"),
        ("{status: not-applicable, reason: ない。}", None),
        ("{status: inherited, from: gone}", "invalid"),
        ("{status: }", "unanswered"),
        ("{measure: 途中}", "unanswered"),
        (f"{{status: implemented, measure: する。, {RECHECK}}}", "proposed"),
    ],
)
def test_states(tmp_path: Path, answer: str, state: str | None) -> None:
    assert states(tmp_path, f"    2.1.1: {answer}\n", EVIDENCE).get("2.1.1") == state


def test_an_excluded_objective_settles_what_has_no_answer(tmp_path: Path) -> None:
    answers = "    '2.1': {status: not-applicable, reason: ない。}\n    2.1.1: {status: implemented}\n"
    assert states(tmp_path, answers) == {"1.1.2.PB": "unanswered", "1.1.1": "unanswered", "2.1.1": "invalid"}


def test_what_an_objective_stands_for_roughly_comes_last(tmp_path: Path) -> None:
    assert list(states(tmp_path, "    '1.1': {status: partial, measure: 一部。}\n")) == [
        "1.1.2.PB",
        "2.1.2",
        "2.1.1",
        "1.1.1",
    ]


def test_an_objective_is_asked_where_the_profile_has_begun(tmp_path: Path) -> None:
    assert states(tmp_path, "    '1.1': {status: }\n")["1.1"] == "unanswered"


def test_errors_of_other_parts_are_told_apart(tmp_path: Path) -> None:
    text = f"{HEAD}responses:\n  small:\n    9.9.9: {{status: planned}}\n    2.1.1: {{evidence: [gone]}}\n"
    ground = book_of(tmp_path, text).ground
    assert [one.code for one in ground.others] == ["unknown-control"]
    assert [one.code for one in ground.errors[Key("small", "2.1.1")]] == ["unknown-evidence"]


def test_what_is_answered_anew_is_no_error_of_the_file_that_is_extended(tmp_path: Path) -> None:
    shared = f"{HEAD}responses: {{small: {{2.1.1: {{status: implemented, evidence: [gone]}}}}}}\n"
    own = HEAD.replace("language: ja", "language: ja\nextends: company.yaml")
    answered = "responses: {small: {2.1.1: {status: not-implemented}}}\n"
    assert book_of(tmp_path, own, company=shared).ground.open[Key("small", "2.1.1")] is Open.INVALID
    assert Key("small", "2.1.1") not in book_of(tmp_path, own + answered, company=shared).ground.open


@pytest.mark.parametrize(
    ("only", "controls"),
    [
        ((), ["1.1.2.PB", "2.1.2", "1.1.1"]),
        (("mandatory",), ["1.1.2.PB", "2.1.2"]),
        (("Proposed",), ["1.1.1"]),
        (("proposed", "unanswered"), ["1.1.2.PB", "2.1.2", "1.1.1"]),
        (("invalid",), []),
        (("2",), ["2.1.2"]),
        (("small/１", "mandatory"), ["1.1.2.PB"]),
        (("small",), ["1.1.2.PB", "2.1.2", "1.1.1"]),
        (("small@1",), ["1.1.2.PB", "2.1.2", "1.1.1"]),
        (("2.1.1",), ["2.1.1"]),
        (("1.1.2",), ["1.1.2.PB"]),
        (("2.1",), ["2.1.2"]),
    ],
)
def test_only(tmp_path: Path, only: tuple[str, ...], controls: list[str]) -> None:
    answers = f"    2.1.1: {{status: not-implemented}}\n    1.1.1: {{status: implemented, {RECHECK}}}\n"
    ground = book_of(tmp_path, f"{HEAD}responses:\n  small:\n{answers}").ground
    assert [key.control for key in queue_of(ground, wish_of(only, ground))] == controls


def test_only_what_there_is(tmp_path: Path) -> None:
    ground = book_of(tmp_path).ground
    with pytest.raises(UsageError, match="only-unknown"):
        wish_of(["9.9"], ground)


def test_progress(tmp_path: Path) -> None:
    ground = book_of(tmp_path, f"{HEAD}responses: {{small: {{2.1.2: {{status: not-implemented}}}}}}\n").ground
    rows = [(one.group and one.group.id, one.done, one.whole, one.mandatory) for one in chapters(ground)]
    assert rows == [("1", 0, 2, 1), ("2", 1, 2, 0)]
    assert chapter(ground, Key("small", "2.1.1")) == chapters(ground)[1]
    [whole] = totals(ground)
    assert (whole.done, whole.whole, whole.mandatory) == (1, 4, 1)
