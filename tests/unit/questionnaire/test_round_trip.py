"""Any valid profile comes back from a workbook and from a table as it went out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ismap_check.documents.profile_read import read_profile
from ismap_check.i18n.words import load_words
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.plain.response import write_evidence_item, write_response
from ismap_check.model.profile import EvidenceItem, Response, VendorProfile
from ismap_check.model.text import Language
from ismap_check.questionnaire.asking import questionnaire
from ismap_check.questionnaire.entries import assembled, entries_of
from ismap_check.questionnaire.workbook.book import workbook
from tests.office import EXCEL, converted
from tests.unit.documents.strategies import evidence, profiles, responses
from tests.unit.questionnaire.trips import WRITERS, back, catalogue, profile, read

NASTY = [
    "=1+1",
    "＋1",
    "-x",
    "@a",
    "'q'",
    "''",
    "TRUE",
    "0012",
    "９.１０",
    " 前",
    "後　",
    "a\n\nb\n  c",
    "1e5",
    "2026/4/1",
    "_x0041_",
    "_'x0041_",
    "・x\ny",
    "𠮟る<b>&amp;",
    "12:30",
    "\nx",
    "ja: x",
    "@a ",
    "'=x",
    "'=x'",
    "・=x ",
]
"""Texts that spreadsheet programs like to change."""


def with_catalogues(profile: VendorProfile) -> Plain:
    """Return a profile that names every catalogue it answers; one that it only names without answers is not said."""
    data = write_profile(profile)
    data["responses"] = {key: rows for key, rows in data.get("responses", {}).items() if rows}
    data["assessment"]["catalogues"] = {**dict.fromkeys(data["responses"], "1"), **profile.assessment.catalogues}
    if not data["responses"]:
        del data["responses"]
    return data


def check_comes_back(data: Plain, suffix: str, language: Language) -> None:
    """Fail with every entry that did not come back as it went out: what it was and what it became."""
    named = data["assessment"]["catalogues"]
    catalogues = [catalogue(key, edition, with_controls=False) for key, edition in named.items()]
    returned = back(data, catalogues, suffix, language)
    gone, came = entries_of(data), entries_of(returned)
    lost = [(key, gone.get(key), came.get(key)) for key in {**gone, **came} if gone.get(key) != came.get(key)]
    assert lost == []
    assert returned == data


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("suffix", WRITERS)
@settings(
    max_examples=40,
    deadline=None,
    # To find the smallest profile takes minutes with workbooks: the lost entries are told, and the next test shrinks.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=SLOW,
)
@given(generated=profiles, language=st.sampled_from(Language))
def test_any_valid_profile_comes_back(suffix: str, generated: VendorProfile, language: Language) -> None:
    check_comes_back(with_catalogues(generated), suffix, language)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(answer=responses)
def test_any_answer_comes_back_from_sheets_that_no_program_wrote(answer: Response) -> None:
    check_comes_back(profile({"1.1.2": write_response(answer)}), "", Language.JA)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(items=evidence)
def test_any_evidence_comes_back_from_sheets_that_no_program_wrote(items: dict[str, EvidenceItem]) -> None:
    written = {key: write_evidence_item(item) for key, item in items.items()}
    check_comes_back(profile(evidence=written), "", Language.EN)


def nasty_profile() -> Plain:
    """Return a profile that says all these texts wherever it can."""
    texts = {f"1.{number}": text for number, text in enumerate(NASTY)}
    responses = {
        key: {
            "measure": text,
            "changes": [{"measure": text}, {"until": "2026-05-01", "measure": text}],
            "extra": {"備考": text, text: "x"},
        }
        for key, text in texts.items()
    }
    evidence = {f"e{number}": {"title": text, "file": text} for number, text in enumerate(NASTY)}
    titles = {f"o{number}": {"title": {"ja": text, "en": text + "."}} for number, text in enumerate(NASTY)}
    service = {
        "id": "trial",
        "name": "=1",
        "subprocessors": NASTY,
        "options": titles,
        "facts": {"law": "0012", "x": NASTY},
    }
    return profile(responses, service=service, evidence=evidence)


@pytest.mark.parametrize("suffix", [*WRITERS, ""])
@pytest.mark.parametrize("language", Language)
def test_texts_that_programs_change_come_back(suffix: str, language: Language) -> None:
    check_comes_back(nasty_profile(), suffix, language)


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("through", ["xlsx", "ods"])
def test_an_office_program_opens_and_saves_it_without_loss(through: str, tmp_path: Path) -> None:
    data = nasty_profile()
    file = tmp_path / "q.xlsx"
    file.write_bytes(workbook(questionnaire(data, [catalogue()]), load_words(Language.JA)))
    out = tmp_path / "out"
    kept = converted(file, "ods", tmp_path) if through == "ods" else file
    collected = read(converted(kept, EXCEL, out).read_bytes(), ".xlsx", [catalogue()])
    assert not collected.diagnostics
    assert write_profile(read_profile(assembled(collected.entries).data)) == data
