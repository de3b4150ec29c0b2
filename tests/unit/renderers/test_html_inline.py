"""Pieces and lines in HTML: everything from outside is escaped."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from ismap_check.renderers.html_inline import line, text
from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Badge, Code, Link, Ref, Strong, Target, Tone


class Reader(HTMLParser):
    """The text a browser would show, and the tags it would see."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.tags: set[str] = set()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's own)
        """Take a break as a line feed."""
        self.tags.add(tag)
        self.shown += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self.shown += data


@given(st.text())
def test_text_shows_as_it_was_written(raw: str) -> None:
    read = Reader(text(raw))
    assert read.shown.replace("\xa0%", " %") == visible(raw).replace("\xa0%", " %")
    assert read.tags <= {"br"}


@given(st.text())
def test_no_piece_lets_anything_out(raw: str) -> None:
    pieces = (
        Badge(raw, Tone.BAD, raw),
        Ref(raw, raw),
        Link(raw, f"https://{raw}"),
        Code(raw),
        Strong(raw),
        Target(raw),
    )
    assert Reader(line(pieces)).tags <= {"b", "i", "a", "code", "strong", "span", "br", "wbr"}


def test_pieces() -> None:
    assert line((Badge("充足", Tone.GOOD, "○"),)) == "<b class=good data-m=○>充足</b>"
    assert line((Ref("9.1", "ismap/9.1"),)) == "<a href=#ismap/9.1>9.1</a>"
    assert line((Link("x", "https://e.jp/?a=1&b"),)) == '<a href="https://e.jp/?a=1&amp;b" rel="noreferrer">x</a>'
    assert line((Link("x", "javascript:x"),)) == "x"


def test_a_number_and_its_unit_stay_together() -> None:
    assert text("50.0 – 100.0 %") == "50.0 – 100.0\xa0%"


def test_code_breaks_at_its_seams_before_it_breaks_elsewhere() -> None:
    assert line((Code("cases/market/a-b.yaml"),)) == "<code>cases/<wbr>market/<wbr>a-b<wbr>.yaml</code>"
    assert line((Code("genai-contract@2026-11"),)) == "<code>genai-contract@<wbr>2026-11</code>"
    assert line((Code("9.2.3.11.PB"),)) == "<code>9.2.3.11.PB</code>"
    assert line((Code("<script>/<b>_x"),)) == "<code>&lt;script&gt;/<wbr>&lt;b&gt;_<wbr>x</code>"


def test_days_within_a_text_stay_on_one_line() -> None:
    day = "<span class=day>2027-05-31</span>"
    assert line(("期限 2027-05-31、2027-05-31",)) == f"期限 {day}、{day}"
    assert line(("2027-05-31",)) == "2027-05-31"
    assert line(("CVE-2027-05-31",)) == "CVE-2027-05-31"
