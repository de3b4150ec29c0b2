"""How wide the columns of a table are on paper: no word or badge is cut if there is room, the rest goes by length.

All widths are in half-width characters, of which a Japanese one takes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isqrt
from typing import NamedTuple

from ismap_check.renderers.pdf_inline import LONGEST_WORD
from ismap_check.report.blocks import Badge, Code, Line, Table

LINE, LINE_ON_SIDE = 112, 168
"""What a line of a table holds on A4, upright and on its side."""
GUTTER = 2
BAR = 18
FEWEST = 8
"""Four Japanese characters: fewer in a line cannot be read."""
LONGEST_BADGE = 22
WHOLE = 20
"""A heading or a line of a cell that is no wider stays whole where the table grows hardly longer by it."""
HARDLY = 1.05
"""How many times the lines of the shortest setting count as hardly longer."""
FEW_ROWS = 3
"""In so few rows it costs little to break texts for the sake of the headings."""
BLANK = 10
"""A column with nothing in it is there to be filled in by hand."""
_RUN = re.compile(r"[!-~]+")


class _Need(NamedTuple):
    """What a column must have, and more: its short lines whole, its heading too, its usual and its longest text."""

    least: int
    whole: int
    headed: int
    liked: int
    most: int


def column_widths(table: Table, line: int = LINE, *, bars: bool = False) -> list[int]:
    """Return a weight for every column and its gutter; they fill what a line of ``line`` leaves beside bars."""
    if all_code(table):
        return [max(_widest(row[place]) for row in table.rows) + GUTTER for place in range(len(table.columns))]
    needs = [_need(table, place) for place in range(len(table.columns))]
    room = line - GUTTER * len(needs) - (BAR if bars else 0)
    if sum(need.most for need in needs) <= room:
        return [need.most + GUTTER for need in needs]
    few = len(table.rows) <= FEW_ROWS
    wanted = ([need.headed for need in needs], [need.whole for need in needs])
    tried = [_shared_out(needs, least, room) for least in wanted if sum(least) <= room]
    if few and tried:
        return tried[0]
    tried.append(_shared_out(needs, [need.least for need in needs], room))
    lines = [_lines(table, widths) for widths in tried]
    return next(widths for widths, each in zip(tried, lines, strict=True) if each <= min(lines) * HARDLY)


def _shared_out(needs: Sequence[_Need], least: Sequence[int], room: int) -> list[int]:
    """Return a width for every column and its gutter: what it gets at least, and its share of what is left."""
    wishes = [max(0, need.liked - given) for need, given in zip(needs, least, strict=True)]
    spare, wished = max(0, room - sum(least)), sum(wishes) or 1
    return [given + GUTTER + spare * wish // wished for given, wish in zip(least, wishes, strict=True)]


def _lines(table: Table, widths: Sequence[int]) -> int:
    """Return about how many lines the rows of a table take."""
    return sum(max(map(_lines_in, row, widths), default=0) for row in table.rows)


def _lines_in(cell: Line, given: int) -> int:
    """Return about how many lines a cell takes."""
    room = max(1, given - GUTTER)
    return sum(-(-each // room) for each in map(width, "".join(_texts(cell)).split("\n")))


def all_code(table: Table) -> bool:
    """Return whether a table holds nothing but names and hashes: it is set small, in one line each."""
    return all(len(cell) == 1 and isinstance(cell[0], Code) for row in table.rows for cell in row) and bool(table.rows)


def width(shown: str) -> int:
    """Return how wide a text is in one line."""
    return sum(1 if char.isascii() else 2 for char in shown)


def line_width(line: Line) -> int:
    """Return how wide a line is; one with breaks of its own fills any room."""
    shown = "".join(_texts(line))
    return LINE_ON_SIDE if "\n" in shown else width(shown)


def _need(table: Table, place: int) -> _Need:
    column = table.columns[place]
    cells: Sequence[Line] = [(column.label,), *(row[place] for row in table.rows)]
    widths = [_widest(cell) for cell in cells]
    body = max(widths[1:], default=0)
    # A heading is set bold, which makes a word of Latin letters wider than its half-width characters.
    words = max(_word(cells[0]) + 1, *map(_word, cells))
    least = max(words, min(FEWEST, max(widths)), body if column.numeric else 0 if body else BLANK)
    most = max(widths)
    usual = isqrt(most * sum(widths) // len(widths))
    whole = max(least, *(_whole(cell) for cell in cells[1:]), 0)
    return _Need(
        least=least,
        whole=whole,
        headed=max(whole, widths[0] + 1 if widths[0] < WHOLE else 0),
        liked=max(least, usual),
        most=max(least, most),
    )


def _whole(cell: Line) -> int:
    """Return how wide the widest short line of a cell is."""
    return max((each for each in map(width, "".join(_texts(cell)).split("\n")) if each <= WHOLE), default=0)


def _widest(line: Line) -> int:
    return max(map(width, "".join(_texts(line)).split("\n")))


def _texts(line: Line) -> Iterator[str]:
    for piece in line:
        yield piece if isinstance(piece, str) else f"{getattr(piece, 'mark', '')} {getattr(piece, 'text', '')}".strip()


def _word(line: Line) -> int:
    """Return the widest thing that should not be cut: a badge, or a word of Latin letters."""
    badges = [_badge(width(f"{one.mark} {one.text}")) for one in line if isinstance(one, Badge)]
    runs = [min(LONGEST_WORD, len(run)) for text in _texts(line) for run in _RUN.findall(text)]
    return max((*badges, *runs), default=0)


def _badge(shown: int) -> int:
    """Return what a badge must have: a long one takes two lines, and no more room than these need."""
    return shown if shown <= LONGEST_BADGE else min(LONGEST_BADGE, shown // 2 + 2)
