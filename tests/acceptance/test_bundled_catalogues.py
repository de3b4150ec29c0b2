"""The bundled catalogues: ids and tree as the facts say, every sentence there in both languages and said once."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import ismap_check
from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.documents.baseline_check import check_baseline
from ismap_check.documents.baseline_load import load_baseline
from ismap_check.model.catalogue import Control, Provenance, Requirement, Responsibility, Wording
from ismap_check.model.order import natural_key
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from tests.acceptance.bundled import CONTROLS, REFS, Row, bundled, chapter, confirmed_numbers, facts, read, statements
from tests.acceptance.likeness import alike, groups_of, normalised

ISMAP = "ismap@2024-07"
ISMAP_BEFORE = "ismap@2022-04"
GENAI = "genai-procurement@2026-06"
GENAI_BEFORE = "genai-procurement@2025-05"
DERIVED = {ISMAP_BEFORE, GENAI_BEFORE}
IDS_ONLY = {"iso-27001-annex-a@2013", "iso-27017@2015"}
SPOKEN = tuple(ref for ref in REFS if ref not in IDS_ONLY)
WRITTEN = tuple(ref for ref in SPOKEN if ref not in DERIVED)
"""The editions with sentences of their own."""
AT_LEAST = {
    "genai-contract@2026-11": 40,
    "hiroshima-ai-process@2023-10": 33,
    "ai-safety@2026-07": 39,
    "ai-business@2026-03": 30,
    "digital-sovereignty@2026-11": 35,
    "ai-cyber-defence@2026-11": 35,
}
"""Leaves that each of the catalogues around generative AI was asked to have."""
PHASES = ("pilot", "limited", "all-ministries")
"""The baselines of a phased rollout, in order."""
OWN_ONLY = {"genai-contract", "digital-sovereignty", "ai-cyber-defence"}
"""Catalogues without a publisher: nobody's number can be claimed."""
BASELINES = sorted((CONTROLS / "baselines").glob("*.yaml"))

# As the fact sheet counts them, chapter by chapter (facts on ISMAP, section 3).
DETAILS = dict(
    zip(map(str, range(3, 19)), (18, 64, 35, 79, 58, 71, 135, 30, 93, 165, 77, 131, 62, 56, 17, 72), strict=True)
)
OBJECTIVES = dict(zip(map(str, range(3, 19)), (5, 21, 2, 8, 6, 11, 16, 2, 15, 16, 8, 13, 5, 7, 4, 8), strict=True))
CHAPTERS = frozenset(DETAILS)
PATTERNS = {
    "": None,
    "1": Responsibility.PROVIDER,
    "2": Responsibility.CUSTOMER_FUNCTION,
    "3": Responsibility.CUSTOMER_INFORMATION,
}
MOST_ALIKE = {"text": 0.6, "title": 0.8}
REPEATS_TITLE = 0.5
"""Share of a text's letter groups that its title has too, from which on it says little more."""

ACTOR_JA = re.compile(r"(者|要員|部門|経営陣|トップマネジメント|係|員|窓口|事務局|講師|専門家|相手方)(は|が)")
ACTOR_EN = re.compile(
    r"(?i)\b(providers?|staff|manage(r|rs|ment)|administrators?|(governing )?body|owners?|officers?|heads?|personnel"
    r"|departments?|operators?|developers?|designers?|testers?|reviewers?|planners?|trainers?|responders?|keepers?"
    r"|buyers?|people|person|whoever|those|someone|authors?|guards?|auditors?|desk|teams?|customers?|checker|assessors?"
    r"|implementer|senders|approvers?|holders?|employees?|lead|users?|anyone|contractors?|instructors|reception|everyone"
    r"|drafters|parties|evaluators|inspectors|recruiters)\b"
)
ACTION_JA = re.compile(r"(う|く|ぐ|す|つ|ぬ|ぶ|む|る|ない)。$")
"""A verb in the plain form, or its negation."""
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
NOT_ENGLISH = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
# The items of DS-920 are not known; a number of its edition is not one of an item.
ITEM_OF_DS920 = re.compile(r"DS-?920(?!の?第\d\.\d版|,? version \d\.\d)\D{0,12}\d")


def controls_of(ref: str) -> Mapping[str, Control]:
    return bundled(ref).control_by_id


@pytest.mark.parametrize("ref", REFS)
def test_it_loads_without_a_word(ref: str) -> None:
    assert read(ref).diagnostics == ()
    assert bundled(ref).ref == ref
    assert bundled(ref).wording is (Wording.NONE if ref in IDS_ONLY else Wording.OWN)


