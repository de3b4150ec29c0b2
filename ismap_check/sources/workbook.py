"""An ``.xlsx`` workbook to sheets: stored values only, formulas are never evaluated."""

from __future__ import annotations

import hashlib
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.sources.archive import check_container
from ismap_check.sources.cells import CellReader
from ismap_check.sources.sheets import Cell, Sheet, Tables, place_of
from ismap_check.sources.table_limits import TableLimits, too_far

if TYPE_CHECKING:
    from ismap_check.sources.sheet_marks import Area, Marks
    from ismap_check.sources.workbook_parts import Entry

Rows = list[dict[int, Cell]]


def read_workbook(name: str, raw: bytes, limits: TableLimits) -> Loaded[Tables]:
    """Return the sheets of a workbook, or everything that keeps it from being read."""
    trouble = check_container(name, raw, limits)
    if trouble:
        return Loaded(None, trouble)
    from defusedxml import DefusedXmlException  # only workbooks pay for the libraries

    try:
        return _read(name, raw, limits)
    except Exception as error:  # noqa: BLE001 -- a damaged file makes the libraries raise whatever it happens to break
        forbidden = isinstance(error.__cause__ or error, DefusedXmlException)  # openpyxl wraps what it meets
        code = "workbook-entities" if forbidden else "workbook-damaged"
        return Loaded(None, (Diagnostic(code=code, document=name),))


def _read(name: str, raw: bytes, limits: TableLimits) -> Loaded[Tables]:
    entries, marks = _looked_at(raw, limits)
    beyond = tuple(
        too_far(name, place_of(entry.name, *mark.beyond), limits)
        for entry, mark in zip(entries, marks, strict=True)
        if mark.beyond
    )
    if beyond:
        return Loaded(None, beyond)
    reader = CellReader(name, limits)
    sheets = tuple(_sheets(raw, entries, marks, reader, limits))
    if reader.trouble:
        return Loaded(None, tuple(reader.trouble))
    return Loaded(Tables(name=name, sha256=hashlib.sha256(raw).hexdigest(), sheets=sheets))


def _looked_at(raw: bytes, limits: TableLimits) -> tuple[tuple[Entry, ...], list[Marks]]:
    """Return the list of sheets, and what their XML says beside the values."""
    from ismap_check.sources.sheet_marks import sheet_marks  # see above
    from ismap_check.sources.workbook_parts import sheet_entries  # see above

    with zipfile.ZipFile(BytesIO(raw)) as archive:
        entries = sheet_entries(archive)
        marks = []
        for entry in entries:
            with archive.open(entry.member) as stream:
                marks.append(sheet_marks(stream, limits))
    return entries, marks


def _sheets(
    raw: bytes, entries: Sequence[Entry], marks: Sequence[Marks], reader: CellReader, limits: TableLimits
) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # see above

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which nobody reads here
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        for entry, mark in zip(entries, marks, strict=True):
            rows = _rows(book[entry.name], mark, reader, entry.name)
            _spread(rows, mark.merged, limits)
            yield Sheet(name=entry.name, rows=tuple(rows), hidden_rows=mark.hidden_rows, hidden=entry.hidden)


def _rows(sheet: Any, marks: Marks, reader: CellReader, name: str) -> Rows:
    """Return the cells with something in them; what the sheet says about its own size is not believed."""
    if not marks.last[0]:
        return []
    sheet.reset_dimensions()
    rows: Rows = []
    for number, cells in enumerate(sheet.iter_rows(max_row=marks.last[0], max_col=marks.last[1]), start=1):
        read = (
            reader.read(cell, name, (number, column), valueless=(number, column) in marks.valueless)
            for column, cell in enumerate(cells, start=1)
        )
        rows.append({cell.column: cell for cell in read if cell})
    return rows


def _spread(rows: Rows, merged: Sequence[Area], limits: TableLimits) -> None:
    """Put the cell of every merged area into all places that the area covers, within the table."""
    left = limits.rows * limits.columns
    for area in merged:
        (top, start), (bottom, end) = area
        bottom, end = min(bottom, len(rows)), min(end, limits.columns)
        cell = rows[top - 1].get(start) if 0 < top <= len(rows) else None
        left -= max(bottom - top + 1, 0) * max(end - start + 1, 0)
        if cell is None:
            continue
        if left < 0:  # areas may not overlap, so only a made-up file comes here
            raise ValueError(area)
        for row in range(top, bottom + 1):
            rows[row - 1].update(dict.fromkeys(range(start, end + 1), cell))
