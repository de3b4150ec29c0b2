"""The history as a document: a table with a bar for each assessment, catalogue by catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ismap_check.i18n.words import Words
from ismap_check.model.history import HistoryRecord, RecordedCatalogue
from ismap_check.report.blocks import (
    Bar,
    Chart,
    Code,
    Column,
    Fact,
    Facts,
    Fill,
    Line,
    Prose,
    Report,
    Section,
    Segment,
    Table,
)
from ismap_check.report.chapters import score_chart
from ismap_check.report.history.series import Series, Step, series_of
from ismap_check.report.numbers import DASH, percent, tenths
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.voice import Voice

COLUMNS = (
    "day",
    "edition",
    "outcome",
    "verified-outcome",
    "score",
    "evidenced",
    "verified",
    "completeness",
    "gaps",
    "note",
)
VERIFIED = frozenset({"verified-outcome", "verified"})
"""Columns that are there if any of the records had a review."""
NOTED = frozenset({"note"})
"""The column that is there if there is anything to note."""
NUMERIC = frozenset({"score", "evidenced", "verified", "completeness", "gaps"})


class _Made(NamedTuple):
    """Which version made the page, and the day that it is about."""

    tool_version: str
    as_of: date


def build_history(records: Sequence[HistoryRecord], last: str, tool_version: str, words: Words) -> Report:
    """Return the history in the language of ``words``; ``last``: the hash of the last line of one or more."""
    voice = Voice(words)
    sections = (_section(voice, one) for one in series_of(records))
    return Report(
        language=words.language,
        title=voice("history.title"),
        subject=records[0].service,
        cover=(_facts(voice, records, last), Prose(((voice("history.meaning"),), (voice("history.chain"),)))),
        sections=numbered(sections),
        words=page_words(voice, _Made(tool_version, max(one.as_of for one in records))),
    )


def series_title(voice: Voice, series: Series) -> str:
    """Return catalogue and baseline of a series by their last titles; by their ids where no record has titles."""
    titles = [step.judged.title for step in series.steps if step.judged.title]
    title = voice.text(titles[-1]) if titles else series.catalogue
    if series.baseline is None:
        return title
    named = [step.judged.baseline_title for step in series.steps if step.judged.baseline_title]
    return voice("cover.under", catalogue=title, baseline=voice.text(named[-1]) if named else series.baseline)


def notes_of(voice: Voice, step: Step) -> tuple[str, ...]:
    """Return what to know before a step is held against the one above it."""
    said = {"changed": step.changed, "earlier": step.earlier}
    return tuple(voice(f"history.{key}") for key, holds in said.items() if holds)


def _facts(voice: Voice, records: Sequence[HistoryRecord], last: str) -> Facts:
    days = [one.as_of for one in records]
    return Facts(
        (
            Fact(voice("cover.service"), ((records[0].service,),)),
            Fact(voice("history.records"), ((str(len(records)),),)),
            Fact(voice("history.days"), ((voice("period", start=voice.day(min(days)), end=voice.day(max(days))),),)),
            Fact(voice("history.last"), ((Code(last),),)),
        )
    )


def _section(voice: Voice, series: Series) -> Section:
    anchor = "/".join(("section", "history", series.catalogue, *filter(None, [series.baseline])))
    return Section(anchor=anchor, title=series_title(voice, series), blocks=(_chart(voice, series),))


def _chart(voice: Voice, series: Series) -> Chart:
    reviewed = any(step.judged.verified is not None for step in series.steps)
    cells = [_cells(voice, step) for step in series.steps]
    noted = any(notes_of(voice, step) for step in series.steps)
    left_out = (frozenset() if reviewed else VERIFIED) | (frozenset() if noted else NOTED)
    names = [name for name in COLUMNS if name not in left_out]
    table = Table(
        caption=voice("history.caption"),
        columns=tuple(Column(voice(f"history.column.{name}"), numeric=name in NUMERIC) for name in names),
        rows=tuple(tuple(row[name] for name in names) for row in cells),
    )
    return score_chart(voice, table, tuple(_bar(voice, step.judged) for step in series.steps))


def _cells(voice: Voice, step: Step) -> Mapping[str, Line]:
    """Return what stands in each column."""
    judged = step.judged
    return {
        "day": (voice.day(step.record.as_of),),
        "edition": (Code(judged.edition),),
        "outcome": (voice.outcome(judged.outcome),),
        "verified-outcome": (voice.outcome(judged.verified_outcome) if judged.verified_outcome else DASH,),
        "score": (_share(judged.claimed, judged.possible),),
        "evidenced": (_share(judged.evidenced, judged.possible),),
        "verified": (_share(judged.verified, judged.verified_possible),),
        "completeness": (_share(judged.answered, judged.in_scope),),
        "gaps": (str(judged.gaps),),
        "note": ("\n".join(notes_of(voice, step)) or DASH,),
    }


def _share(part: int | None, whole: int | None) -> str:
    share = tenths(part, whole) if part is not None and whole else None
    return DASH if share is None else percent(share)


def _bar(voice: Voice, judged: RecordedCatalogue) -> Bar | None:
    """Return the bar of a score: backed by evidence, then only claimed; None where there is no score."""
    claimed, backed = (tenths(part, judged.possible) for part in (judged.claimed, judged.evidenced))
    if claimed is None or backed is None:
        return None
    parts = ((backed, Fill.FULL), (claimed - backed, Fill.PALE))
    said = voice("chart.said", claimed=percent(claimed), evidenced=percent(backed))
    return Bar(tuple(Segment(share, fill) for share, fill in parts if share > 0), said)