def test_these_are_bundled() -> None:
    assert set(REFS) == {ISMAP, GENAI, *DERIVED, *AT_LEAST, *IDS_ONLY}
    assert {path.stem for path in BASELINES} == {"ismap-liu", *PHASES}


# ISMAP against the facts


def test_ismap_has_every_id_of_its_chapters_and_no_other() -> None:
    catalogue = bundled(ISMAP)
    written = [*(group.id for group in catalogue.groups), *(control.id for control in catalogue.controls)]
    assert sorted(written) == sorted(facts())


def test_ismap_headings_are_groups() -> None:
    headings = {name for name, row in facts().items() if row["level"] in {"chapter", "section"}}
    assert set(bundled(ISMAP).group_by_id) == headings


def test_ismap_has_the_parents_of_the_facts() -> None:
    parents = {name: row["parent"] or None for name, row in facts().items()}
    assert dict(bundled(ISMAP).parent_by_id) == parents


def as_the_facts_say(row: Row) -> tuple[Requirement, Responsibility | None, str]:
    requirement = Requirement.MANDATORY if row["mandatory"] == "yes" else Requirement.SELECTABLE
    return requirement, PATTERNS[row["pattern"]], row["provenance"]


def test_ismap_controls_are_as_the_facts_say() -> None:
    found = {
        name: (control.requirement, control.responsibility, str(control.provenance))
        for name, control in controls_of(ISMAP).items()
    }
    assert found == {name: as_the_facts_say(facts()[name]) for name in found}


def test_ismap_has_as_many_controls_as_the_fact_sheet_counts() -> None:
    catalogue = bundled(ISMAP)
    objectives = Counter(chapter(name) for name in catalogue.control_by_id if not catalogue.is_leaf(name))
    assert Counter(chapter(leaf.id) for leaf in catalogue.leaves) == DETAILS
    assert objectives == OBJECTIVES


def test_ismap_stands_in_numerical_order() -> None:
    suffixes = "|".join(bundled(ISMAP).rules.id_suffixes)
    numbers = [re.sub(rf"\.({suffixes})(?=\.|$)", "", name) for name in controls_of(ISMAP)]
    by_chapter = [[number for number in numbers if chapter(number) == one] for one in DETAILS]
    assert by_chapter == [sorted(of_one, key=natural_key) for of_one in by_chapter]


def test_ismap_governance_and_management_are_not_inherited() -> None:
    inheritable = {chapter(leaf.id) for leaf in bundled(ISMAP).leaves if leaf.inheritable}
    assert inheritable == CHAPTERS - {"3", "4"}


def test_ismap_objectives_name_evidence_and_topics_their_source() -> None:
    catalogue = bundled(ISMAP)
    bare = [
        name
        for name, control in catalogue.control_by_id.items()
        if not catalogue.is_leaf(name) ^ bool(control.evidence)
    ]
    sources = {(control.provenance is Provenance.INFERRED, control.source) for control in catalogue.controls}
    assert bare == []
    assert sources == {(True, "listing-2026"), (False, "cc-2022")}


def test_ismap_objectives_say_what_an_assessor_looks_for() -> None:
    catalogue = bundled(ISMAP)
    focus = {name: control.focus for name, control in catalogue.control_by_id.items() if control.focus}
    assert focus.keys() == {name for name in catalogue.control_by_id if not catalogue.is_leaf(name)}
    assert [name for name, text in focus.items() if not (text.ja.endswith("か。") and text.en.endswith("."))] == []


def test_ismap_marks_every_area_of_special_care() -> None:
    catalogue = bundled(ISMAP)
    special = [name for name, control in catalogue.control_by_id.items() if "special-care" in control.tags]
    objectives = {name for name in special if not catalogue.is_leaf(name)}
    assert {
        "8.3.2",
        "9.2.3",
        "10.1.2",
        "11.1.2",
        "12.1.2",
        "12.4.1",
        "12.6.1",
        "13.1.1",
        "15.2.1",
        "17.2.1",
    } <= objectives
    assert {catalogue.parent_by_id[name] for name in special if catalogue.is_leaf(name)} == objectives


def test_ismap_before_july_2024_lacks_the_added_details_and_marks_the_changed() -> None:
    before, after = bundled(ISMAP_BEFORE), bundled(ISMAP)
    added = {"8.1.5.4.P", "12.2.1.15", "13.2.3.7.P", "16.1.5.10"}
    changed = {"7.2.2.18", "9.1.1.16", "9.2.3.11.PB", "13.1.3.1", "13.1.3.5"}
    assert len(after.leaves) - len(before.leaves) == len(added)
    assert after.control_by_id.keys() - before.control_by_id.keys() == added
    assert {name for name, control in before.control_by_id.items() if control.changed} == changed
    assert after.group_by_id.keys() == before.group_by_id.keys()


