"""Which fonts are chosen, and what is said where there is none."""

from __future__ import annotations

import pytest

from ismap_check.errors import FileAccessError
from ismap_check.model.text import Language
from ismap_check.renderers.pdf_fonts import CODE, chosen_fonts


def test_the_reports_language_decides_which_font_comes_first() -> None:
    there = ("Arial", "Meiryo", "Yu Gothic")
    assert chosen_fonts(there, Language.JA, "判定").text == ("Yu Gothic", "Arial")
    assert chosen_fonts(there, Language.EN, "judged").text == ("Arial", "Yu Gothic")


def test_japanese_without_a_font_is_refused_in_either_language() -> None:
    for language in Language:
        with pytest.raises(FileAccessError) as raised:
            chosen_fonts(("Arial",), language, "判定")
        assert raised.value.code == "pdf-font-missing"
        assert raised.value.params["package"] == "fonts-noto-cjk"


def test_without_japanese_any_font_will_do() -> None:
    assert chosen_fonts((), Language.EN, "judged").text == CODE
