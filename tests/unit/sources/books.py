"""Workbooks for tests: made by openpyxl, or put together member by member to be wrong in one way."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from ismap_check.model.diagnostic import Loaded
from ismap_check.sources.sheets import Sheet, Tables
from ismap_check.sources.table_limits import TableLimits
from ismap_check.sources.tables import parse_tables

Rows = Iterable[Iterable[Any]]


def book_of(rows: Rows, *, title: str = "表", merged: Iterable[str] = (), hidden: Iterable[int] = ()) -> bytes:
    """Return a workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for cells in rows:
        sheet.append(list(cells))
    for area in merged:
        sheet.merge_cells(area)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook's bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_members(raw: bytes, members: Mapping[str, str | bytes], *, without: Iterable[str] = ()) -> bytes:
    """Return a workbook with members put in, replaced or left out."""
    stream = BytesIO()
    gone = {*members, *without}
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in gone:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return stream.getvalue()


def with_shared(raw: bytes, strings: str) -> bytes:
    """Return a workbook whose cell A1 is the first of these shared texts, as Excel and LibreOffice write them."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    types, sheet = "[Content_Types].xml", "xl/worksheets/sheet1.xml"
    first = re.sub(r'<c r="A1".*?</c>', '<c r="A1" t="s"><v>0</v></c>', member(raw, sheet))
    changed = {types: member(raw, types).replace("</Types>", override), sheet: first, "xl/sharedStrings.xml": strings}
    return with_members(raw, changed)


def member(raw: bytes, name: str) -> str:
    """Return the text of a member."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return archive.read(name).decode()


def read(raw: bytes, name: str = "b.xlsx", **limits: int) -> Loaded[Tables]:
    """Read a file in memory."""
    return parse_tables(name, raw, TableLimits(**limits))


def sheet_of(raw: bytes, name: str = "b.xlsx") -> Sheet:
    """Return the first sheet of a file that can be read."""
    loaded = read(raw, name)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value.sheets[0]


def texts(sheet: Sheet) -> list[list[str]]:
    """Return the cells' texts row by row, empty ones as empty texts."""
    width = max((max(row, default=0) for row in sheet.rows), default=0)
    return [[sheet.cell(row, column).text for column in range(1, width + 1)] for row in range(1, len(sheet.rows) + 1)]


def codes(raw: bytes, name: str = "b.xlsx", **limits: int) -> list[str]:
    """Return the codes of what is wrong, with places where there are any."""
    return [f"{one.code} {one.place}" if one.place else one.code for one in read(raw, name, **limits).diagnostics]