# Every sentence


@pytest.mark.parametrize("ref", REFS)
def test_every_statement_is_there_in_both_languages(ref: str) -> None:
    wrong = [
        where
        for where, text in statements(bundled(ref))
        if not JAPANESE.search(text.ja) or not text.en.strip() or NOT_ENGLISH.search(text.en)
    ]
    assert wrong == []


@pytest.mark.parametrize("ref", SPOKEN)
def test_texts_are_sentences_and_titles_are_not(ref: str) -> None:
    controls = bundled(ref).controls
    texts = [
        control.id for control in controls if not (control.text.ja.endswith("。") and control.text.en.endswith("."))
    ]
    titles = [control.id for control in controls if control.title.ja.endswith("。") or control.title.en.endswith(".")]
    evidence = [
        control.id for control in controls for one in control.evidence if one.ja[-1] in "。る" or one.en[-1] == "."
    ]
    assert (texts, titles, evidence) == ([], [], [])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("field", ["text", "title"])
def test_nothing_is_said_twice(field: str, language: Language) -> None:
    said = {
        f"{ref} {control.id}": getattr(control, field).pick(language)
        for ref in WRITTEN
        for control in bundled(ref).controls
    }
    counts = Counter(normalised(sentence) for sentence in said.values())
    assert [sentence for sentence, times in counts.items() if times > 1] == []
    assert list(alike(said, language, MOST_ALIKE[field])) == []


def test_every_ismap_detail_names_who_does_what_to_what() -> None:
    told = {leaf.id: leaf.text for leaf in bundled(ISMAP).leaves}
    nobody = [name for name, text in told.items() if not (ACTOR_JA.search(text.ja) and ACTOR_EN.search(text.en))]
    nothing = [name for name, text in told.items() if not re.search("[をに]", text.ja) or not ACTION_JA.search(text.ja)]
    assert (nobody, nothing) == ([], [])


@pytest.mark.parametrize("language", Language)
def test_what_an_assessor_looks_for_is_said_once_and_is_no_purpose(language: Language) -> None:
    controls = bundled(ISMAP).controls
    looked_for = {f"focus {one.id}": one.focus.pick(language) for one in controls if one.focus}
    purposes = {f"text {one.id}": one.text.pick(language) for one in controls if one.focus}
    assert list(alike(looked_for | purposes, language, MOST_ALIKE["text"])) == []


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("事業者は、アクセス権を毎年見直す。", "事業者は、アクセス権を毎月見直す。", Language.JA),
        (
            "The provider reviews access rights every year.",
            "The Provider reviews access rights each year.",
            Language.EN,
        ),
    ],
)
def test_sentences_of_one_mould_would_be_seen(one: str, other: str, language: Language) -> None:
    said = {"one": one, "other": other, "another": "ログを保管する。 Logs are kept."}
    assert list(alike(said, language, MOST_ALIKE["text"])) == [("one", "other")]


@pytest.mark.parametrize("ref", WRITTEN)
@pytest.mark.parametrize("language", Language)
def test_a_text_adds_to_its_title(ref: str, language: Language) -> None:
    def repeated(control: Control) -> float:
        text = groups_of(control.text.pick(language), language)
        return len(text & groups_of(control.title.pick(language), language)) / len(text)

    assert [control.id for control in bundled(ref).controls if repeated(control) >= REPEATS_TITLE] == []


@pytest.mark.parametrize("ref", REFS)
def test_only_confirmed_numbers_of_publishers_are_claimed(ref: str) -> None:
    claimed = [control.official_id for control in bundled(ref).controls if control.official_id is not None]
    confirmed = [row["id"] for row in confirmed_numbers() if row["catalogue"] == bundled(ref).id]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) <= set(confirmed)
    assert bundled(ref).id not in OWN_ONLY or claimed == []


def test_every_action_perspective_and_principle_is_there() -> None:
    claimed = {
        (bundled(ref).id, control.official_id)
        for ref in WRITTEN
        for control in bundled(ref).controls
        if control.official_id
    }
    assert {(row["catalogue"], row["id"]) for row in confirmed_numbers()} == claimed


