"""The outcome on a terminal: everything that counts, in 80 columns, and nothing that steers the terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from ismap_check.cli.paint import Paint
from ismap_check.cli.screen import Screen
from ismap_check.cli.summary import summary
from ismap_check.i18n.width import width_of
from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from tests.unit.report.sample import HOSTILE, RESULTS

COLOUR = re.compile(r"\x1b\[[0-9;]+m")


def drawn(
    result: AssessmentResult, language: Language = Language.JA, columns: int = 80, *, colour: bool = False
) -> str:
    return summary(result, Screen(words=load_words(language), columns=columns, paint=Paint(colour)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("name", RESULTS)
def test_every_line_fits(name: str, columns: int, language: Language) -> None:
    lines = drawn(RESULTS[name](), language, columns).split("\n")
    assert [line for line in lines if width_of(line) > columns] == []


@pytest.mark.parametrize("name", RESULTS)
def test_colour_adds_nothing_but_colour(name: str) -> None:
    result = RESULTS[name]()
    painted = drawn(result, colour=True)
    assert COLOUR.search(painted)
    assert COLOUR.sub("", painted) == drawn(result)


@pytest.mark.parametrize("name", RESULTS)
def test_only_what_every_console_has_is_drawn(name: str) -> None:
    text = drawn(RESULTS[name]())
    assert [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"] == []
    assert text.encode("cp932")


def test_vendor_text_cannot_steer_the_terminal() -> None:
    result = RESULTS["plain"]()
    profile = replace(result.profile, vendor=replace(result.profile.vendor, name=f"\x1b[2J{HOSTILE}"))
    text = drawn(replace(result, profile=profile))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>[2J" in text


def test_what_counts_is_there() -> None:
    text = drawn(RESULTS["plain"]())
    assert "結論: 条件を満たさない" in text
    assert re.search(r"評点（申告）  \[#+=+~+\.+\]  [0-9.]+ - [0-9.]+ %  [0-9.]+ - [0-9.]+/[0-9]+点\n", text)
    assert re.search(r"必須の未充足（[0-9]+件）\n", text)
    assert re.search(r"1\.1\.1\.1\.PB 管理者権限の多要素認証 +不充足\n", text)
    assert re.search(r"1\. 1\.1\.1\.1\.PB .* \+3点\n     必須の未充足を解消", text)
    assert re.search(r"  ほかに[0-9]+件\n", text)


def test_several_judgements_all_show() -> None:
    result = RESULTS["baselines"]()
    text = drawn(result, Language.EN)
    titles = [judged.catalogue for judgement in result.judgements for judged in judgement.catalogues]
    assert text.count("-" * 80) == len(titles) > 1


def test_failed_conditions_of_the_run_are_named() -> None:
    result = replace(RESULTS["plain"](), failed_on=("fail-under", "evidence"))
    assert "指定した不合格の条件に該当: fail-under, evidence" in drawn(result)


def test_rough_answers_are_told_beside_the_score_that_they_are_in() -> None:
    (rough,) = {one.low.rough for one in RESULTS["plain"]().judgements[0].catalogues if one.low.rough}
    assert f"{rough} detail" in drawn(RESULTS["plain"](), Language.EN)
    assert "roughly, through the objective alone" in drawn(RESULTS["plain"](), Language.EN, 100)
    assert "roughly" not in drawn(RESULTS["empty"](), Language.EN, 100)
