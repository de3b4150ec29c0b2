"""From options and baselines to carried answers, with the files that are at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import ismap_check
from ismap_check.errors import InvalidDocumentError, UsageError
from ismap_check.model.baseline import Baseline
from ismap_check.model.result import AssessmentResult, InputRole
from ismap_check.model.text import Text
from ismap_check.sources.limits import Limits
from ismap_check.workflow.carrying import Way, chosen_editions, ways
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.small import catalogue_text, write_small

AS_OF = date(2026, 11, 1)
NOTED = """\
kind: catalogue
schema: 1
id: small
edition: "2027-01"
revision: 1
derived:
  from: small@2026-01
  changed: [{id: "1.1.2", note: {ja: 例を加えた。, en: Examples added.}}]
"""
MAPPING = """\
kind: mapping
schema: 1
from: {small: "2026-01"}
to: {small: "2027-01"}
links: [{from: "1.1.2", to: "1.1.2", relation: subset-of, reason: {ja: 広がった。, en: Wider now.}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small profile, and the next edition of its catalogue with a mapping."""
    write_small(tmp_path)
    (tmp_path / "next.yaml").write_text(NOTED, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def shelf_of(folder: Path, *files: str) -> Shelf:
    return Shelf([[str(folder / name) for name in files]], (), Limits())


def test_a_way_is_gone_only_where_another_edition_is_judged() -> None:
    baselines = [
        Baseline(id=name, title=Text(name, name), uses=uses)
        for name, uses in {"a": {"one": "2", "two": "1"}, "b": {"one": "2", "new": "1"}}.items()
    ]
    assert ways({"one": "1", "two": "1"}, {}, baselines) == (Way("one", "1", "2"),)
    assert ways({"one": "1"}, {"one": "3"}, ()) == (Way("one", "1", "3"),)
    assert ways({"one": "1"}, {"one": "1"}, ()) == ()


def test_an_id_alone_stands_for_the_newest_edition(folder: Path) -> None:
    shelf = shelf_of(folder, "catalogue.yaml", "next.yaml")
    assert chosen_editions(["small"], (), shelf) == {"small": "2027-01"}
    assert chosen_editions(["small@2026-01", "small@2026-01"], (), shelf) == {"small": "2026-01"}
    for wanted, baselines in ((["small", "small@2026-01"], ()), (["small"], ("pilot",)), (["other"], ())):
        with pytest.raises(UsageError):
            chosen_editions(wanted, baselines, shelf)


def test_python_programs_judge_by_another_edition(folder: Path) -> None:
    catalogues = [folder / "catalogue.yaml", folder / "next.yaml"]
    result = ismap_check.assess(folder / "profile.yaml", as_of=AS_OF, catalogues=catalogues, editions=["small"])
    (carried,) = result.carried
    recheck = carried.proposals["1.1.2"].recheck
    assert carried.kept == ("1.1.1.PB",)
    assert recheck
    assert (recheck.relation, recheck.reason) == ("changed", Text("例を加えた。", "Examples added."))
    assert [one.edition for one in result.judgements[0].catalogues] == ["2027-01"]


def test_a_mapping_that_was_used_is_among_the_inputs(folder: Path) -> None:
    result = ismap_check.assess(
        folder / "profile.yaml",
        as_of=AS_OF,
        catalogues=[folder / "catalogue.yaml", folder / "next.yaml"],
        editions=["small@2027-01"],
        mappings=[folder / "mapping.yaml"],
    )
    recheck = result.carried[0].proposals["1.1.2"].recheck
    assert recheck
    assert (recheck.relation, recheck.reason) == ("subset-of", Text("広がった。", "Wider now."))
    assert [one.path for one in result.inputs if one.role is InputRole.MAPPING] == ["mapping.yaml"]
    assert ismap_check.load_mapping(folder / "mapping.yaml").source == "small@2026-01"


def test_a_mapping_that_was_named_is_read_where_the_answered_edition_is_judged_too(folder: Path) -> None:
    def judged(mapping: str) -> AssessmentResult:
        catalogues, mappings = [folder / "catalogue.yaml"], [folder / mapping]
        return ismap_check.assess(folder / "profile.yaml", as_of=AS_OF, catalogues=catalogues, mappings=mappings)

    assert judged("mapping.yaml").carried == ()
    with pytest.raises(InvalidDocumentError, match=r"nowhere\.yaml: file-missing"):
        judged("nowhere.yaml")


def test_no_bundled_mapping_is_read_where_the_answered_edition_is_judged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ismap_check.workflow.shelf.bundled_mappings", lambda: pytest.fail("nobody asked for these"))
    result = ismap_check.assess(folder / "profile.yaml", as_of=AS_OF, catalogues=[folder / "catalogue.yaml"])
    assert result.carried == ()


def test_editions_are_compared_by_wording_that_is_withheld_from_the_reader(folder: Path) -> None:
    licensed = catalogue_text().replace("wording: own", "wording: official")
    (folder / "catalogue.yaml").write_text(licensed, encoding="utf-8")
    following = licensed.replace('"2026-01"', '"2027-01"').replace("半年ごとに確かめる。", "四半期ごとに確かめる。")
    (folder / "next.yaml").write_text(following, encoding="utf-8")
    catalogues = [folder / "catalogue.yaml", folder / "next.yaml"]
    result = ismap_check.assess(folder / "profile.yaml", as_of=AS_OF, catalogues=catalogues, editions=["small"])
    assert all(one.withheld for one in result.catalogues)
    (carried,) = result.carried
    assert (carried.kept, tuple(carried.proposals)) == (("1.1.1.PB",), ("1.1.2",))


def test_notes_of_an_edition_that_is_withheld_are_withheld_too(folder: Path) -> None:
    (folder / "catalogue.yaml").write_text(
        catalogue_text().replace("wording: own", "wording: official"), encoding="utf-8"
    )
    catalogues = [folder / "catalogue.yaml", folder / "next.yaml"]
    result = ismap_check.assess(folder / "profile.yaml", as_of=AS_OF, catalogues=catalogues, editions=["small"])
    recheck = result.carried[0].proposals["1.1.2"].recheck
    assert recheck
    assert (recheck.relation, recheck.reason) == ("changed", None)


def test_an_edition_derived_from_withheld_wording_is_compared_by_it_and_withheld_too(folder: Path) -> None:
    licensed = catalogue_text().replace("wording: own", "wording: official")
    (folder / "catalogue.yaml").write_text(licensed, encoding="utf-8")
    (folder / "next.yaml").write_text(NOTED + "wording: own\n", encoding="utf-8")
    catalogues = [folder / "catalogue.yaml", folder / "next.yaml"]
    result = ismap_check.assess(folder / "profile.yaml", as_of=AS_OF, catalogues=catalogues, editions=["small"])
    assert all(one.withheld for one in result.catalogues)
    (carried,) = result.carried
    assert (carried.kept, tuple(carried.proposals)) == (("1.1.1.PB",), ("1.1.2",))
