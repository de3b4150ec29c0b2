"""One cell of a spreadsheet to text: in normal form, typed values as a reader sees them, odd characters refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from ismap_check.model.diagnostic import Diagnostic, Param
from ismap_check.sources.normal_form import code_point, first_refused, normal_form
from ismap_check.sources.problems import MOST_PROBLEMS
from ismap_check.sources.sheets import Cell, CellKind, place_of
from ismap_check.sources.table_limits import TABLE_OPTIONS, TableLimits

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIXED = re.compile(r"0\.(0+)")
_BLANKS = " \u3000\u00a0\n"

Spot = tuple[int, int]


class CellReader:
    """Reads the cells of one file and collects what is wrong with them in ``trouble``, at most a hundred."""

    def __init__(self, document: str, limits: TableLimits) -> None:
        self.document = document
        self.limits = limits
        self.trouble: list[Diagnostic] = []

    def read(self, cell: Any, sheet: str | None, spot: Spot, *, valueless: bool = False) -> Cell | None:
        """Return a cell of the workbook library, None if there is nothing in it."""
        if valueless:
            return Cell("", *spot, CellKind.FORMULA)
        if cell.value is None:
            return None
        text, kind = _typed(cell)
        return self.text(unescaped(text) if kind is CellKind.TEXT else text, sheet, spot, kind)

    def text(self, written: str, sheet: str | None, spot: Spot, kind: CellKind = CellKind.TEXT) -> Cell | None:
        """Return a cell with this text, None if it is blank."""
        text = normal_form(written.replace("\r\n", "\n").replace("\r", "\n")).strip(_BLANKS)
        if len(text) > self.limits.text_length:
            limit, option = self.limits.text_length, TABLE_OPTIONS["text_length"]
            self._note("text-too-long", sheet, spot, length=len(text), limit=limit, option=option)
        elif (offset := first_refused(text)) is not None:
            self._note("character-refused", sheet, spot, character=code_point(text[offset]))
        return Cell(text, *spot, kind) if text else None

    def _note(self, code: str, sheet: str | None, spot: Spot, **params: Param) -> None:
        if len(self.trouble) < MOST_PROBLEMS:
            place = place_of(sheet, *spot)
            self.trouble.append(Diagnostic(code=code, document=self.document, place=place, params=params))
            if len(self.trouble) == MOST_PROBLEMS:
                stopped = Diagnostic(
                    code="reading-stopped", document=self.document, place=place, params={"n": MOST_PROBLEMS}
                )
                self.trouble.append(stopped)


def unescaped(text: str) -> str:
    """Return a text with the format's own escapes (``_x000D_``) put back into characters."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _typed(cell: Any) -> tuple[str, CellKind]:
    """Return the text of a value as a reader sees it, and what the spreadsheet took it for."""
    value = cell.value
    match value:
        case bool():
            return str(value).upper(), CellKind.BOOLEAN
        case int() | float():
            return _number(value, str(cell.number_format or "")), CellKind.NUMBER
        case datetime() if value.time() == time():
            return value.date().isoformat(), CellKind.DATE
        case date() | time():
            return value.isoformat(), CellKind.DATE
        case _:
            return str(value), CellKind.ERROR if cell.data_type == "e" else CellKind.TEXT


def _number(value: float, shown_as: str) -> str:
    """Return a number as its cell shows it: ``9.10`` where two decimals are asked for, otherwise the shortest form."""
    fixed = _FIXED.match(shown_as)
    if fixed:
        return f"{value:.{len(fixed[1])}f}"
    return str(int(value)) if float(value).is_integer() else repr(value)
