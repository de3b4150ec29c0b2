"""The staircase of actions: each step starts where the one before it ends, the last reaches the whole."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.actions import actions_chart
from ismap_check.report.blocks import Chart, Fill
from ismap_check.report.pictures.gains import score_after, sums
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.report import sample


def view(name: str = "plain", position: int = 0) -> View:
    """Return a sample's view in English."""
    return views(Voice(load_words(Language.EN)), sample.RESULTS[name]())[position]


def drawn(of: View, shown: int = 20) -> Chart:
    """Return the chart of a view that has one."""
    chart = actions_chart(of, shown)
    assert chart
    return chart


def test_steps_follow_each_other_to_the_whole() -> None:
    bars = [bar for bar in drawn(view()).bars if bar]
    ends = [sum(part.share for part in bar.segments) for bar in bars]
    starts = [sum(part.share for part in bar.segments if part.fill is Fill.PALE) for bar in bars]
    assert starts[0] == 0
    assert all(end == start for end, start in zip(ends[:-1], starts[1:], strict=True))
    assert all(before < after for before, after in pairwise(ends))
    assert ends[-1] == 1000


def test_all_actions_together_reach_a_full_score() -> None:
    of = view()
    gained = sums(of.judged.actions)
    assert of.judged.low.claimed + gained[-1] == of.judged.low.possible
    assert score_after(of, gained[-1]) == "100.0 %"


def test_what_gains_nothing_has_no_step() -> None:
    chart = drawn(view())
    without = [bar is None for bar in chart.bars]
    assert without == [action.gain == 0 for action in view().judged.actions[:20]]
    assert any(without)


def test_a_step_says_its_gain_and_the_sum() -> None:
    chart = drawn(view(), shown=2)
    assert chart.bars[0]
    assert chart.bars[0].label == "3 points more, 3 in all"


@pytest.mark.parametrize("name", sample.RESULTS)
def test_there_is_a_bar_or_none_for_every_row(name: str) -> None:
    for of in views(Voice(load_words(Language.EN)), sample.RESULTS[name]()):
        chart = actions_chart(of)
        assert chart is None or len(chart.bars) == len(chart.table.rows)
