"""Only http, https and mailto become links, written in ASCII."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.renderers.addresses import fragment, link_target


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:x", " https://example.jp", "data:text/html,x", "file:///etc/passwd", "//x", ""],
)
def test_other_schemes_are_no_links(url: str) -> None:
    assert link_target(url) is None


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.jp/a?b=1&c=2#d", "https://example.jp/a?b=1&c=2#d"),
        ("HTTPS://example.jp/%20", "HTTPS://example.jp/%20"),
        ("mailto:soc@example.jp", "mailto:soc@example.jp"),
        ('https://example.jp/"><script>', "https://example.jp/%22%3E%3Cscript%3E"),
        ("https://example.jp/(x)", "https://example.jp/%28x%29"),
        ("https://example.jp/規程", "https://example.jp/%E8%A6%8F%E7%A8%8B"),
    ],
)
def test_targets_hold_nothing_that_could_end_them(url: str, target: str) -> None:
    assert link_target(url) == target


def test_anchors_of_controls_stay_readable() -> None:
    assert fragment("ismap/9.2.3.11.PB") == "#ismap/9.2.3.11.PB"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_an_anchor_is_found_again(anchor: str) -> None:
    written = fragment(anchor)
    assert unquote(written[1:]) == anchor
    assert not set(written) & set(" \"'<>()\n")
