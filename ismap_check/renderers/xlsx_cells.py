"""What a workbook is made of before it is written: sheets of rows of cells, as text with a style and a link."""

from __future__ import annotations

from typing import NamedTuple

from ismap_check.renderers.addresses import link_target
from ismap_check.renderers.xlsx_text import cell_text
from ismap_check.report.blocks import Badge, Inline, Line, Link, Ref, Strong, Target


class Cell(NamedTuple):
    """A cell's text; ``style`` is a name of ``xlsx_styles``, ``anchor`` or ``url`` where the cell leads."""

    text: str
    style: str = "cell"
    anchor: str = ""
    url: str = ""


class Row(NamedTuple):
    """A row from the first column on; the last cell of a ``wide`` row reaches to the sheet's last column.

    ``anchors`` are the points of the report that are found here.
    """

    cells: tuple[Cell, ...]
    wide: bool = False
    anchors: tuple[str, ...] = ()


class Grid(NamedTuple):
    """Where a table stands: the row of its head and the number of its rows and columns; rows count from 0.

    The first ``lead`` columns stay in sight.
    """

    head: int
    rows: int
    columns: int
    lead: int = 0


class Sheet(NamedTuple):
    """One sheet: its name and its rows, and which of them are tables."""

    name: str
    rows: tuple[Row, ...]
    grids: tuple[Grid, ...]


def cell(line: Line, style: str = "cell") -> Cell:
    """Return a line as a cell: a badge gives it its tone; a line with one link, and no break in it, leads there.

    Some programs show a cell that leads somewhere as one line.
    """
    text = cell_text("".join([_text(piece) for piece in line])).strip()
    refs = {piece.anchor for piece in line if isinstance(piece, Ref)}
    urls = {target for piece in line if isinstance(piece, Link) and (target := link_target(piece.url))}
    if text and "\n" not in text and len(refs) + len(urls) == 1:
        return Cell(text, "link" if style == "cell" else style, "".join(refs), "".join(urls))
    return Cell(text, _emphasis(line) if style == "cell" else style)


def _emphasis(line: Line) -> str:
    tones = [piece.tone for piece in line if isinstance(piece, Badge)]
    if tones:
        return f"cell-{tones[0]}"
    return "strong" if any(isinstance(piece, Strong) for piece in line) else "cell"


def joined(lines: tuple[Line, ...]) -> Line:
    """Return several lines as one, each on a line of its own."""
    return tuple(piece for number, line in enumerate(lines) for piece in (("\n", *line) if number else line))


def targets(line: Line) -> tuple[str, ...]:
    """Return the points of the report that a line holds."""
    return tuple(piece.anchor for piece in line if isinstance(piece, Target))


def _text(piece: Inline) -> str:
    match piece:
        case str():
            return piece
        case Badge(text, _, mark):
            return f"{mark} {text}"
        case Target():
            return ""
        case _:
            return piece.text
