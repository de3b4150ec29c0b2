"""Tables and charts in HTML, short enough for a thousand rows.

Narrow windows set every cell under its column's name. The names stand in the page's style, once for all tables with the
same columns, rather than in every cell; end tags that HTML supplies itself are left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from ismap_check.renderers.html_bars import bar_svg, swatch
from ismap_check.renderers.html_inline import line, text
from ismap_check.renderers.html_wide import in_room
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Block, Chart, Column, HeatMap, LegendKey, Line, Report, Section, Table, Target

Columns = tuple[Column, ...]
MANY = 6
"""More columns than these are set closer."""
_LONG = re.compile(r"[^\s\u2e80-\uffff]{25}|[\u30a0-\u30ff\u3400-\u9fff]{30}")
"""A word that would widen its column beyond the window.

Japanese text breaks anywhere as it is, but headings break between phrases only, and a browser takes a long row of
kanji or katakana for one phrase.
"""
_WHOLE = re.compile(
    r"\d{4}-\d\d-\d\d|[\d./]+ – [\d./]+([ \u00a0]%)?|[\u3040-\u30fa\u3400-\u9fff]{2,5}・[\u3400-\u9fff]{2,3}"
)
"""A day, a range of numbers, or a pair of short Japanese terms: none reads well in two lines."""
_SHORT = re.compile(r"[!-~]{1,12}")
_NARROW = "@media screen and (max-width: 60rem)"
_WIDE = "@media print, (min-width: 60.01rem)"
_SCREEN = "@media screen and (min-width: 60.01rem)"


def table_html(table: Table) -> str:
    """Return a table."""
    return _figure(table, table.columns, (_row(row) for row in table.rows), ())


def chart_html(chart: Chart) -> str:
    """Return a table with a column of bars after the first."""
    bars = (f"<td class=bar>{bar_svg(bar) if bar else ''}" for bar in chart.bars)
    rows = (_row(row, bar) for row, bar in zip(chart.table.rows, bars, strict=True))
    shown = _figure(chart.table, _columns_of(chart), rows, chart.legend)
    return shown.replace("<figure>", "<figure class=one>", 1) if _is_alone(chart) else shown


def columns_style(report: Report) -> str:
    """Return the rules that name and align the cells of every table of a report."""
    shown = (report.cover, *(blocks for part in report.sections for blocks in _blocks_of(part)))
    kinds = dict.fromkeys(columns for blocks in shown for block in blocks for columns in _tables_of(block))
    names = "".join(rule for columns in kinds for rule in _naming(columns))
    numbers = "".join(rule for columns in kinds for rule in _aligning(columns))
    broad = "".join(rule for columns in kinds for rule in _broadening(columns))
    alone = dict.fromkeys(_columns_of(block) for block in report.cover if isinstance(block, Chart) and _is_alone(block))
    figures = "".join(f".cover .one {rule}" for columns in alone for rule in _naming(columns))
    narrow, wide = f"{_NARROW} {{\n{names}}}\n", f"{_WIDE} {{\n{numbers}}}\n"
    return narrow + wide + (f"{_SCREEN} {{\n{broad}{figures}}}\n" if broad or figures else "")


def _figure(table: Table, columns: Columns, rows: Iterator[str], legend: tuple[LegendKey, ...]) -> str:
    heads, body = "".join([_head(column) for column in columns]), "\n".join(rows)
    shown = (
        f"<table class={_class(columns)}>\n{_caption(table)}<thead><tr>{heads}</thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n"
    )
    return f"<figure>\n{in_room(table, shown, len(columns))}{_below(table.note, legend)}</figure>"


def _caption(table: Table) -> str:
    return f"<caption>{text(table.caption)}</caption>\n" if table.caption else ""


def _head(column: Column) -> str:
    kind = " class=n" if column.numeric else " class=long" if _LONG.search(column.label) else ""
    return f"<th scope=col{kind}>{text(column.label)}"


def _row(row: tuple[Line, ...], bar: str = "") -> str:
    """Return a row: its heading, its bar, its cells; a heading without words would be a barrier."""
    start = "<tr><th scope=row" if any(row[0]) else "<tr><td"
    return f"{start}{_name(row[0])}{bar}{''.join([f'<td{_cell(cell)}' for cell in row[1:]])}"


def _name(cell: Line) -> str:
    """Return a row's heading after its name; a number or an id alone needs no room for words."""
    shown = _cell(cell)
    pieces = [piece for piece in cell if not isinstance(piece, Target)]
    is_short = len(pieces) == 1 and _SHORT.fullmatch(pieces[0] if isinstance(pieces[0], str) else pieces[0].text)
    return f" class=short{shown}" if is_short and shown.startswith(">") else shown


def _cell(cell: Line) -> str:
    """Return a cell after its name, marked where a word is too long to stand whole, and where nothing may break."""
    words = [piece if isinstance(piece, str) else piece.text for piece in cell if not isinstance(piece, Target)]
    if any(map(_LONG.search, words)):
        return f" class=long>{line(cell)}"
    return f"{' class=day' if len(words) == 1 and _WHOLE.fullmatch(words[0]) else ''}>{line(cell)}"


def _below(note: str, legend: tuple[LegendKey, ...]) -> str:
    keys = [f"<span>{swatch(key.fill)}{text(key.label)}</span>" for key in legend]
    parts = [f'<p class="legend">{" ".join(keys)}</p>' if keys else "", f"<p>{text(note)}</p>" if note else ""]
    return f"<figcaption>{''.join(parts)}</figcaption>\n" if any(parts) else ""


def _columns_of(chart: Chart) -> Columns:
    first, *others = chart.table.columns
    return (first, Column(chart.column), *others)


def _is_alone(chart: Chart) -> bool:
    """Tell whether a chart has one row only, which a cover shows as large figures, each under its column's name."""
    return len(chart.table.rows) == 1


def _tables_of(block: Block) -> Iterator[Columns]:
    match block:
        case Table():
            yield block.columns
        case Chart():
            yield _columns_of(block)
        case HeatMap():
            yield block.table.columns


def _blocks_of(section: Section) -> Iterator[tuple[Block, ...]]:
    yield section.blocks
    for part in section.sections:
        yield from _blocks_of(part)


def _class(columns: Columns) -> str:
    """Return the name that tables with these columns share."""
    return "t" + hashlib.sha256(repr([tuple(column) for column in columns]).encode()).hexdigest()[:6]


def _naming(columns: Columns) -> Iterator[str]:
    for place, column in enumerate(columns[1:], start=2):
        yield f'.{_class(columns)} td:nth-child({place})::before {{ content: "{_in_style(column.label)}"; }}\n'


def _aligning(columns: Columns) -> Iterator[str]:
    name, width = f".{_class(columns)} td", "4rem" if len(columns) > MANY else "5rem"
    if len(columns) > MANY:
        yield f"{name} {{ min-width: {width}; }}\n"
    for place, column in enumerate(columns, start=1):
        if column.numeric:
            yield f"{name}:nth-child({place}) {{ text-align: end; min-width: {width}; }}\n"
        elif place > 1 and columns[place - 2].numeric:
            yield f".{_class(columns)} tr > :nth-child({place}) {{ padding-inline-start: 1rem; }}\n"


def _broadening(columns: Columns) -> Iterator[str]:
    for place, column in enumerate(columns, start=1):
        if column.broad:
            yield f".{_class(columns)} td:nth-child({place}) {{ min-width: 15rem; }}\n"


def _in_style(label: str) -> str:
    """Return text for a string of a style: everything but letters, digits and blanks by its number."""
    return "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in visible(label))
