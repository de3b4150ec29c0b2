"""CSV to a sheet: UTF-8, or Shift_JIS as spreadsheets on Japanese computers write it; commas, tabs or semicolons."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from io import StringIO
from itertools import islice

from ismap_check.model.diagnostic import Diagnostic, Loaded, Severity
from ismap_check.sources.cells import CellReader
from ismap_check.sources.decoding import decode, without_refused
from ismap_check.sources.sheets import Cell, Sheet, Tables, place_of
from ismap_check.sources.table_limits import TableLimits, too_far

DELIMITERS = (",", "\t", ";")
SAMPLE = 40
"""Records that are enough to see what separates the cells."""

_JAPANESE = "cp932"


def read_csv(name: str, raw: bytes, limits: TableLimits) -> Loaded[Tables]:
    """Return the one sheet of a CSV file; another encoding than UTF-8 is told by a warning."""
    text = _text(name, raw)
    if text.value is None:
        return Loaded(None, text.diagnostics)
    reader = CellReader(name, limits)
    rows, trouble = _rows(text.value, reader, limits)
    if trouble or reader.trouble:
        return Loaded(None, (*text.diagnostics, *trouble, *reader.trouble))
    sheet = Sheet(name=None, rows=tuple(rows))
    return Loaded(Tables(name=name, sha256=hashlib.sha256(raw).hexdigest(), sheets=(sheet,)), text.diagnostics)


def delimiter_of(text: str) -> str:
    """Return what separates cells: what splits the first record, and most of those after it into as many cells."""
    return max(DELIMITERS, key=lambda one: _regularity(text, one))


def _text(name: str, raw: bytes) -> Loaded[str]:
    decoded = decode(name, raw)
    binary = [one for one in decoded.diagnostics if one.code == "file-binary"]
    if binary:
        return Loaded(None, (Diagnostic(code="table-not-one", document=name, params=binary[0].params),))
    codes = [one.params.get("encoding") for one in decoded.diagnostics if one.code == "encoding-not-utf8"]
    if decoded.value is not None or codes != ["Shift_JIS"]:
        return decoded
    try:
        text = raw.decode(_JAPANESE).replace("\r\n", "\n")
    except UnicodeDecodeError:
        return decoded
    checked = without_refused(name, text)
    said = Diagnostic(code="table-in-shift-jis", document=name, severity=Severity.WARNING)
    return Loaded(checked.value, (said, *checked.diagnostics))


def _regularity(text: str, delimiter: str) -> tuple[bool, int, int]:
    """Return whether the first record is split, how many records have the most frequent width above one, and that."""
    try:
        widths = [len(row) for row in islice(csv.reader(StringIO(text), delimiter=delimiter), SAMPLE) if row]
    except csv.Error:
        return False, 0, 0
    counted = Counter(width for width in widths if width > 1).most_common(1)
    return (widths[0] > 1, counted[0][1], counted[0][0]) if counted else (False, 0, 0)


def _rows(text: str, reader: CellReader, limits: TableLimits) -> tuple[list[dict[int, Cell]], tuple[Diagnostic, ...]]:
    """Return the cells by row, or why reading stopped; a row is a record, as spreadsheets count."""
    rows: list[dict[int, Cell]] = []
    before = csv.field_size_limit(len(text) + 1)  # the length of texts is checked cell by cell
    records = csv.reader(StringIO(text), delimiter=delimiter_of(text), strict=True)
    try:
        for number, record in enumerate(records, start=1):
            if beyond := _beyond(reader.document, (number, len(record)), record, limits):
                return [], (beyond,)
            read = (reader.text(field, None, (number, column)) for column, field in enumerate(record, start=1))
            rows.append({cell.column: cell for cell in read if cell})
    except csv.Error:
        place = place_of(None, len(rows) + 1, 1)
        return [], (Diagnostic(code="csv-quotes", document=reader.document, place=place),)
    finally:
        csv.field_size_limit(before)
    return rows, ()


def _beyond(name: str, last: tuple[int, int], record: list[str], limits: TableLimits) -> Diagnostic | None:
    row, column = last
    if row > limits.rows and any(record):
        return too_far(name, place_of(None, row, 1), limits)
    if column > limits.columns and any(record[limits.columns :]):
        return too_far(name, place_of(None, row, limits.columns + 1), limits)
    return None
