"""The page of a history: what its parts are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ismap_check.i18n.words import load_words
from ismap_check.model.gate import Outcome
from ismap_check.model.history import HistoryRecord, RecordedCatalogue
from ismap_check.model.text import Language, Text
from ismap_check.report.blocks import Chart, Report
from ismap_check.report.history import build_history

UNTITLED = RecordedCatalogue(
    catalogue="system",
    edition="2026-04",
    structure="0",
    outcome=Outcome.MEETS,
    possible=20,
    claimed=10,
    evidenced=5,
    in_scope=10,
    answered=8,
    gaps=0,
    baseline="pilot",
)
TITLED = replace(UNTITLED, title=Text("管理基準", "Controls"), baseline_title=Text("試行", "Pilot"))


def history(*judged: RecordedCatalogue, language: Language = Language.EN) -> Report:
    """Return a history with one record for each of these."""
    records = [
        HistoryRecord(
            service="trial",
            as_of=date(2026, 10, day),
            tool_version="1.0",
            outcome=Outcome.MEETS,
            inputs="0",
            catalogues=(one,),
        )
        for day, one in enumerate(judged, start=1)
    ]
    return build_history(records, "0" * 64, "1.0", load_words(language))


def headings(*judged: RecordedCatalogue, language: Language = Language.EN) -> list[str]:
    """Return the titles of its parts."""
    return [section.title for section in history(*judged, language=language).sections]


def test_a_part_is_headed_by_the_titles_of_catalogue_and_baseline() -> None:
    assert headings(TITLED) == ["Controls, baseline “Pilot”"]
    assert headings(TITLED, language=Language.JA) == ["管理基準（ベースライン「試行」）"]
    assert headings(replace(TITLED, baseline=None, baseline_title=None)) == ["Controls"]


def test_the_last_title_counts_and_without_any_the_ids_stand_there() -> None:
    renamed = replace(TITLED, title=Text("新", "New"))
    assert headings(UNTITLED, TITLED, renamed) == headings(renamed)
    assert headings(UNTITLED) == ["system, baseline “pilot”"]


def test_notes_have_a_column_only_where_there_are_any() -> None:
    def noted(*judged: RecordedCatalogue) -> bool:
        (chart,) = history(*judged).sections[0].blocks
        assert isinstance(chart, Chart)
        return "Note" in {column.label for column in chart.table.columns}

    assert not noted(TITLED, TITLED)
    assert noted(TITLED, replace(TITLED, edition="2027-04"))
