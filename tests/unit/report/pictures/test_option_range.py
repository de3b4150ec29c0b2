"""The range of scores under options: both ends as the result has them, and what is demanded."""

from __future__ import annotations

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import Conditional, Option, Response, Status
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from ismap_check.report.blocks import Fill
from ismap_check.report.pictures.option_range import added_by_option, option_range
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.assessment import builders
from tests.unit.report import sample, walk

DONE = builders.IMPLEMENTED


def view(result: AssessmentResult) -> View:
    """Return the first view of a result in English."""
    return views(Voice(load_words(Language.EN)), result)[0]


def bought(option: str) -> Response:
    """Return an answer that is true only with an option."""
    return Response(status=Status.IMPLEMENTED, condition=Conditional(option=option, otherwise=Status.NOT_IMPLEMENTED))


def with_options(answers: dict[str, Response]) -> View:
    """Return the judgement of four details where two options are on offer."""
    options = [Option(id=name, title=builders.text(f"Plan {name}")) for name in ("a", "b")]
    profile = builders.profile(answers, options=options)
    return view(builders.judge(profile, builders.catalogue(["O must", "M must O", "S1 - O", "S2 - O", "S3 - O"])))


def test_without_conditional_answers_there_is_no_range() -> None:
    assert option_range(view(sample.empty())) is None
    assert option_range(with_options({"M": DONE})) is None


def test_the_range_is_that_of_the_result() -> None:
    chart = option_range(view(sample.plain()))
    assert chart
    assert [row[:4] for row in walk.rows(chart)] == [
        ["Score as claimed", "39.2 %", "60.7 %", "+3"],
        ["Evidenced score", "21.4 %", "42.8 %", "+3"],
    ]
    first = chart.bars[0]
    assert first
    assert [(part.share, part.fill) for part in first.segments] == [(392, Fill.FULL), (215, Fill.STRIPED)]
    assert first.limit is None


def test_what_is_demanded_stands_in_the_picture() -> None:
    chart = option_range(view(sample.baselines()))
    assert chart
    assert chart.bars[0]
    assert chart.bars[0].limit == 500
    assert Fill.LIMIT in {key.fill for key in chart.legend}


def test_several_options_are_told_apart_and_the_larger_comes_first() -> None:
    of = with_options({"M": bought("b"), "S1": bought("a"), "S2": DONE})
    assert added_by_option(of) == {"b": 6, "a": 2}
    chart = option_range(of)
    assert chart
    assert [(row[0], row[3]) for row in walk.rows(chart)[2:]] == [
        ("Score as claimed with only “Plan b” bought", "+3"),
        ("Score as claimed with only “Plan a” bought", "+1"),
    ]
    assert sum(added_by_option(of).values()) == of.judged.high.claimed - of.judged.low.claimed
