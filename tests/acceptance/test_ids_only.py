"""Catalogues of numbers only: the numbers that the facts confirm, and nothing of anybody's text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from ismap_check.documents.mapping_check import check_mapping
from ismap_check.documents.mapping_load import load_mapping
from ismap_check.model.mapping import CatalogueMapping, Relation
from ismap_check.sources.limits import Limits
from tests.acceptance.bundled import CONTROLS, bundled, chapter, facts
from tests.unit.cli.program import AS_OF, ismap_check
from tools.build_iso import STANDARDS, files

ISMAP = "ismap@2024-07"
ANNEX_A, FOR_CLOUDS = "iso-27001-annex-a@2013", "iso-27017@2015"
NUMBER = re.compile(r"(?:A|CLD)(?:\.\d{1,2}){1,3}")
MADE = [
    name for one in STANDARDS for name in (f"{one.id}/{one.edition}/catalogue.yaml", f"mappings/{one.id}--ismap.yaml")
]
OF_STANDARDS = [row for row in facts().values() if row["level"] == "objective" and int(chapter(row["id"])) > 4]


@cache
def made() -> Mapping[str, str]:
    """Return what the tool makes, by names below ``controls``."""
    return {path.relative_to(CONTROLS).as_posix(): text for path, text in files()}


def mapping(ref: str) -> CatalogueMapping:
    name = f"{ref.partition('@')[0]}--ismap.yaml"
    loaded = load_mapping(CONTROLS / "mappings" / name, name=name, limits=Limits())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def test_annex_a_has_the_114_numbers_that_ismap_took_over() -> None:
    numbers = [f"A.{row['id']}" for row in OF_STANDARDS if not row["id"].endswith(".P")]
    assert len(numbers) == 114
    assert [leaf.id for leaf in bundled(ANNEX_A).leaves] == numbers
    assert (numbers[0], numbers[-1]) == ("A.5.1.1", "A.18.2.3")


def test_the_seven_for_clouds_are_those_with_a_mark() -> None:
    numbers = [f"CLD.{row['id'].removesuffix('.P')}" for row in OF_STANDARDS if row["id"].endswith(".P")]
    assert len(numbers) == 7
    assert [leaf.id for leaf in bundled(FOR_CLOUDS).leaves] == numbers


@pytest.mark.parametrize("ref", [ANNEX_A, FOR_CLOUDS])
def test_nothing_of_the_standard_is_in_the_file(ref: str) -> None:
    """Of a group or control there is its number, its place, and three words of our own format; nothing else."""
    name, _, edition = ref.partition("@")
    text = (CONTROLS / name / edition / "catalogue.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    for row in (*data["groups"], *data["controls"]):
        assert all(NUMBER.fullmatch(row[key]) for key in ("id", "parent") if key in row)
    assert {frozenset(row) for row in data["groups"]} <= {frozenset({"id"}), frozenset({"id", "parent"})}
    assert {
        json.dumps({key: row[key] for key in row.keys() - {"id", "parent"}}, sort_keys=True) for row in data["controls"]
    } == {'{"provenance": "official", "requirement": "mandatory", "source": "standard"}'}
    assert {"parts", "facts", "derived"} & data.keys() == set()


@pytest.mark.parametrize("ref", [ANNEX_A, FOR_CLOUDS])
def test_its_notice_says_that_no_wording_is_included(ref: str) -> None:
    assert "本文も載せていません" in bundled(ref).notice.ja
    assert "neither headings nor texts" in bundled(ref).notice.en


@pytest.mark.parametrize("ref", [ANNEX_A, FOR_CLOUDS])
def test_every_number_leads_to_the_objective_of_the_same_number(ref: str) -> None:
    found = mapping(ref)
    assert check_mapping(found, [bundled(ref), bundled(ISMAP)]) == ()
    assert [link.source for link in found.links] == [leaf.id for leaf in bundled(ref).leaves]
    for link in found.links:
        assert link.target.removesuffix(".P") == link.source.partition(".")[2]
        assert link.relation is Relation.INTERSECTS_WITH


@pytest.mark.parametrize("ref", [ANNEX_A, FOR_CLOUDS])
def test_every_reason_names_the_topic_in_our_own_words_and_that_no_texts_were_compared(ref: str) -> None:
    ours = bundled(ISMAP).control_by_id
    for link in mapping(ref).links:
        assert ours[link.target].title.ja in link.reason.ja
        assert ours[link.target].title.en in link.reason.en
        assert re.search("未照合|照合していない", link.reason.ja)
        assert "not compared" in link.reason.en


@pytest.mark.parametrize("name", MADE)
def test_the_files_are_what_the_tool_makes(name: str) -> None:
    """After an objective of ISMAP got another title: ``make iso``."""
    assert sorted(made()) == sorted(MADE)
    assert (CONTROLS / name).read_text(encoding="utf-8") == made()[name]


def test_every_command_names_a_control_once(tmp_path: Path) -> None:
    """A blank profile, a schema, a tree and a report of ids only hold no id beside itself."""
    assert ismap_check("init", "iso-27017", "-o", "profile.yaml", folder=tmp_path).code == 0
    shown = [
        (tmp_path / "profile.yaml").read_text(encoding="utf-8"),
        ismap_check("schema", "vendor-profile", "--for", "iso-27017").out,
        ismap_check("catalogue", "show", "iso-27017").out,
        ismap_check("assess", "profile.yaml", *AS_OF, folder=tmp_path).out,
        ismap_check("report", "profile.yaml", "-f", "md", *AS_OF, folder=tmp_path).out,
        ismap_check("report", "profile.yaml", "-f", "html", *AS_OF, folder=tmp_path).out,
    ]
    for text in shown:
        assert "CLD.6.3.1" in text
        assert not re.search(r"(CLD[.\d]+) \1", text)


def test_a_result_of_ids_only_gives_the_same_report_again(tmp_path: Path) -> None:
    ismap_check("init", "iso-27017", "-o", "profile.yaml", folder=tmp_path)
    assert ismap_check("report", "profile.yaml", "-o", "r.json", "-o", "r.md", *AS_OF, folder=tmp_path).code == 1
    assert ismap_check("report", "r.json", "-o", "again.md", folder=tmp_path).code == 1
    assert (tmp_path / "again.md").read_bytes() == (tmp_path / "r.md").read_bytes()
