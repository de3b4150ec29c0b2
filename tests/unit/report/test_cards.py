"""What the card of a control says."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.assessment import assess
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language, Text
from ismap_check.report import build_report
from ismap_check.report.blocks import Badge, ControlCard, Tone
from tests.unit.report import sample, walk
from tests.unit.report.sample_catalogues import IMPORTED, SYSTEM

CARDS = walk.cards(sample.report("plain", Language.EN))
UNDER = walk.cards(sample.report("baselines", Language.EN))


def labels(card: ControlCard) -> list[str]:
    """Return the texts of a card's badges."""
    return [badge.text for badge in card.badges]


def test_a_conditional_answer_shows_both_ends() -> None:
    card = CARDS["system/1.1.1.1.PB"]
    assert card.badges == (
        Badge("not satisfied", Tone.BAD, "✗"),
        Badge("satisfied with options bought", Tone.GOOD, "✓"),
    )
    assert card.points == "0/3 – 3/3 points"
    assert walk.facts(card)["Condition"] == [
        "With the option “Enterprise plan”: implemented; without it: not implemented.",
        "Judged as not bought.",
    ]


def test_the_answer_in_full() -> None:
    facts = walk.facts(CARDS["system/1.1.1.1.PB"])
    assert facts["Answer"] == ["implemented"]
    assert facts["Earlier measures"] == ["until 2026-06-30: ワンタイムパスワードを併用する。"]
    assert facts["Evidence"] == ["多要素認証の設定", "公開の説明"]
    assert facts["Owner"] == ["情報セキュリティ部"]
    assert facts["社内の規程番号"] == ["ISM-104"]
    assert facts["Typical evidence"] == ["Record of the authentication settings", "List of administrator accounts"]


def test_marks_and_what_an_assessor_looks_for_are_shown() -> None:
    marked = tuple(
        replace(one, tags=("special-care", "own-tag"), focus=Text("見る。", "Whether it is."))
        for one in SYSTEM.controls
    )
    request = replace(sample.REQUEST, catalogues=(replace(SYSTEM, controls=marked), IMPORTED))
    cards = walk.cards(build_report(assess(request), load_words(Language.EN)))
    facts = walk.facts(cards["system/1.1.1.1.PB"])
    assert facts["Mark"] == ["area of special care, own-tag"]
    assert facts["What an assessor looks for"] == ["Whether it is."]


def test_plans_exclusions_and_inheritance() -> None:
    planned = walk.facts(CARDS["system/1.1.1.3"])
    assert (planned["Due"], planned["Owner"], planned["Assignee"]) == (["2026-09-30"], ["人事部"], ["青木"])
    assert walk.facts(CARDS["system/1.2.1"])["Reason"] == ["データを記録した媒体を、事業者の手元に置かないため。"]
    assert walk.facts(CARDS["system/2.1.1.5.B"])["Inherited from"] == ["Aoba Base"]
    assert walk.facts(CARDS["system/2.1.1.1.B"])["Inheritance"] == ["It cannot be inherited."]


def test_where_an_answer_came_from_is_shown() -> None:
    assert walk.facts(CARDS["system/1.1.1.2"])["Answered in"] == ["company.yaml"]


def test_a_leaf_without_an_answer_says_why_it_is_judged_so() -> None:
    assert walk.facts(CARDS["system/1.1.1.4"])["Answer"] == ["no answer"]
    assert labels(CARDS["system/1.1.1.4"]) == ["unanswered"]
    assert walk.facts(CARDS["system/1.2.1.2"])["Answer"] == [
        "no answer of its own; excluded together with 1.2.1 Handling of media"
    ]
    assert "stands in" in walk.facts(CARDS["system/2.1.1.4"])["Answer"][0]


def test_a_carried_over_answer_is_a_proposal() -> None:
    (answer,) = walk.facts(CARDS["system/2.1.1.3"])["Answer"]
    assert answer.startswith("implemented (proposal carried over from system@2025-04 2.1.1.9, not confirmed")


def test_out_of_scope_is_told_apart_from_the_vendors_exclusion() -> None:
    assert labels(CARDS["system/2.1.1.2"]) == ["out of scope by facts"]
    assert walk.facts(CARDS["system/2.1.1.2"])["Applies when"] == ["“Does it offer generative AI?” is yes"]
    assert labels(UNDER["system/1.2.1.1.B"]) == ["out of scope by baseline"]
    assert walk.facts(UNDER["system/1.2.1.1.B"])["Scope"] == ["The baseline “Pilot phase” does not ask for it."]
    assert UNDER["system/1.2.1.1.B"].points == ""


def test_a_must_of_the_baseline_says_so() -> None:
    assert walk.facts(UNDER["system/1.1.1.2"])["Why mandatory"] == ["The baseline makes it mandatory."]
    assert "Why mandatory" not in walk.facts(UNDER["full/system/1.1.1.2"])


def test_the_heaviest_finding_comes_first() -> None:
    found = walk.facts(CARDS["system/1.1.1.3"])["Findings"]
    assert [line.split(" ")[1] for line in found] == ["gap", "warning"]


def test_provenance_names_source_place_and_official_number() -> None:
    assert walk.facts(CARDS["system/1.1.1.2"])["Provenance"] == [
        "official text, reworded, Guide for tests, near ISO/IEC 27002 9.2.1"
    ]
    assert walk.facts(CARDS["system/2.1.1.4"])["Provenance"][0].endswith(", official number S-4")
    assert walk.facts(CARDS["system/1.1.1.3"])["Provenance"] == ["inferred"]


def test_a_withheld_text_is_not_printed() -> None:
    assert CARDS["imported/A"].text == ""
    assert CARDS["system/1.1.1.2"].text.startswith("The provider keeps rules")


def test_cards_that_ask_for_attention_are_open() -> None:
    assert [anchor for anchor, card in CARDS.items() if card.open] == [
        "system/1.1.1.1.PB",
        "system/1.1.1.2",
        "system/1.1.1.3",
        "system/2.1.1.1.B",
    ]


def test_objectives_carry_the_sums_of_their_leaves() -> None:
    card = CARDS["system/2.1.1"]
    assert card.objective
    assert card.kind == "objective, mandatory"
    assert card.points == "5/8 points (3 with evidence)"
