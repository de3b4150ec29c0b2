"""The table of findings, and its words."""

from __future__ import annotations

import string

import pytest

from ismap_check.assessment import FAMILIES, FINDINGS
from ismap_check.assessment.answers import normalise_all, says_something
from ismap_check.assessment.findings import Remark, finding, findings_on
from ismap_check.i18n.words import load_words
from ismap_check.model.finding import FindingSeverity
from ismap_check.model.text import Language

PARTS = ("title", "what", "why", "fix")


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_words_and_every_entry_a_code(language: Language) -> None:
    words = load_words(language)
    assert set(words.keys_under("finding")) == set(FINDINGS)
    for code in FINDINGS:
        assert tuple(part for part in words.keys_under(f"finding.{code}") if part != "source") == PARTS


@pytest.mark.parametrize("language", list(Language))
def test_rules_that_come_from_outside_name_their_source(language: Language) -> None:
    words = load_words(language)
    outside = [code for code in FINDINGS if code.startswith(("period-", "registration-", "inherited-u", "inherited-e"))]
    assert [code for code in outside if f"finding.{code}.source" not in words] == []


@pytest.mark.parametrize("language", list(Language))
def test_only_what_takes_values(language: Language) -> None:
    words = load_words(language)
    for code in FINDINGS:
        for part in ("title", "why", "fix", "source"):
            told = words(key) if (key := f"finding.{code}.{part}") in words else ""
            assert not [name for _, name, _, _ in string.Formatter().parse(told) if name]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "word", ["なし", "該当なし", "特になし", "N/A", "Ｎ／Ａ", "-", "無し", "none", " None ", "n/a", ""]
)
def test_words_that_say_nothing(language: Language, word: str) -> None:
    empty = normalise_all(load_words(language).items("empty-words"))
    assert not says_something(word, empty)
    assert says_something("物理媒体を使わないため。", empty)


def test_families() -> None:
    assert {family: len(codes) > 0 for family, codes in FAMILIES.items()} == dict.fromkeys(
        ("mandatory", "evidence", "exclusion"), True
    )
    assert FAMILIES["mandatory"] == {"mandatory-gap"}
    assert "evidence-unused" not in FAMILIES["evidence"]


def test_a_finding_weighs_what_its_code_weighs() -> None:
    assert finding("mandatory-gap", "M").severity is FindingSeverity.GAP
    assert finding("recheck-open", origin="x").params == {"origin": "x"}


def test_each_code_once_per_control() -> None:
    found = findings_on("A", (Remark("gap"), Remark("reason-missing"), Remark("gap")))
    assert [(one.code, one.control) for one in found] == [("gap", "A"), ("reason-missing", "A")]
