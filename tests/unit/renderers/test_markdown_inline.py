"""Vendor text in Markdown shows as it was written and never becomes markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ismap_check.renderers.markdown_inline import anchor, escape, inline
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Badge, Code, Link, Ref, Strong, Target, Tone
from tests.unit.report.sample import HOSTILE

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = st.text(alphabet=st.sampled_from("\\`*_{}[]()#+-.!|<>~&$:@=\"'/ \n1aZ日x;w")) | st.text()
TRAPS = (
    HOSTILE,
    "[a](b) ![c](d) <e> **f** __g__ ~~h~~ `i` | j",
    "- x\n1. y\n# z\n> q\n***\n---\n===",
    "&lt; &#60; &copy",
    "a\\",
    "\\| \\\\",
    "https://example.jp www.example.jp mailto:x",
    "snake_case_name __init__ 2 * 3 * 4",
)


def shown(source: str) -> str:
    """Return what a reader sees of one rendered block: its text, breaks as line feeds."""
    text = READER.render(source)
    text = re.sub(r"<br ?/?>", "\n", text)
    assert not re.search(r"<(?!/?(p|table|thead|tbody|tr|th|td|h2|ul|li)\b)", text), text
    return html.unescape(re.sub(r"<[^>]+>", "", text)).strip()


def expected(raw: str) -> str:
    """Return a text as Markdown can show it: runs of white space at line ends are not kept."""
    return re.sub(r"[ \u3000\xa0]*\n[ \u3000\xa0]*", "\n", visible(raw)).strip()


def trap(test: Callable[[str], None]) -> Callable[[str], None]:
    """Try every trap besides what Hypothesis thinks of."""
    for text in TRAPS:
        test = example(text)(test)
    return settings(max_examples=150, deadline=None)(test)


@trap
@given(NASTY)
def test_a_paragraph_shows_the_text(raw: str) -> None:
    assert _squeezed(shown(inline((raw,)))) == _squeezed(expected(raw))


@trap
@given(NASTY)
def test_a_cell_holds_the_text(raw: str) -> None:
    rendered = READER.render(f"| a | b |\n|---|---|\n| {inline((raw,))} | z |\n")
    assert rendered.count("<td>") == 2
    assert "<td>z</td>" in rendered


@trap
@given(NASTY)
def test_a_list_item_holds_the_text(raw: str) -> None:
    rendered = READER.render(f"- **k**: {inline((raw,))}\n- {inline((raw,))}\n- z\n")
    assert rendered.count("<li>") == 3
    assert rendered.count("<ul>") == 1


@trap
@given(NASTY)
def test_a_heading_is_one_line(raw: str) -> None:
    assert READER.render(f"## {escape('x ' + raw)}\n\nend").count("</h2>\n<p>end</p>") == 1


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    "raw",
    ["2026-10-31 – 3.5/5", "near ISO/IEC 27002:2013 9.2.1", "snake_case", "R&D", "（例）A及びB。", "a - b + c", "#"],
)
def test_ordinary_text_reads_as_it_is(raw: str) -> None:
    assert escape(raw).replace("\\#", "#") == raw


def test_pieces() -> None:
    line = (Strong("実施済み"), " ", Badge("充足", Tone.GOOD, "○"), " ", Ref("9.1", "ismap/9.1"), " ", Code("a/b.pdf"))
    assert inline(line) == "**実施済み** ○ 充足 [9.1](#ismap/9.1) `a/b.pdf`"
    assert inline((Target("evidence/a"), "A")) == '<span id="evidence/a"></span>A'


def test_addresses_become_links_only_if_they_are_safe() -> None:
    assert inline((Link("説明", "https://example.jp/a(b)"),)) == "[説明](<https://example.jp/a%28b%29>)"
    assert inline((Link("説明", "javascript:alert(1)"),)) == "説明"


def test_code_that_holds_markup_is_text() -> None:
    assert inline((Code("a|b`c"),)) == "a\\|b\\`c"


def test_an_exclamation_mark_before_a_link_makes_no_image() -> None:
    assert "<img" not in READER.render(inline(("Wow!", Ref("x", "y"))))


def test_an_anchor_cannot_be_left() -> None:
    assert anchor('a"><script>') == '<span id="a&quot;&gt;&lt;script&gt;"></span>'
