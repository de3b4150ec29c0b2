"""Blank profiles: valid as they stand, asking what the catalogues ask."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ismap_check.i18n.width import width_of
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue, Requirement, Wording
from ismap_check.model.gate import Outcome
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.workflow.api import assess, load_catalogue, load_profile
from ismap_check.workflow.blank_profile import BlankProfile, blank_profile
from ismap_check.workflow.bundled import bundled_catalogues
from ismap_check.workflow.depth import Depth
from ismap_check.workflow.schema_for import schema_for
from ismap_check.workflow.withholding import withheld

CATALOGUES = [load_catalogue(f"{name}@{edition}") for name, edition in bundled_catalogues()]


def blank(catalogues: list[Catalogue], depth: Depth = Depth.DETAIL, language: Language = Language.JA) -> str:
    return blank_profile(BlankProfile(catalogues=catalogues, depth=depth, words=load_words(language)))


def asked(text: str) -> set[str]:
    return set(re.findall(r'^    "([^"]+)":$', text, re.MULTILINE))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.ref)
def test_it_is_valid_without_a_warning_and_answers_nothing(
    catalogue: Catalogue, depth: Depth, language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(blank([catalogue], depth, language), encoding="utf-8")
    profile = load_profile(path)
    assert all(response.status is None for response in profile.responses[catalogue.id].values())
    result = assess(path, as_of=date(2026, 11, 1))
    assert result.outcome is Outcome.INCOMPLETE
    assert result.judgements[0].catalogues[0].low.answered == 0


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.ref)
def test_in_detail_every_leaf_is_asked(catalogue: Catalogue) -> None:
    assert asked(blank([catalogue])) == {leaf.id for leaf in catalogue.leaves}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: one.ref)
def test_by_objective_objectives_and_mandatory_details_are_asked(catalogue: Catalogue) -> None:
    found = asked(blank([catalogue], Depth.OBJECTIVE))
    objectives = {control.id for control in catalogue.controls if not catalogue.is_leaf(control.id)}
    mandatory = {leaf.id for leaf in catalogue.leaves if leaf.requirement is Requirement.MANDATORY}
    alone = {leaf.id for leaf in catalogue.leaves if not list(catalogue.ancestors(leaf.id))}
    assert found == objectives | mandatory | alone


def test_several_catalogues_share_their_facts() -> None:
    text = blank(list({one.id: one for one in CATALOGUES}.values()))
    source = parse_source("p.yaml", text.encode(), Limits()).value
    assert source is not None
    facts = {fact for catalogue in CATALOGUES for fact in catalogue.facts}
    assert set(source.data["service"]["facts"]) == facts
    assert set(source.data["responses"]) == {catalogue.id for catalogue in CATALOGUES}


@pytest.mark.parametrize("language", Language)
def test_every_text_is_there_and_lines_stay_narrow(language: Language) -> None:
    text = blank(CATALOGUES[:1], language=language)
    comments = "".join(re.findall(r"^ *# ?(.*)$", text, re.MULTILINE)).replace(" ", "")
    for control in CATALOGUES[0].controls:
        assert control.text.pick(language).replace(" ", "") in comments
    assert max(width_of(line) for line in text.split("\n")) <= 100
    assert "\t" not in text


def test_an_editor_finds_the_schema_and_the_profile_fits_it() -> None:
    catalogue = CATALOGUES[-1]
    wanted = BlankProfile(
        catalogues=[catalogue], depth=Depth.DETAIL, words=load_words(Language.JA), schema_file="p.schema.json"
    )
    text = blank_profile(wanted)
    assert text.startswith("# yaml-language-server: $schema=p.schema.json\n")
    source = parse_source("p.yaml", text.encode(), Limits()).value
    assert source is not None
    schema = json.loads(schema_for([catalogue]))
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(source.data)
    offered = schema["$defs"]["responses"]["properties"][catalogue.id]["properties"]
    assert list(offered) == [control.id for control in catalogue.controls]
    source.data["responses"][catalogue.id][catalogue.leaves[0].id] = {"status": "done"}
    assert not Draft202012Validator(schema).is_valid(source.data)


def test_the_text_of_a_licensed_copy_is_not_passed_on() -> None:
    own = CATALOGUES[0]
    official = withheld(replace(own, wording=Wording.OFFICIAL))
    control = own.controls[0]
    for said in (control.text.ja[:20], control.title.ja):
        assert said in blank([own]).replace("\n    #   ", "")
        assert said not in blank([official]).replace("\n    #   ", "")
        assert said not in schema_for([official])
    assert f"{control.id} （公式の文言のため非掲載） / (official wording, not shown)" in schema_for([official])
