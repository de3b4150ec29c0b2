"""How much of a spreadsheet is read before reading stops; every limit has a diagnostic that names it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ismap_check.model.diagnostic import Diagnostic, Param, Place
from ismap_check.sources.limits import MIB

TABLE_OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "file_bytes": "--max-file-size",
        "unpacked_bytes": "--max-unpacked-size",
        "rows": "--max-rows",
        "columns": "--max-columns",
        "text_length": "--max-text",
    }
)
"""Field of :class:`TableLimits` → the command-line option that raises it."""

MOST_MEMBERS = 1_000
"""Files inside one workbook; nobody raises this, real ones hold a few dozen."""

HIGHEST_RATIO = 100
"""Unpacked over packed size of one workbook; text packs 5 to 30 times."""

SMALL = MIB
"""Unpacked bytes up to which the ratio says nothing: an empty sheet packs well."""


class TableLimits(NamedTuple):
    """What one workbook or CSV file may hold (sizes in bytes, the text of one cell in characters)."""

    file_bytes: int = 10 * MIB
    unpacked_bytes: int = 64 * MIB
    rows: int = 20_000
    columns: int = 64
    text_length: int = 32_000


def too_far(name: str, place: Place, limits: TableLimits) -> Diagnostic:
    """Return the diagnostic of a cell outside the rows and columns that are read."""
    if place.line > limits.rows:
        params: dict[str, Param] = {"limit": limits.rows, "option": TABLE_OPTIONS["rows"]}
        return Diagnostic(code="table-too-many-rows", document=name, place=place, params=params)
    params = {"limit": limits.columns, "option": TABLE_OPTIONS["columns"]}
    return Diagnostic(code="table-too-many-columns", document=name, place=place, params=params)
