"""Text for the typesetter: nothing hidden, long words may break."""

from __future__ import annotations

from ismap_check.renderers.pdf_inline import BREAK, LONGEST_WORD, pieces, text
from ismap_check.report.blocks import Link


def test_hiding_characters_show() -> None:
    assert text("a\u202eb") == "a[U+202E]b"


def test_a_number_keeps_its_unit() -> None:
    assert text("50.0 %") == "50.0\u00a0%"


def test_a_hash_may_break_and_loses_nothing() -> None:
    raw = "0123456789abcdef" * 4
    assert text(raw).replace(BREAK, "") == raw
    assert max(map(len, text(raw).split(BREAK))) <= LONGEST_WORD


def test_an_address_breaks_after_its_signs() -> None:
    assert text("https://example.com/a-long/path").split(BREAK)[:3] == ["https:", "/", "/"]
    assert text("short/path") == "short/path"


def test_only_harmless_addresses_become_links() -> None:
    assert pieces((Link("a", "javascript:x"),), {}) == ["a"]
    assert pieces((Link("a", "https://example.com"),), {}) == [{"is": "link", "text": "a", "to": "https://example.com"}]
