"""Finding controls by words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.text import Language, Text
from ismap_check.workflow.api import load_catalogue
from ismap_check.workflow.outline import node_of, outline
from ismap_check.workflow.searching import fold, search
from tests.unit.workflow.small import write_small

SYNONYMS = ["MFA = 多要素認証 = multi-factor authentication"]


@pytest.fixture
def small(tmp_path: Path) -> Catalogue:
    write_small(tmp_path)
    return load_catalogue(tmp_path / "catalogue.yaml")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["多要素認証"], ["1.1.1.PB"]),
        (["MFA"], ["1.1.1.PB"]),
        (["ｍｆａ"], ["1.1.1.PB"]),
        (["MULTI-FACTOR"], ["1.1.1.PB"]),
        (["認証"], ["1.1", "1.1.1.PB"]),
        (["認証", "二つ"], ["1.1.1.PB"]),
        (["ids"], ["1.1.2"]),
        (["ＩＤ"], ["1.1", "1.1.2"]),
        (["1.1.2"], ["1.1.2"]),
        (["chapter"], ["1"]),
        (["違う"], []),
        ([""], []),
        ([" ", "章"], ["1"]),
    ],
)
def test_search(small: Catalogue, words: list[str], expected: list[str]) -> None:
    assert [node.id for _, node in search([small], words, SYNONYMS)] == expected


def test_the_examples_of_the_issue_find_the_right_controls() -> None:
    catalogues = [load_catalogue("genai-procurement"), load_catalogue("ismap")]
    synonyms = load_words(Language.EN).items("cli.synonyms")
    by_japanese = [(one.id, node.id) for one, node in search(catalogues, ["多要素認証"], synonyms)]
    assert ("ismap", "9.2.3.11.PB") in by_japanese
    assert [(one.id, node.id) for one, node in search(catalogues, ["MFA"], synonyms)] == by_japanese


def test_synonyms_are_the_same_in_both_languages() -> None:
    japanese, english = (load_words(language).items("cli.synonyms") for language in Language)
    assert japanese == english
    assert all(len(line.split(" = ")) > 1 for line in japanese)


def test_outline_goes_from_the_top_down(small: Catalogue) -> None:
    assert [(depth, node.id) for depth, node in outline(small)] == [(0, "1"), (1, "1.1"), (2, "1.1.1.PB"), (2, "1.1.2")]
    assert [node.id for _, node in outline(small, "1.1")] == ["1.1.1.PB", "1.1.2"]
    assert list(outline(small, "1.1.2")) == []


def test_a_node_may_be_named_without_its_suffix(small: Catalogue) -> None:
    for name in ("1", "1.1", "1.1.1", "1.1.1.PB"):
        node = node_of(small, name)
        assert node is not None
        assert node.id.removesuffix(".PB") == name.removesuffix(".PB")
    assert node_of(small, "9") is None


@pytest.mark.parametrize(("one", "other"), [("ろぐ", "ログ"), ("ﾛｸﾞ", "ログ"), ("ｉｄ", "ID"), ("すべて", "スベテ")])
def test_spellings_that_are_compared_as_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("written", ["1.1.1", "１．１．１", "1.1.1.pb", "1.1.1.ＰＢ"])
def test_a_control_is_found_by_its_id_however_it_is_typed(small: Catalogue, written: str) -> None:
    node = node_of(small, written)
    assert node is not None
    assert node.id == "1.1.1.PB"


def test_what_an_assessor_looks_for_is_searched_too(small: Catalogue) -> None:
    focus = Text("試した日が残るか。", "Whether the day of the trial is kept.")
    controls = tuple(replace(one, focus=focus) if one.id == "1.1" else one for one in small.controls)
    assert [node.id for _, node in search([replace(small, controls=controls)], ["trial"])] == ["1.1"]
