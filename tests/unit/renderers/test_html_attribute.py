"""Attributes without quotes only where a browser reads them as they were meant."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.visible import visible


class _Reader(HTMLParser):
    attributes: list[tuple[str, str | None]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.attributes = attrs


def read(written: str) -> list[tuple[str, str | None]]:
    """Return the attributes as a parser finds them."""
    reader = _Reader()
    reader.feed(f"<a{written} class=x>")
    return reader.attributes


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("ismap/9.2.3", " id=ismap/9.2.3"),
        ("評点", " id=評点"),
        ("", ' id=""'),
        ("a b", ' id="a b"'),
        ('"><img onerror=x>', ' id="&quot;&gt;&lt;img onerror=x&gt;"'),
        ("a\u202eb", ' id="a[U+202E]b"'),
    ],
)
def test_quotes_stand_where_they_are_needed(value: str, written: str) -> None:
    assert attribute("id", value) == written


@settings(max_examples=150)
@given(st.text(st.characters(exclude_characters="\0\r"), max_size=12))
def test_a_value_comes_back_and_nothing_beside_it(value: str) -> None:
    assert read(attribute("id", value)) == [("id", visible(value)), ("class", "x")]
