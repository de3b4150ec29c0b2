from __future__ import annotations

from pathlib import Path

from ismap_check.model.catalogue import Catalogue, Requirement, Wording
from ismap_check.model.diagnostic import Loaded
from ismap_check.model.text import Text
from tests.unit.documents.reading import CATALOGUE_HEAD, catalogue_of, codes, control

BASE = (
    CATALOGUE_HEAD
    + """\
effective: {from: 2024-07-01}
rules: {selection: true, measure: required, period: {max_months: 12, min_months: 3, validity_months: 16}}
facts:
  agents: {type: boolean, question: {ja: 問い, en: Question}}
sources: {book: {title: 本}}
groups:
  - {id: g1, title: {ja: 一, en: One}}
  - {id: g2, parent: g1, title: {ja: 二, en: Two}}
controls:
"""
    + control("o", "g2")
    + control("o.1", "o")
    + control("o.2", "o")
    + control("p", "g1", "    changed: {ja: 以前の変更, en: An older change}\n")
)
HEAD = "kind: catalogue\nschema: 1\nid: small\nedition: '2'\nrevision: 1\n"


def derived(folder: Path, text: str) -> Loaded[Catalogue]:
    base = catalogue_of(folder, BASE)
    assert base.value is not None, base.diagnostics
    return catalogue_of(folder, HEAD + text, bases=lambda _: base)


def value_of(folder: Path, text: str) -> Catalogue:
    loaded = derived(folder, text)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def test_everything_not_given_is_inherited(tmp_path: Path) -> None:
    base = catalogue_of(tmp_path, BASE).value
    assert base is not None
    catalogue = value_of(tmp_path, "derived: {from: small@1}\n")
    assert (catalogue.ref, catalogue.derived_from) == ("small@2", "small@1")
    assert (catalogue.title, catalogue.notice, catalogue.weights) == (base.title, base.notice, base.weights)
    assert (catalogue.rules, catalogue.facts, catalogue.sources) == (base.rules, base.facts, base.sources)
    assert (catalogue.groups, catalogue.controls[:3]) == (base.groups, base.controls[:3])
    assert catalogue.structure == base.structure
    assert catalogue.sha256 != base.sha256
    assert catalogue.effective_from is None


def test_what_holds_official_sentences_is_official_whatever_it_says(tmp_path: Path) -> None:
    base = catalogue_of(tmp_path, BASE.replace("wording: own", "wording: official"))
    loaded = catalogue_of(tmp_path, HEAD + "wording: own\nderived: {from: small@1}\n", bases=lambda _: base)
    assert loaded.value is not None, loaded.diagnostics
    assert loaded.value.wording is Wording.OFFICIAL


def test_a_mark_of_change_is_this_editions_own(tmp_path: Path) -> None:
    note = "{ja: 範囲を広げた, en: Wider}"
    catalogue = value_of(tmp_path, f"derived: {{from: small@1, changed: [{{id: o.1, note: {note}}}]}}\n")
    assert {one.id: one.changed for one in catalogue.controls if one.changed} == {"o.1": Text("範囲を広げた", "Wider")}


def test_what_is_left_out_takes_everything_beneath_with_it(tmp_path: Path) -> None:
    assert [one.id for one in value_of(tmp_path, "derived: {from: small@1, without: [o]}\n").controls] == ["p"]
    catalogue = value_of(tmp_path, "derived: {from: small@1, without: [g2, o, o.1]}\n")
    assert [group.id for group in catalogue.groups] == ["g1"]
    assert [one.id for one in catalogue.controls] == ["p"]


def test_an_own_control_takes_the_place_of_the_bases(tmp_path: Path) -> None:
    text = "derived: {from: small@1}\ncontrols:\n" + control("o.1", "o", requirement="mandatory")
    catalogue = value_of(tmp_path, text)
    assert [one.id for one in catalogue.controls] == ["o", "o.1", "o.2", "p"]
    assert catalogue.control_by_id["o.1"].requirement is Requirement.MANDATORY


def test_new_ones_come_after_their_last_sibling(tmp_path: Path) -> None:
    text = "derived: {from: small@1}\ngroups:\n  - {id: g3, parent: g1, title: {ja: 三, en: Three}}\ncontrols:\n"
    text += control("o.3", "o") + control("q", "g3") + control("p.1", "p") + control("top")
    catalogue = value_of(tmp_path, text)
    assert [group.id for group in catalogue.groups] == ["g1", "g2", "g3"]
    assert [one.id for one in catalogue.controls] == ["o", "o.1", "o.2", "o.3", "p", "p.1", "q", "top"]


def test_rules_facts_and_sources_are_laid_over_the_bases(tmp_path: Path) -> None:
    catalogue = value_of(
        tmp_path,
        "derived: {from: small@1}\ntitle: {ja: 新版, en: New}\nweights: {mandatory: 5, selectable: 2}\n"
        "rules: {measure: optional}\nfacts: {level: {type: integer, question: {ja: 問い, en: Question}}}\n"
        "sources: {web: {title: 頁}}\n",
    )
    assert (catalogue.rules.measure_required, catalogue.rules.selection) == (False, True)
    assert (list(catalogue.facts), list(catalogue.sources)) == (["agents", "level"], ["book", "web"])
    assert (catalogue.title.en, catalogue.weights[Requirement.MANDATORY]) == ("New", 5)


def test_the_bases_id_cannot_come_back_as_another_kind_of_node(tmp_path: Path) -> None:
    assert codes(derived(tmp_path, "derived: {from: small@1}\ncontrols:\n" + control("g1")).diagnostics) == [
        "duplicate-id"
    ]
    text = "derived: {from: small@1, without: [p]}\ngroups:\n  - {id: p, title: {ja: 章, en: Chapter}}\n"
    assert value_of(tmp_path, text).group_by_id["p"].title.en == "Chapter"
