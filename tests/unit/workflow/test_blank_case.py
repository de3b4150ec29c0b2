from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents.procurement_load import load_case
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.procurement import ProcurementCase
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from ismap_check.workflow.blank_case import BlankCase, blank_case
from tests.unit.assessment.builders import catalogue


def read(folder: Path, text: str) -> ProcurementCase:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_case(path, name="case.yaml", limits=Limits())
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value.case


@pytest.mark.parametrize("language", list(Language))
def test_a_blank_case_is_valid_and_says_nothing(tmp_path: Path, language: Language) -> None:
    case = read(tmp_path, blank_case(BlankCase(words=load_words(language))))
    assert case == ProcurementCase(sha256=case.sha256, origin="case.yaml")


@pytest.mark.parametrize("language", list(Language))
def test_named_catalogues_are_demanded_and_their_questions_asked(tmp_path: Path, language: Language) -> None:
    demanded: Catalogue = catalogue(facts=("agents",))
    text = blank_case(BlankCase(words=load_words(language), catalogues=(demanded,)))
    case = read(tmp_path, text)
    assert case.demands.catalogues == {"test": "1"}
    assert case.facts == {}
    assert "# agents?" in text
    assert "  agents:" in text


def test_every_key_of_a_case_is_in_it(tmp_path: Path) -> None:
    text = blank_case(BlankCase(words=load_words(Language.JA)))
    read(tmp_path, text)
    keys = ("project", "facts", "risk", "demands", "bids", "questions", "points", "tasks", "signatures")
    assert [key for key in keys if f"\n{key}:" not in text] == []


def test_lines_stay_short_enough_for_a_terminal(tmp_path: Path) -> None:
    text = blank_case(BlankCase(words=load_words(Language.EN)))
    read(tmp_path, text)
    assert max(map(len, text.splitlines())) <= 120


def test_the_schema_stands_in_the_first_line() -> None:
    text = blank_case(BlankCase(words=load_words(Language.EN), schema_file="case.schema.json"))
    assert text.splitlines()[0] == "# yaml-language-server: $schema=case.schema.json"
