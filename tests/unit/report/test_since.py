"""Looking back at an earlier result: at every level, and never with more than the reader may see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import AssessmentScope, Conditional, Option, Response, Status
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from ismap_check.report.asked import EVERYTHING, Asked, Audience, Level
from ismap_check.report.blocks import Report
from ismap_check.report.build import build_report
from ismap_check.report.since import Earlier
from tests.unit.assessment.builders import IMPLEMENTED, NOT_IMPLEMENTED, catalogue, judge, profile, text

TREE = ("A must 1", "B - 1")
PLAN = "社外秘の計画"


def judged(answers: dict[str, Response]) -> AssessmentResult:
    return judge(profile(answers), catalogue(TREE, groups=("1",)))


BEFORE = judged({"A": IMPLEMENTED, "B": replace(NOT_IMPLEMENTED, measure=PLAN)})
AFTER = judged({"A": NOT_IMPLEMENTED, "B": replace(NOT_IMPLEMENTED, measure="別の計画")})


def built(asked: Asked, earlier: Earlier | None = None) -> Report:
    return build_report(AFTER, load_words(Language.JA), asked, earlier or Earlier(BEFORE))


def test_the_page_for_who_decides_says_what_got_worse() -> None:
    told = str(built(Asked(level=Level.EXECUTIVE)).cover)
    assert "前回より悪くなった管理策があります" in told
    assert "0 → 1" in told


@pytest.mark.parametrize(("level", "texts"), [(Level.MANAGER, False), (Level.FULL, True)])
def test_a_longer_report_begins_with_what_changed(level: Level, *, texts: bool) -> None:
    first = built(Asked(level=level)).sections[0]
    assert first.anchor == "since"
    assert (PLAN in str(first)) is texts


def test_plans_of_the_earlier_profile_are_kept_from_the_buyer() -> None:
    assert PLAN in str(built(EVERYTHING))
    assert PLAN not in str(built(Asked(audience=Audience.BUYER)))
    assert "since" not in str(built(Asked(audience=Audience.PUBLIC)).sections)


def test_without_an_earlier_result_nothing_is_said_of_it() -> None:
    report = build_report(AFTER, load_words(Language.JA))
    assert all(section.anchor != "since" for section in report.sections)


@pytest.mark.parametrize(("others", "moved"), [((), True), (("other", "third"), False)])
def test_the_page_for_who_decides_always_shows_the_chapters_that_lack_most(
    others: tuple[str, ...], *, moved: bool
) -> None:
    """What got worse is told by a notice anyway; the table of scores is the first to make room."""
    chapters = tuple("123456")
    tree = [f"M{chapter} must {chapter}" for chapter in chapters]
    catalogues = [catalogue(tree, groups=chapters, id=name) for name in ("test", *others)]
    bought = replace(IMPLEMENTED, condition=Conditional(option="plan", otherwise=Status.NOT_IMPLEMENTED))
    answered = profile(
        dict.fromkeys((f"M{chapter}" for chapter in chapters), bought),
        options=[Option(id="plan", title=text("Plan"))],
        assessment=AssessmentScope(catalogues={one.id: "1" for one in catalogues}),
    )
    earlier = Earlier(judge(answered, *catalogues, with_options=("plan",)))
    report = build_report(judge(answered, *catalogues), load_words(Language.JA), Asked(level=Level.EXECUTIVE), earlier)
    told = str(report.cover)
    assert "不足の大きい章" in told
    assert "前回より悪くなった管理策があります" in told
    assert ("前回からの評点の変化" in told) is moved