@pytest.mark.parametrize("ref", REFS)
def test_no_item_of_ds920_is_numbered(ref: str) -> None:
    found = [where for where, text in statements(bundled(ref)) if any(map(ITEM_OF_DS920.search, (text.ja, text.en)))]
    assert found == []


@pytest.mark.parametrize("claim", ["DS-920 item 29", "DS-920の項目29", "DS920 29", "DS-920（第1.0版）の29番"])
def test_an_item_number_would_be_seen(claim: str) -> None:
    assert ITEM_OF_DS920.search(claim)


@pytest.mark.parametrize("ref", REFS)
def test_every_source_of_a_control_exists(ref: str) -> None:
    catalogue = bundled(ref)
    assert {control.source for control in catalogue.controls} <= set(catalogue.sources)


@pytest.mark.parametrize("ref", WRITTEN)
def test_every_source_is_used(ref: str) -> None:
    catalogue = bundled(ref)
    assert set(catalogue.sources) == {control.source for control in catalogue.controls}


# Generative AI


@pytest.mark.parametrize("ref", [GENAI, GENAI_BEFORE, *AT_LEAST])
def test_genai_leaves_name_evidence_and_only_own_items_come_from_the_project(ref: str) -> None:
    catalogue = bundled(ref)
    wrong = [one.id for one in catalogue.controls if (one.provenance is Provenance.OWN) != (one.source == "project")]
    assert len(catalogue.leaves) >= AT_LEAST.get(ref, 70)
    assert wrong == []
    assert [leaf.id for leaf in catalogue.leaves if not leaf.evidence] == []


def test_the_older_edition_holds_part_of_the_newer() -> None:
    assert set(controls_of(GENAI_BEFORE)) < set(controls_of(GENAI))
    assert set(bundled(GENAI_BEFORE).group_by_id) < set(bundled(GENAI).group_by_id)


def test_no_group_of_the_older_edition_is_empty() -> None:
    catalogue = bundled(GENAI_BEFORE)
    assert set(catalogue.group_by_id) == {control.parent for control in catalogue.controls}


# Baselines


@pytest.mark.parametrize("path", BASELINES, ids=lambda path: path.stem)
def test_a_baseline_leads_somewhere(path: Path) -> None:
    loaded = load_baseline(path, name=path.name, limits=Limits())
    assert loaded.value is not None
    catalogues = [bundled(f"{name}@{edition}") for name, edition in loaded.value.uses.items()]
    assert (*loaded.diagnostics, *check_baseline(loaded.value, catalogues)) == ()


def demanded(phase: str) -> dict[tuple[str, str], Requirement]:
    """Return every leaf that a phase asks for, by catalogue, as mandatory or selectable."""
    read_baseline = load_baseline(CONTROLS / "baselines" / f"{phase}.yaml", name=phase, limits=Limits()).value
    assert read_baseline is not None
    profile = ismap_check.load_profile(CONTROLS.parent / "profiles" / "kasumi-genai" / "profile.yaml")
    catalogues = tuple(bundled(f"{name}@{edition}") for name, edition in read_baseline.uses.items())
    request = AssessmentRequest(
        profile=dataclasses.replace(profile, service=dataclasses.replace(profile.service, facts={}), responses={}),
        catalogues=(
            *catalogues,
            *(bundled(f"{name}@{edition}") for name, edition in profile.assessment.catalogues.items()),
        ),
        as_of=date(2026, 11, 15),
        tool_version="test",
        baselines=(read_baseline,),
    )
    return {
        (judged.catalogue, control.id): control.requirement
        for judged in assess(request).judgements[0].catalogues
        for control in judged.controls
        if control.out_by is None and bundled(f"{judged.catalogue}@{judged.edition}").is_leaf(control.id)
    }


@pytest.mark.parametrize(("before", "after"), list(pairwise(PHASES)))
def test_each_phase_demands_more_than_the_one_before(before: str, after: str) -> None:
    less, more = demanded(before), demanded(after)
    assert less.keys() < more.keys()
    assert {key for key, kind in less.items() if kind is Requirement.MANDATORY} < {
        key for key, kind in more.items() if kind is Requirement.MANDATORY
    }
    lower, higher = (
        load_baseline(CONTROLS / "baselines" / f"{phase}.yaml", name=phase, limits=Limits()).value
        for phase in (before, after)
    )
    assert lower is not None
    assert higher is not None
    for name in lower.uses:
        mild, strict = ({**one.gate.default, **one.gate.catalogues.get(name, {})} for one in (lower, higher))
        assert all(strict[condition] >= limit for condition, limit in mild.items())
    assert set(lower.uses) <= set(higher.uses)
