"""The comment: short whatever is in it, folded, without links that lead nowhere."""

from __future__ import annotations

import re

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.markdown_comment import LONGEST, render
from ismap_check.report.blocks import Prose, Ref, Section
from tests.unit.report import sample

NAME = next(iter(sample.RESULTS))
LONG = "長い文。<b>\n" * 4_000


@pytest.mark.parametrize("name", sample.RESULTS)
@pytest.mark.parametrize("language", Language)
def test_it_is_short_and_without_inner_links(name: str, language: Language) -> None:
    text = render(sample.report(name, language)).decode()
    assert len(text) <= LONGEST
    assert not re.search(r"\]\(#", text)
    assert text.count("<details>") == text.count("</details>") > 0


def test_what_does_not_fit_is_left_out_and_it_says_so() -> None:
    report = sample.report(NAME, Language.JA)
    long = tuple(Section(anchor=str(n), title=LONG, blocks=(Prose(((LONG,),)),)) for n in range(9))
    kept = Section(anchor="k", title="残る節", blocks=(Prose((("本文", Ref("先", "x")),)),))
    text = render(report._replace(subject=LONG, marking=LONG, sections=(*long, kept))).decode()
    assert len(text) <= LONGEST
    assert "<summary>残る節</summary>\n\n本文先\n" in text
    assert report.words.cut in text.replace("\\", "")
    assert text.endswith(f"{report.words.produced}\n")


def test_nothing_is_said_to_be_left_out_of_a_whole_one() -> None:
    report = sample.report(NAME, Language.EN)._replace(sections=())
    assert report.words.cut not in render(report).decode()


def test_it_calls_nobody_and_points_at_no_other_change() -> None:
    raw = "@everyone org/x#12 mail@example.jp &"
    section = Section(anchor="k", title=raw, blocks=(Prose(((raw, Ref(raw, "x")),)),))
    report = sample.report(NAME, Language.EN)._replace(subject=raw, cover=(), sections=(section,))
    text = render(report).decode()
    assert text.count("@<!-- -->everyone") == text.count("#<!-- -->12") == 4
    assert not re.search(r"(?<!mail)(?<!mail\\)[@#]\w", text)
    assert "&amp;</summary>" in text
