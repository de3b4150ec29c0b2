"""What the report says at each outcome, from small judgements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Control, MandatoryExclusion, Provenance, Rules
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.profile import Conditional, Option, Response, Status
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from ismap_check.report import Report, build_report
from ismap_check.report.blocks import Chart, Facts, Notice, Table
from tests.unit.assessment import builders
from tests.unit.report import walk

DONE = builders.IMPLEMENTED
ALL = {"M": DONE, "S1": DONE, "S2": DONE, "S3": DONE}
BOUGHT = Response(status=Status.IMPLEMENTED, condition=Conditional(option="plan", otherwise=Status.NOT_IMPLEMENTED))
PLAN = Option(id="plan", title=builders.text("Plan"))


def report(result: AssessmentResult) -> Report:
    """Return the English report."""
    return build_report(result, load_words(Language.EN))


def outcome(made: Report) -> list[str]:
    """Return title and paragraphs of the conclusion on the only catalogue."""
    (notice,) = (block for block in walk.section(made, "/verdict").blocks if isinstance(block, Notice))
    return [notice.title, *(walk.said(line) for line in notice.paragraphs)]


def rows(made: Report, ending: str) -> list[list[str]]:
    """Return the rows of a section's first table."""
    return walk.rows(next(block for block in walk.section(made, ending).blocks if isinstance(block, Table | Chart)))


def test_meets() -> None:
    made = report(builders.judge(builders.profile(ALL)))
    assert outcome(made) == ["Meets this catalogue's conditions, as claimed"]
    assert isinstance(made.cover[0], Notice)
    assert made.cover[0].title == "Meets this catalogue's conditions, as claimed"


def test_incomplete_says_what_would_help() -> None:
    made = report(builders.judge(builders.profile({"S1": DONE})))
    assert outcome(made) == [
        "No conclusion yet: answers are missing",
        "Missed: mandatory gaps, 1 (required: at most 0).",
        (
            "The conditions would hold if every control that is unanswered or answered only roughly were satisfied, "
            "with evidence."
        ),
    ]


def test_what_options_would_change_is_said() -> None:
    made = report(builders.judge(builders.profile(ALL | {"M": BOUGHT}, options=[PLAN])))
    assert outcome(made)[-1] == (
        "With every conditional answer at its best the conclusion would be “meets the conditions”."
    )
    assert rows(made, "/actions")[0][-1] == "changes the conclusion\ncloses a mandatory gap"


def test_an_option_taken_as_bought_counts() -> None:
    made = report(builders.judge(builders.profile(ALL | {"M": BOUGHT}, options=[PLAN]), with_options=("plan",)))
    assert outcome(made) == ["Meets this catalogue's conditions, as claimed"]
    assert walk.facts(walk.cards(made)["test/M"])["Condition"][1] == "Judged as bought."


def test_options_that_exclude_each_other_are_pointed_out() -> None:
    other = Option(id="other", title=builders.text("Other"), excludes=("plan",))
    apart = replace(BOUGHT, condition=Conditional(option="other", otherwise=Status.NOT_IMPLEMENTED))
    made = report(builders.judge(builders.profile(ALL | {"M": BOUGHT, "S1": apart}, options=[PLAN, other])))
    assert outcome(made)[-1] == "That needs options that exclude each other, so it cannot be reached."
    (numbers, *_) = (block for block in walk.section(made, "/verdict").blocks if isinstance(block, Table))
    assert numbers.note.endswith("so it cannot be reached.")


def test_nothing_in_scope_is_incomplete() -> None:
    catalogue = builders.catalogue(["G must", builders.control("L must G", applies_when={"ai": (True,)})], facts=["ai"])
    made = report(builders.judge(builders.profile({}, facts={"ai": False}), catalogue))
    nothing = "No conclusion: there is nothing to judge"
    assert outcome(made) == [nothing, "Missed: controls in scope, 0 (required: at least 1)."]
    (cover, *_) = (block for block in made.cover if isinstance(block, Notice))
    assert cover.title == nothing


def test_an_exclusion_of_its_own_and_an_inferred_gap() -> None:
    tree: list[str | Control] = ["O must", "M must O", builders.control("N must O", provenance=Provenance.INFERRED)]
    catalogue = builders.catalogue(tree, rules=Rules(mandatory_exclusion=MandatoryExclusion.REASON))
    planned = Response(status=Status.PLANNED, due=date(2026, 12, 1), reason="設備の更新を待つため。")
    made = report(builders.judge(builders.profile({"M": builders.EXCLUDED, "N": planned}), catalogue))
    assert rows(made, "/exclusions") == [["M", "this control", "このサービスは物理媒体を扱わないため。"]]
    assert rows(made, "/gaps")[0][2] == "planned (due 2026-12-01)\n設備の更新を待つため。"
    assert "holder of the underlying standards" in "".join(
        walk.said(line) for block in walk.section(made, "/gaps").blocks[:2] for line in walk.lines(block)
    )


def test_a_factor_of_nought_is_accounted_for() -> None:
    baseline = Baseline(id="b", title=builders.text("B"), uses={"test": "1"}, weights={"test": {"S1": 0}})
    made = report(builders.judge(builders.profile(ALL), baselines=[baseline]))
    tables = [block for block in walk.section(made, "/verdict").blocks if isinstance(block, Table)]
    assert dict(walk.rows(tables[2])) == {
        "in score": "3",
        "out of the score by the baseline's factor 0 (a mandatory one must still be satisfied)": "1",
        "total": "4",
    }


def test_a_catalogue_that_is_answered_but_not_judged_is_marked() -> None:
    other = builders.catalogue(["A must"], id="other")
    baseline = Baseline(id="b", title=builders.text("B"), uses={"test": "1"})
    made = report(builders.judge(builders.profile(ALL), builders.catalogue(), other, baselines=[baseline]))
    (facts,) = (block for block in made.cover if isinstance(block, Facts))
    (editions,) = (fact for fact in facts.rows if fact.label == "Catalogue editions")
    assert ["not judged in this run" in walk.said(line) for line in editions.lines] == [False, True]


@pytest.mark.parametrize("language", Language)
def test_the_rest_of_many_actions_is_counted(language: Language) -> None:
    many = builders.catalogue(["O must", *(f"S{number} - O" for number in range(30))])
    made = build_report(builders.judge(builders.profile({}), many), load_words(language))
    table = next(block for block in walk.section(made, "/actions").blocks if isinstance(block, Chart)).table
    assert len(table.rows) == 20
    assert "11" in table.note  # ten controls, and the catalogue as a whole


def test_a_threshold_that_no_score_can_reach() -> None:
    excluded = {"O": builders.EXCLUDED}
    baseline = Baseline(id="b", title=builders.text("B"), uses={"test": "1"}, gate=Gate(default={Condition.SCORE: 500}))
    made = report(builders.judge(builders.profile(excluded), baselines=[baseline]))
    assert outcome(made)[1] == "Missed: score, no score (required: at least 50.0 %)."
