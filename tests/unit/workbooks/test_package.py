"""A saved workbook without the time of saving."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook, load_workbook

from ismap_check.workbooks.package import CORE, FIRST_DAY, unstamped


def saved() -> bytes:
    """Return a workbook as the library saves it."""
    book, out = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "text"
    book.save(out)
    return out.getvalue()


def test_nothing_tells_when_it_was_saved() -> None:
    raw = unstamped(saved())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {member.date_time for member in archive.infolist()} == {FIRST_DAY}
        assert b"created" not in archive.read(CORE)
    assert load_workbook(io.BytesIO(raw)).worksheets[0]["A1"].value == "text"
