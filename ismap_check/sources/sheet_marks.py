"""What a sheet's XML says beside its values: merged areas, hidden rows, formulas without a value, cells far out.

The workbook library's streaming mode shows none of these. Entities and external references are refused here, before
the library sees the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, Any, NamedTuple
from xml.sax.handler import ContentHandler

from defusedxml import sax

from ismap_check.sources.sheets import column_number
from ismap_check.sources.table_limits import TableLimits

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Spot = tuple[int, int]
"""Row and column, from 1."""


class Area(NamedTuple):
    """A merged area: its first and last cell."""

    first: Spot
    last: Spot


class Marks(NamedTuple):
    """What was seen in a sheet.

    ``last`` is the lowest row and the rightmost column with a value; ``beyond`` is the first value outside the limits,
    where reading stops. ``valueless`` are formulas without a stored value.
    """

    last: Spot = (0, 0)
    beyond: Spot | None = None
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    valueless: frozenset[Spot] = frozenset()


class _Enough(Exception):  # noqa: N818 -- not an error: the way out of a SAX parser
    """Nothing more needs to be read."""


def sheet_marks(stream: IO[bytes], limits: TableLimits) -> Marks:
    """Read the marks of one sheet; raises what the parsers raise for XML that is broken or has entities."""
    handler = _SheetHandler(limits)
    with suppress(_Enough):
        sax.parse(stream, handler, forbid_dtd=True)
    return handler.marks()


def spot_of(reference: str) -> Spot | None:
    """Return row and column of a cell's reference such as ``B12``."""
    found = _REFERENCE.fullmatch(reference)
    column = column_number(found[1]) if found else None
    return (int(found[2]), column) if found and column else None


class _SheetHandler(ContentHandler):
    def __init__(self, limits: TableLimits) -> None:
        super().__init__()
        self._limits = limits
        self._row, self._column = 0, 0
        self._formula, self._value, self._open = False, False, False
        self._last: Spot = (0, 0)
        self._beyond: Spot | None = None
        self._merged: list[Area] = []
        self._hidden: set[int] = set()
        self._valueless: set[Spot] = set()
        self._started: Mapping[str, Callable[[Any], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "t": self._start_value,
            "mergeCell": self._start_merged,
        }

    def marks(self) -> Marks:
        """Return everything seen so far."""
        return Marks(
            last=self._last,
            beyond=self._beyond,
            merged=tuple(self._merged),
            hidden_rows=frozenset(self._hidden),
            valueless=frozenset(self._valueless),
        )

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 -- the parser's name
        """Note an element that matters; names may carry a prefix."""
        started = self._started.get(name.rpartition(":")[2])
        if started:
            started(attrs)

    def characters(self, content: str) -> None:
        """Note that a cell has a value."""
        if self._open and content.strip():
            self._value = True

    def endElement(self, name: str) -> None:  # noqa: N802 -- the parser's name
        """Close what was opened."""
        local = name.rpartition(":")[2]
        if local in {"v", "t"}:
            self._open = False
        elif local == "c":
            self._end_cell()

    def _start_row(self, attrs: Any) -> None:
        number = attrs.get("r", "")
        self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
        self._column = 0
        if attrs.get("hidden") in {"1", "true"}:
            self._hidden.add(self._row)

    def _start_cell(self, attrs: Any) -> None:
        spot = spot_of(attrs.get("r", ""))
        self._row, self._column = spot or (self._row, self._column + 1)
        self._formula, self._value = False, False

    def _start_formula(self, _attrs: Any) -> None:
        self._formula = True

    def _start_value(self, _attrs: Any) -> None:
        self._open = True

    def _start_merged(self, attrs: Any) -> None:
        first, _, last = attrs.get("ref", "").partition(":")
        ends = spot_of(first), spot_of(last or first)
        if ends[0] and ends[1]:
            self._merged.append(Area(ends[0], ends[1]))

    def _end_cell(self) -> None:
        spot = (self._row, self._column)
        if self._formula and not self._value:
            self._valueless.add(spot)
        if self._value or self._formula:
            if self._row > self._limits.rows or self._column > self._limits.columns:
                self._beyond = spot
                raise _Enough
            self._last = max(self._last[0], self._row), max(self._last[1], self._column)
