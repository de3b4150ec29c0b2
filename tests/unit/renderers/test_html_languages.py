"""Passages in another language than the page's."""

from __future__ import annotations

import re

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.renderers.html_languages import with_languages
from ismap_check.renderers.html_page import render
from ismap_check.report import build_report
from ismap_check.report.asked import Asked
from tests.unit.report import sample


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<dd>FIDO2を必須とする。</dd>", "<dd>FIDO2<span lang=ja>を必須とする。</span></dd>"),
        ("<dd>「規程」（第2版）による。</dd>", "<dd><span lang=ja>「規程」（第2版）による。</span></dd>"),
        (
            "<p>青葉 meets them, and 架空庁 does not.</p>",
            "<p><span lang=ja>青葉</span> meets them, and <span lang=ja>架空庁</span> does not.</p>",
        ),
        ('<div aria-label="判定">None.</div>', '<div aria-label="判定">None.</div>'),
        ("<p>Access is reviewed every year.</p>", "<p>Access is reviewed every year.</p>"),
    ],
)
def test_japanese_on_an_english_page_is_marked(html: str, expected: str) -> None:
    assert with_languages(html, Language.EN) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<dd>Access is reviewed every year.<dt>",
            "<dd lang=en>Access is reviewed every year.<dt>",
        ),
        (
            "<dd>Access is reviewed every year.<br>あり</dl>",
            "<dd><span lang=en>Access is reviewed every year.</span><br>あり</dl>",
        ),
        ("<td>Halcyon API<td>ISO/IEC 27001:2022 A.5.1<br>", "<td>Halcyon API<td>ISO/IEC 27001:2022 A.5.1<br>"),
        (
            "<dd>The Access Policy of the Company に従う。</dd>",
            "<dd>The Access Policy of the Company に従う。</dd>",
        ),
        (
            "<code>evidence/access-policy-of-the-company.pdf</code>",
            "<code>evidence/access-policy-of-the-company.pdf</code>",
        ),
        (
            '<a href="x" title="this is not for anybody">あり</a>',
            '<a href="x" title="this is not for anybody">あり</a>',
        ),
    ],
)
def test_english_on_a_japanese_page_is_marked(html: str, expected: str) -> None:
    assert with_languages(html, Language.JA) == expected


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "passage", ["漢" * 100_000, "漢a" * 50_000, "a" * 100_000, "a b " * 25_000, "漢 and " * 14_000]
)
def test_the_longest_text_keeps_every_word(passage: str, language: Language) -> None:
    """A pattern that went back over a text again and again would not come to an end here."""
    html = f'<p title="{passage}">{passage}</p>'
    assert re.sub("<span lang=..>|</span>", "", with_languages(html, language)) == html


def test_the_answers_of_a_japanese_vendor_are_marked_in_an_english_report() -> None:
    page = render(build_report(sample.plain(), load_words(Language.EN), Asked())).decode()
    assert "<dd lang=ja>" in page
    assert re.search("<h1>.*<span lang=ja>.*</h1>", page)
    assert "<title>" in page
    assert "<span" not in page.partition("<title>")[2].partition("</title>")[0]
    assert "lang=en" not in render(build_report(sample.plain(), load_words(Language.JA), Asked())).decode()
