"""What the report says of the service, its evidence and its registrations."""

from __future__ import annotations

from datetime import date

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import Period
from ismap_check.model.text import Language
from ismap_check.report.blocks import Code, Facts, Link, Ref, Table
from ismap_check.report.voice import Voice
from tests.unit.report import sample, walk

PLAIN = sample.report("plain", Language.EN)


def table(ending: str, caption: str) -> list[list[str]]:
    """Return the rows of a section's table by its caption."""
    blocks = walk.section(PLAIN, ending).blocks
    (found,) = (block for block in blocks if isinstance(block, Table) and block.caption == caption)
    return walk.rows(found)


def test_questions_are_answered_in_words() -> None:
    assert table("section/service", "Questions about the service") == [
        ["Does it offer generative AI?", "no", "generative_ai"],
        ["Where is data kept?", "jp-east, jp-west", "regions"],
        ["Is it run on own premises?", "▲ unanswered", "on_premises"],
        ["(not asked by the catalogues judged)", "JP", "governing_law"],
    ]


def test_options_bases_and_registrations() -> None:
    assert table("section/service", "Options of the service") == [
        ["Enterprise plan\nenterprise", "lite", "no"],
        ["Lite plan\nlite", "–", "no"],
    ]
    assert table("section/service", "Services that answers are inherited from") == [
        ["Aoba Base", "ISMAP C00-0000-1", "2026-10-31 (renewal filed 2026-09-01)"]
    ]
    assert table("section/service", "Registrations stated by the vendor") == [
        [
            "ISMAP\nC00-0000-0",
            "Aoba Cloud\n仮想サーバ、ストレージ",
            "jp-east",
            "2025-04-01 to 2026-03-31\nvalid until 2027-07-31",
        ]
    ]


def test_declarations_are_kept_apart() -> None:
    (block,) = (block for block in walk.section(PLAIN, "section/service").blocks if isinstance(block, Facts))
    assert [fact.label for fact in block.rows] == [
        "Sub-processors",
        "Sub-services covered by the statement",
        "Special notes",
    ]


def test_the_evidence_register_says_what_was_seen() -> None:
    states = {row[0].split("\n")[0]: row[1].split("\n") for row in table("section/evidence", "Evidence")}
    assert states["多要素認証の設定"] == ["✓ valid", "sha256 as declared", "aa" * 32]
    assert states["公開の説明"] == ["✓ valid", "address only, not inspected"]
    assert states["運用記録"][0] == "✗ not valid"
    assert "sha256 not as declared" in states["運用記録"]
    assert states["使われない証跡"][0] == "✗ not valid"


def test_evidence_days_place_and_users() -> None:
    row = table("section/evidence", "Evidence")[0]
    assert row[0] == "多要素認証の設定\nevidence/mfa.pdf\nconfidential"
    assert row[2] == "issued 2026-04-01\ncovers from 2026-04-01\nexpires 2027-03-31"
    assert row[3] == "1.1.1.1.PB"
    assert table("section/evidence", "Evidence")[4][3] == "–"


def test_evidence_leads_to_the_card_that_leans_on_it() -> None:
    (register,) = (block for block in walk.section(PLAIN, "section/evidence").blocks if isinstance(block, Table))
    assert register.rows[0][3] == (Ref("1.1.1.1.PB", "system/1.1.1.1.PB"),)
    assert Code("evidence/mfa.pdf") in register.rows[0][0]
    assert Link("https://example.jp/trust", "https://example.jp/trust") in register.rows[1][0]


def test_findings_on_the_profile_have_a_section_only_if_there_are_any() -> None:
    assert walk.section(PLAIN, "section/findings").sections
    empty = sample.report("empty", Language.EN)
    assert not [one for one in walk.sections(empty) if one.anchor == "section/findings"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.JA, ["文章、音声", "SaaS", "ISMAP", "2026-06-12 から", "2026-06-12 まで", "–"]),
        (Language.EN, ["text, voice", "SaaS", "ISMAP", "from 2026-06-12", "until 2026-06-12", "–"]),
    ],
)
def test_what_files_abbreviate_is_written_as_people_write_it(language: Language, said: list[str]) -> None:
    voice, day = Voice(load_words(language)), date(2026, 6, 12)
    periods = (Period(start=day, end=None), Period(start=None, end=day), Period(start=None, end=None))
    named = [voice.answer(("text", "voice")), voice.known("service-model", "saas"), voice.programme("ismap")]
    assert [*named, *map(voice.period, periods)] == said
    assert voice.known("service-model", "saas on our own hardware") == "saas on our own hardware"
    assert voice.programme(None) is None
