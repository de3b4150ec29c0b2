"""A spreadsheet file to tables: what it is follows from its first bytes, not from its name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from ismap_check.model.diagnostic import Loaded
from ismap_check.sources.archive import OLE, ZIP
from ismap_check.sources.files import read_bytes
from ismap_check.sources.limits import Limits
from ismap_check.sources.sheets import Tables
from ismap_check.sources.table_limits import TableLimits

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


def read_tables(path: Path, name: str, limits: TableLimits) -> Loaded[Tables]:
    """Read a workbook or a CSV file; ``name`` is the file as the user gave it and stands in every diagnostic."""
    loaded = read_bytes(path, dataclasses.replace(Limits(), file_bytes=limits.file_bytes), name=name)
    return Loaded(None, loaded.diagnostics) if loaded.value is None else parse_tables(name, loaded.value, limits)


def parse_tables(name: str, raw: bytes, limits: TableLimits) -> Loaded[Tables]:
    """Return the tables of a file that is in memory."""
    if raw.startswith((ZIP, OLE)) or name.lower().endswith(WORKBOOK_SUFFIXES):
        from ismap_check.sources.workbook import read_workbook  # CSV does not pay for the libraries

        return read_workbook(name, raw, limits)
    from ismap_check.sources.csv_table import read_csv  # and workbooks not for this

    return read_csv(name, raw, limits)
