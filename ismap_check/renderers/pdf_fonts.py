"""Which of the machine's fonts a PDF is set in: only such as come with Windows, macOS or Linux distributions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ismap_check.errors import FileAccessError
from ismap_check.model.text import Language

JAPANESE = (
    "Noto Sans CJK JP",
    "BIZ UDPGothic",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",
    "Meiryo",
    "IPAexGothic",
    "IPAPGothic",
    "TakaoPGothic",
    "VL PGothic",
    "MS PGothic",
    "Noto Sans JP",  # last of all: often one file for all weights, of which the typesetter sees the lightest
)
LATIN = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "Arial", "DejaVu Sans")
CODE = ("DejaVu Sans Mono",)
"""Comes with the typesetter."""
PACKAGE = "fonts-noto-cjk"
"""What Debian and Ubuntu call the package of the first."""
_JAPANESE_SCRIPT = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Fonts(NamedTuple):
    """Font families in the order in which glyphs are looked for."""

    text: tuple[str, ...]
    code: tuple[str, ...]


def chosen_fonts(installed: Iterable[str], language: Language, data: str) -> Fonts:
    """Return the fonts for a text in ``language``; the others that are there follow, for what the first lacks.

    Raises :class:`FileAccessError` if ``data`` holds Japanese, in whichever language the report is, and there is no
    font for it: the typesetter would leave out the characters without a word.
    """
    there = set(installed)
    japanese = tuple(name for name in JAPANESE if name in there)
    if not japanese and _JAPANESE_SCRIPT.search(data):
        raise FileAccessError("pdf-font-missing", {"fonts": JAPANESE[:6], "package": PACKAGE})
    latin = tuple(name for name in LATIN if name in there)
    text = (*japanese[:1], *latin) if language is Language.JA else (*latin[:1], *japanese[:1], *latin[1:])
    return Fonts(text=text or CODE, code=(*CODE, *japanese[:1]))
