"""Wide tables for pages that have little room: in several parts, each with the leading columns."""

from __future__ import annotations

from itertools import pairwise

from ismap_check.report.blocks import Line, Table, Target


def parted(table: Table) -> tuple[Table, ...]:
    """Return a table in parts of about as many columns; one that is narrow enough is its only part."""
    wide = table.wide
    peers = len(table.columns) - wide.lead if wide else 0
    if wide is None or peers <= wide.most:
        return (table,)
    count = -(-peers // wide.most)
    ends = [wide.lead + peers * number // count for number in range(count + 1)]
    return tuple(
        table._replace(
            caption=f"{table.caption} ({number}/{count})",
            columns=(*table.columns[: wide.lead], *table.columns[start:end]),
            rows=tuple((*_lead(row[: wide.lead], number), *row[start:end]) for row in table.rows),
            note=table.note if number == count else "",
        )
        for number, (start, end) in enumerate(pairwise(ends), start=1)
    )


def _lead(cells: tuple[Line, ...], number: int) -> tuple[Line, ...]:
    """Return the cells that every part repeats; links lead to the first part, because a point can stand only once."""
    if number == 1:
        return cells
    return tuple(tuple(piece for piece in cell if not isinstance(piece, Target)) for cell in cells)
