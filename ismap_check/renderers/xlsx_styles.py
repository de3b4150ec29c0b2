"""How cells of a workbook look; the names are those that ``xlsx_layout`` gives."""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from ismap_check.model.text import Language
from ismap_check.report.blocks import Tone

FONTS = {Language.JA: "Yu Gothic", Language.EN: "Calibri"}
SIZE = 10
INK = "FF1F2937"
ACCENT = "FF1F4E79"
PALE = "FFF3F6FA"
FILLS = {Tone.GOOD: "FFE6F4EA", Tone.PARTIAL: "FFFFF4D6", Tone.BAD: "FFFDE7E9", Tone.MUTED: "FFF1F3F4"}

_THIN = Side(style="thin", color="FFC9D1DB")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def named_styles(language: Language) -> dict[str, NamedStyle]:
    """Return every style by name."""
    name = FONTS[language]
    plain: dict[str, Any] = {
        "text": _style(name),
        "note": _style(name, color="FF5B6673", size=9),
        "entry": _style(name, color=ACCENT, underline="single"),
        "title": _style(name, bold=True, size=16, color=ACCENT),
        "subject": _style(name, bold=True, size=13),
        "marking": _style(name, bold=True, size=12, color="FFB3261E"),
        "heading": _style(name, bold=True, size=12, color=ACCENT),
        "caption": _style(name, bold=True),
        "head": _style(name, bold=True, color="FFFFFFFF", fill=ACCENT, boxed=True),
        "label": _style(name, bold=True, fill=PALE, boxed=True),
        "value": _style(name, boxed=True),
        "cell": _style(name, boxed=True),
        "strong": _style(name, bold=True, boxed=True),
        "number": _style(name, boxed=True, right=True),
        "link": _style(name, boxed=True, color=ACCENT, underline="single"),
    }
    for tone, fill in FILLS.items():
        plain[f"cell-{tone}"] = _style(name, fill=fill, boxed=True)
        plain[f"notice-{tone}"] = _style(name, bold=True, fill=fill)
        plain[f"said-{tone}"] = _style(name, fill=fill)
    return {key: NamedStyle(name=f"ismap-check {key}", **how) for key, how in plain.items()}


def _style(name: str, *, fill: str = "", boxed: bool = False, right: bool = False, **font: Any) -> dict[str, Any]:
    style: dict[str, Any] = {
        "font": Font(**{"name": name, "size": SIZE, "color": INK, **font}),
        "alignment": Alignment(wrap_text=True, vertical="top", horizontal="right" if right else "left"),
    }
    if fill:
        style["fill"] = PatternFill("solid", fgColor=fill)
    if boxed:
        style["border"] = _BOX
    return style
