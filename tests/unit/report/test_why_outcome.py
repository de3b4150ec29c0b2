"""Why a conclusion is what it is: every sentence is true of the numbers beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.profile import Conditional, Option, Response, Status
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from ismap_check.report import build_report
from ismap_check.report.blocks import Prose
from tests.unit.assessment import builders
from tests.unit.report import walk

DONE = builders.IMPLEMENTED
ALL = {"M": DONE, "S1": DONE, "S2": DONE, "S3": DONE}
OPTION = Option(id="plan", title=builders.text("Plan"))
BOUGHT = Response(status=Status.IMPLEMENTED, condition=Conditional(option="plan", otherwise=Status.PARTIAL))
ALONE = "There is no other condition, so the score, high or low, does not affect this conclusion."
GAP = "However high the score, it does not make up for a mandatory gap."


def why(result: AssessmentResult, language: Language = Language.EN) -> list[str]:
    """Return the paragraph on the only catalogue; nothing where there is none."""
    section = walk.section(build_report(result, load_words(language)), "/verdict")
    return [walk.said(line) for block in section.blocks if isinstance(block, Prose) for line in block.paragraphs]


def judged(answers: dict[str, Response], **gate: int) -> AssessmentResult:
    """Judge answers to one must and three selectable details, with the gate of a baseline."""
    thresholds = {Condition(name): limit for name, limit in gate.items()}
    baseline = Baseline(id="b", title=builders.text("B"), uses={"test": "1"}, gate=Gate(default=thresholds))
    return builders.judge(builders.profile(answers, options=[OPTION]), baselines=[baseline])


@pytest.mark.parametrize(
    ("answers", "gate", "expected"),
    [
        (ALL, {}, f"The one mandatory control to be met is satisfied. {ALONE}"),
        (
            ALL,
            {"score": 800, "completeness": 1000},
            (
                "The one mandatory control to be met is satisfied. "
                "The 2 other conditions hold as well (score 100.0 %, completeness 100.0 %)."
            ),
        ),
        (
            {"M": DONE, "S1": DONE},
            {"score": 600, "completeness": 900},
            (
                "The one mandatory control to be met is satisfied. One condition holds (score 66.6 %). "
                "Of 4 details in scope, 2 have no answer of their own yet."
            ),
        ),
        (
            ALL | {"M": Response(status=Status.NOT_IMPLEMENTED)},
            {},
            (
                f"Of 1 mandatory control to be met, 1 is not fully satisfied (1 not satisfied). {GAP} "
                "There is no other condition."
            ),
        ),
        (
            {"O": builders.EXCLUDED},
            {"score": 500},
            (
                "There is no mandatory control to be met. "
                "1 further mandatory control is excluded with a reason, which is accepted. "
                "No control at all counts towards the score, so there is none. "
                "Of 4 details in scope, 4 have no answer of their own yet."
            ),
        ),
        (
            ALL | {"M": BOUGHT},
            {},
            (
                f"Of 1 mandatory control to be met, 1 is not fully satisfied (1 partial). {GAP} "
                "There is no other condition. "
                "Conditional answers are counted as if only the options named for this run were ordered."
            ),
        ),
    ],
)
def test_the_paragraph_says_what_decides(answers: dict[str, Response], gate: dict[str, int], expected: str) -> None:
    assert why(judged(answers, **gate)) == [f"Why this conclusion: {expected}"]


def test_gaps_are_split_by_their_verdicts() -> None:
    catalogue = builders.catalogue(["O must", "A must O", "B must O", "C must O", "D must O"])
    answers = {"A": DONE, "B": Response(status=Status.PARTIAL), "C": Response(status=Status.NOT_IMPLEMENTED)}
    (said,) = why(builders.judge(builders.profile(answers), catalogue), Language.JA)
    assert said.startswith(
        "この結論の理由：満たすべき必須の管理策4件のうち3件が充足していません（一部充足1件、不充足1件、未回答1件）。"
    )


def test_where_nothing_is_in_scope_the_conclusion_says_it_all() -> None:
    controls = [replace(builders.control("L must"), applies_when={"ai": (True,)})]
    catalogue = builders.catalogue(controls, facts=["ai"])
    assert why(builders.judge(builders.profile({}, facts={"ai": False}), catalogue)) == []
