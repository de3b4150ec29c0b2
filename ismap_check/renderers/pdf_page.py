"""The report as a PDF to sign and to file: tagged (PDF/UA-1), typeset by Typst, an optional extra.

The report goes to the typesetter as JSON and is shown by our own template; nothing of it is ever read as markup. The
typesetter reads no file and no address: the template is handed over as text. The same report gives the same bytes
where the same fonts are installed.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ismap_check.errors import UsageError
from ismap_check.renderers.pdf_data import data_of
from ismap_check.renderers.pdf_fonts import Fonts, chosen_fonts
from ismap_check.renderers.pdf_glyphs import written_out
from ismap_check.report.blocks import Report

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
TRIAL = '#set document(title: "-")\n#set text(font: json(bytes(sys.inputs.fonts)).text)\n#sys.inputs.report'
STANDARD = "ua-1"
NO_GLYPH = "could not be displayed"


def render(report: Report) -> bytes:
    """Return the report as a PDF.

    Raises :class:`UsageError` where the typesetter is not installed, :class:`FileAccessError` where a report that
    holds Japanese has no font for it.
    """
    library, installed = _typesetter()
    data = json.dumps(data_of(report), ensure_ascii=False, separators=(",", ":"))
    setter = _Setter(library, installed, chosen_fonts(installed.families(), report.language, data), report.words.day)
    return setter.page(data)


class _Setter:
    """Sets text in the chosen fonts."""

    def __init__(self, library: Any, installed: typst.Fonts, fonts: Fonts, day: date | None) -> None:
        self._library = library
        self._installed = installed
        self._fonts = json.dumps(fonts._asdict())
        self._made = datetime.combine(day or date(1970, 1, 1), time(), UTC)

    def page(self, data: str) -> bytes:
        """Return the report's PDF; characters without a glyph are written out, for the standard allows none."""
        template = TEMPLATE.read_bytes()
        try:
            return self._set(template, data, STANDARD)
        except self._library.TypstError as error:
            if NO_GLYPH not in str(error):
                raise
        return self._with_all_glyphs(template, written_out(data, self._can_be_set))

    def _with_all_glyphs(self, template: bytes, data: str) -> bytes:
        """Return the PDF; without the standard's promise where a combination of characters has no glyph of its own.

        The standard (PDF/UA) demands a glyph for everything, and a combination cannot be replaced sign by sign.
        """
        try:
            return self._set(template, data, STANDARD)
        except self._library.TypstError as error:
            if NO_GLYPH not in str(error):
                raise
            return self._set(template, data, None)

    def _can_be_set(self, text: str) -> bool:
        try:
            self._set(TRIAL.encode(), text, STANDARD)
        except self._library.TypstError:
            return False
        return True

    def _set(self, template: bytes, data: str, standard: str | None) -> bytes:
        compiler = self._library.Compiler(
            font_paths=self._installed, sys_inputs={"report": data, "fonts": self._fonts}, root=TEMPLATE.parent
        )
        made: bytes = compiler.compile(
            input=template, format="pdf", pdf_standards=[standard] if standard else [], timestamp=self._made
        )
        return made


@lru_cache(maxsize=1)
def _typesetter() -> tuple[Any, typst.Fonts]:
    """Return the typesetter and the fonts it finds; looking for these takes a tenth of a second."""
    try:
        import typst  # an optional extra
    except ImportError:
        raise UsageError("pdf-extra-missing", {"command": "pip install 'ismap-check[pdf]'"}) from None
    return typst, typst.Fonts()
