"""A history on a terminal: a line with a bar for each assessment, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import Screen, bar_of
from ismap_check.i18n.width import pad, printable, width_of, wrap
from ismap_check.report.blocks import Chart
from ismap_check.report.history.build import build_history, notes_of, series_title
from ismap_check.report.history.series import Series, Step, series_of
from ismap_check.report.voice import Voice
from ismap_check.version import __version__
from ismap_check.workflow.history.chain import History

SHOWN = ("day", "score", "completeness", "gaps")
GAP = "  "


def history_page(history: History, screen: Screen) -> str:
    """Return the text to show; every line fits the columns."""
    report = build_history(history.records, history.last or "", __version__, screen.words)
    voice = Voice(screen.words)
    head = printable(screen.term("history", service=report.subject, n=len(history.records)))
    lines = [screen.paint(line, Ink.BOLD) for line in wrap(head, screen.columns)]
    for series, section in zip(series_of(history.records), report.sections, strict=True):
        chart = section.blocks[0]
        lines += ["", screen.paint("-" * screen.columns, Ink.DIM)]
        lines += [screen.paint(line, Ink.BOLD) for line in wrap(printable(series_title(voice, series)), screen.columns)]
        lines += _rows(voice, series, chart, screen) if isinstance(chart, Chart) else ()
    lines += ["", *wrap(screen.term("history-last", sha256=history.last or ""), screen.columns)]
    return "\n".join(lines) + "\n"


def _rows(voice: Voice, series: Series, chart: Chart, screen: Screen) -> Iterator[str]:
    labels = [column.label for column in chart.table.columns]
    places = [labels.index(voice(f"history.column.{name}")) for name in SHOWN]
    cells = [[str(row[place][0]) for place in places] for row in chart.table.rows]
    heads = [labels[place] for place in places]
    widths = [max(map(width_of, column)) for column in zip(heads, *cells, strict=True)]
    bars = [bar_of(bar.segments if bar else ()) for bar in chart.bars]
    yield screen.paint(_line(heads, " " * len(bars[0]), widths), Ink.DIM)
    for step, row, bar, whole in zip(series.steps, cells, bars, chart.table.rows, strict=True):
        yield _line(row, bar, widths)
        named = {label: str(cell[0]) for label, cell in zip(labels, whole, strict=True)}
        for note in _notes(voice, step, named):
            yield from (f"{GAP}  {line}" for line in wrap(f"({note})", screen.columns - len(GAP) - 2))


def _notes(voice: Voice, step: Step, cells: Mapping[str, str]) -> Iterator[str]:
    """Yield what stands beneath a row; where there was a review, what it came to, beside what is claimed."""
    if step.judged.verified is not None:
        label = voice("history.column.verified")
        yield f"{label}: {cells[label]}"
    if step.judged.verified_outcome is not None:
        yield f"{voice('history.column.verified-outcome')}: {voice.term('outcome', step.judged.verified_outcome)}"
    yield from notes_of(voice, step)


def _line(cells: list[str], bar: str, widths: list[int]) -> str:
    """Return a row: the day, the bar, then the numbers flush right."""
    day, *numbers = (
        pad(cell, width, right=place > 0) for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return GAP + GAP.join((day, bar, *numbers))
