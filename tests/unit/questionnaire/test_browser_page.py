"""The page for a browser and the data in it, as bytes: one file, nothing alive in it but our own script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest

from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Part
from ismap_check.questionnaire.asking import blank_profile, questionnaire
from ismap_check.questionnaire.browser_data import page_data
from ismap_check.questionnaire.browser_page import FOLDER, SCRIPTS, render_page
from ismap_check.questionnaire.started import STARTED_FROM
from tests.unit.report.sample import HOSTILE, PROFILE
from tests.unit.report.sample_catalogues import IMPORTED, SYSTEM

CATALOGUES = (SYSTEM, IMPORTED)
FULL = write_profile(PROFILE)


def data_of(profile: Plain = FULL, language: Language = Language.JA, part: Part | None = None) -> Plain:
    return page_data(questionnaire(profile, CATALOGUES, part), language)


def controls(data: Plain) -> list[Plain]:
    chapters = [chapter for catalogue in data["catalogues"] for chapter in catalogue["chapters"]]
    return [row for chapter in chapters for row in chapter["rows"] if row.get("control")]


def test_the_data_holds_the_profile_and_every_control_once() -> None:
    data = data_of()
    assert {key: value for key, value in data["profile"].items() if key != STARTED_FROM} == FULL
    asked = [row["id"] for row in controls(data)]
    assert sorted(asked) == sorted(one.id for catalogue in CATALOGUES for one in catalogue.controls)


def test_a_control_brings_the_conditions_of_its_objectives() -> None:
    conditions = {row["id"]: row.get("when", []) for row in controls(data_of())}
    for control in SYSTEM.controls:
        above = [control, *SYSTEM.ancestors(control.id)]
        expected = [one.applies_when for one in above if one.applies_when]
        assert len(conditions[control.id]) == len(expected)


def test_chapters_have_ids_of_their_own() -> None:
    for catalogue in data_of()["catalogues"]:
        heads = [chapter["id"] for chapter in catalogue["chapters"]]
        assert len(set(heads)) == len(heads)


def test_the_key_of_the_draft_follows_questions_and_answers() -> None:
    keys = {
        data_of()["key"],
        data_of(blank_profile("ja"))["key"],
        page_data(questionnaire(FULL, [SYSTEM]), Language.JA)["key"],
    }
    assert len(keys) == 3
    assert data_of()["key"] == data_of(language=Language.EN)["key"]


def test_a_part_holds_its_own_questions_only() -> None:
    data = data_of(part=Part(assignee="青木"))
    assert [row["id"] for row in controls(data)] == ["1.1.1.3"]
    assert data["part"] == {"assignee": "青木"}


@pytest.mark.parametrize("language", Language)
def test_words_and_texts_are_there_in_both_languages(language: Language) -> None:
    data = data_of(language=language)
    assert data["language"] == language
    assert data["words"]["ja"].keys() == data["words"]["en"].keys()


def page_of(**changes: Any) -> str:
    return render_page({**data_of(), **changes}).decode()


def test_script_and_style_stand_under_their_hashes() -> None:
    page = page_of()
    for element, source in (("style", "style-src"), ("script", "script-src")):
        content = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{source} 'sha256-{digest}'" in page


def test_nothing_typed_can_end_the_element_it_stands_in() -> None:
    page = page_of(profile={"vendor": {"name": f"</script><script>{HOSTILE}<!--"}})
    assert page.count("</script>") == 2
    embedded = page.partition('id="data">')[2].partition("</script>")[0]
    assert json.loads(embedded)["profile"]["vendor"]["name"].startswith("</script>")


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    assert page_of() == page_of()


def test_every_script_is_on_the_page_and_none_makes_markup_of_text() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in FOLDER.glob("*.js"))
    for name in SCRIPTS:
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert text.startswith("// ")
        for unsafe in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "http"):
            assert unsafe not in text
