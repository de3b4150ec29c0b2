"""The chart of chapters: score, evidence and completeness drawn as the result has them."""

from __future__ import annotations

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.blocks import Fill, Segment
from ismap_check.report.chapters import chapter_chart, score_bar
from ismap_check.report.numbers import tenths
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.report import sample, walk

VOICE = Voice(load_words(Language.EN))


def view() -> View:
    """Return the sample's first view."""
    return views(VOICE, sample.plain())[0]


def test_bars_show_score_evidence_options_and_completeness() -> None:
    chart = chapter_chart(view())
    assert chart
    first, second = chart.bars
    assert first
    assert second
    assert first.segments == (Segment(83, Fill.PALE), Segment(500, Fill.STRIPED))
    assert first.beneath == 500
    assert first.label == "score as claimed 8.3 – 58.3 %, evidenced score 0.0 – 50.0 %, completeness 50.0 %"
    assert second.segments == (Segment(375, Fill.FULL), Segment(250, Fill.PALE))
    assert [key.fill for key in chart.legend] == [Fill.FULL, Fill.PALE, Fill.STRIPED, Fill.BENEATH]


def test_a_short_report_chooses_its_columns() -> None:
    chart = chapter_chart(view(), ("score", "gaps"))
    assert chart
    assert [column.label for column in chart.table.columns] == ["Chapter", "Verdict", "Score", "Mandatory gaps"]
    assert [row[2:] for row in walk.rows(chart)] == [["8.3 – 58.3 %", "1 – 0"], ["62.5 %", "1"]]


def test_the_whole_score_has_no_second_bar() -> None:
    judged = view().judged
    bar = score_bar(VOICE, judged.low, judged.high)
    assert bar
    assert bar.beneath is None
    assert sum(part.share for part in bar.segments) == tenths(judged.high.claimed, judged.high.possible)
