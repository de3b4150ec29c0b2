"""Open a rendered workbook again, and write down all that can be seen of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook, load_workbook


def opened(data: bytes) -> Workbook:
    """Return the workbook, formulas as they were written."""
    return load_workbook(io.BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    """Return the files inside the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(book: Workbook) -> Iterator[Any]:
    """Yield every cell that holds something."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def dump(data: bytes) -> str:
    """Return sheets, tables and cells as text, one cell in a line, for golden files."""
    return "\n".join(_lines(opened(data))) + "\n"


def _lines(book: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        page: Any = sheet
        widths = " ".join(f"{key}={one.width:g}" for key, one in sorted(page.column_dimensions.items()))
        yield f"=== {page.title} | {widths} | frozen {page.freeze_panes} | repeated {page.print_title_rows}"
        yield from (f"--- table {table.ref}" for table in page.tables.values())
        for row in page.iter_rows():
            yield from (_line(cell) for cell in row if cell.value is not None)


def _line(cell: Any) -> str:
    style = str(cell.style).removeprefix("ismap-check ")
    link = f" -> {cell.hyperlink.location or cell.hyperlink.target}" if cell.hyperlink else ""
    quoted = " quoted" if cell.quotePrefix else ""
    return f"{cell.coordinate} [{style}{quoted}] {cell.value!r}{link}"
