"""How the cells of a questionnaire look: what is asked is tinted and locked, what is to be filled in white and open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray

from ismap_check.model.text import Language

FONTS = {Language.JA: "Yu Gothic", Language.EN: "Calibri"}
ACCENT = "FF1F4E79"
PALE = "FFF3F6FA"
DEEPER = "FFE3EAF3"
MISSING = "FFF8D7DA"
UNFINISHED = "FFFFF0B3"
TEXT_FORMAT = "@"
"""What is typed into a cell of this format stays as it is typed: no 9.1 for 9.10, no date for 9-1."""

_THIN = Side(style="thin", color="FFC9D1DB")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


class Style(NamedTuple):
    """A style as cells keep it, and the same with the mark of text that was typed as text."""

    plain: StyleArray
    quoted: StyleArray


def styles(book: Workbook, language: Language) -> Mapping[str, Style]:
    """Return every style by name, known to the workbook."""
    name = FONTS[language]
    looks: dict[str, dict[str, Any]] = {
        "title": {"font": Font(name=name, size=16, bold=True, color=ACCENT)},
        "heading": {"font": Font(name=name, size=12, bold=True, color=ACCENT)},
        "text": {"font": Font(name=name, size=10)},
        "line": {"font": Font(name=name, size=16, bold=True, color=ACCENT), "wrap": False},
        "hint": {"font": Font(name=name, size=10, color="FF5B6673"), "wrap": False},
        "head": {"font": Font(name=name, size=10, bold=True, color="FFFFFFFF"), "fill": ACCENT, "border": _BOX},
        "shown": {"font": Font(name=name, size=10), "fill": PALE, "border": _BOX},
        "strong": {"font": Font(name=name, size=10, bold=True), "fill": PALE, "border": _BOX},
        "objective": {"font": Font(name=name, size=10), "fill": DEEPER, "border": _BOX},
        "objective-strong": {"font": Font(name=name, size=10, bold=True), "fill": DEEPER, "border": _BOX},
        "number": {"font": Font(name=name, size=10), "border": _BOX, "format": "0", "right": True},
        "share": {"font": Font(name=name, size=10), "border": _BOX, "format": "0%", "right": True},
        "input": {"font": Font(name=name, size=10), "border": _BOX, "format": TEXT_FORMAT, "open": True},
    }
    page = book.create_sheet()
    found = {key: _style(page.cell(1, 1), look) for key, look in looks.items()}
    book.remove(page)
    return found


def _style(cell: Any, look: Mapping[str, Any]) -> Style:
    cell.font = look["font"]
    cell.fill = PatternFill("solid", fgColor=look["fill"]) if "fill" in look else PatternFill()
    cell.border = look.get("border", Border())
    cell.number_format = look.get("format", "General")
    side = "right" if look.get("right") else "left"
    cell.alignment = Alignment(wrap_text=look.get("wrap", True), vertical="top", horizontal=side)
    cell.protection = Protection(locked=not look.get("open", False))
    plain = StyleArray(cell._style)  # noqa: SLF001 -- what openpyxl would look up anew for every cell
    quoted = StyleArray(plain)
    quoted.quotePrefix = 1
    return Style(plain, quoted)
