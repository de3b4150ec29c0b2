"""Marks of badges: the usual ones in the style, others on the badge."""

from __future__ import annotations

from ismap_check.renderers.html_inline import line
from ismap_check.renderers.html_marks import style_of, without_usual
from ismap_check.report.blocks import Badge, Tone

MARKS = ((Tone.GOOD, "○"), (Tone.PARTIAL, "△"))


def test_only_other_marks_stay_on_their_badges() -> None:
    usual, other = Badge("充足", Tone.GOOD, "○"), Badge("未回答", Tone.PARTIAL, "？")
    page = without_usual(line((usual, other)), MARKS)
    assert page == "<b class=good>充足</b><b class=partial data-m=？>未回答</b>"


def test_vendor_text_that_looks_like_a_badge_stays_text() -> None:
    text = "<b class=good data-m=○>"
    assert without_usual(line((text,)), MARKS) == "&lt;b class=good data-m=○&gt;"


def test_the_style_sets_the_usual_marks_without_having_them_read_aloud() -> None:
    assert 'b.good:not([data-m])::before { content: "\\25cb\\2060"; content: "\\25cb\\2060" / ""; }' in style_of(MARKS)
