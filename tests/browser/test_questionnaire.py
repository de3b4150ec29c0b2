"""The questionnaire in a real browser: filled in, kept, saved, opened again; never a request, never a live tag."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ismap_check.documents.profile_read import read_profile
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.text import Language
from ismap_check.questionnaire.started import STARTED_FROM
from tests.browser.conftest import OpenPage
from tests.browser.questionnaires import (
    BLANK,
    CATALOGUES,
    FULL,
    answer,
    control,
    open_question,
    saved,
    validated,
    write_page,
)
from tests.unit.report.sample import HOSTILE, PROFILE
from tests.unit.report.sample_catalogues import SYSTEM

pytestmark = pytest.mark.needs("chromium", "noto-cjk", "playwright")

Opened = Callable[..., Any]


@pytest.fixture
def opened(open_page: OpenPage, tmp_path: Path) -> Opened:
    """Return a function that writes a questionnaire and opens it."""

    def open_questionnaire(*what: Any, **options: Any) -> Any:
        return open_page(write_page(tmp_path, *what), **options)

    return open_questionnaire


def read_back(path: Path) -> Any:
    """Return what a saved profile says, without what it says that the page started from."""
    return {key: value for key, value in json.loads(path.read_text(encoding="utf-8")).items() if key != STARTED_FROM}


def test_a_profile_that_nobody_touched_comes_back_unchanged(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    page.evaluate("folds.forEach((one) => setOpen(one, true)); questions.forEach(goTo)")
    assert read_profile(read_back(saved(page, tmp_path))) == read_profile(FULL)
    assert read_back(tmp_path / "aoba-cloud.json") == FULL


def test_a_blank_questionnaire_is_filled_in_saved_and_accepted(opened: Opened, tmp_path: Path) -> None:
    page = opened(BLANK)
    control(page, "vendor", "name").fill("白樺システム株式会社")
    control(page, "service", "id").fill("shirakaba")
    control(page, "service", "name").fill("Shirakaba")
    open_question(page, "1.1.1.1.PB")
    answer(page, "1.1.1.1.PB", "status").select_option("implemented")
    answer(page, "1.1.1.1.PB", "measure").fill("管理者は\nパスキーを使う。")
    open_question(page, "1.1.1.3")
    answer(page, "1.1.1.3", "status").select_option("planned")
    answer(page, "1.1.1.3", "due").fill("2026-09-30")
    answer(page, "1.1.1.3", "owner").fill("人事部")
    path = saved(page, tmp_path)
    documents = validated(path, tmp_path)
    assert documents.diagnostics == ()
    assert documents.profile is not None
    assert write_profile(documents.profile) == {
        "kind": "vendor-profile",
        "schema": 1,
        "language": "ja",
        "vendor": {"name": "白樺システム株式会社"},
        "service": {"id": "shirakaba", "name": "Shirakaba"},
        "assessment": {"catalogues": {"system": "2026-04", "imported": "1"}},
        "responses": {
            "system": {
                "1.1.1.1.PB": {"status": "implemented", "measure": "管理者は\nパスキーを使う。"},
                "1.1.1.3": {"status": "planned", "due": "2026-09-30", "owner": "人事部"},
            }
        },
    }


def test_only_what_the_status_needs_is_asked_for(opened: Opened) -> None:
    page = opened(BLANK)
    open_question(page, "1.1.1.2")
    shown = {
        "implemented": {"measure"},
        "not-applicable": {"reason"},
        "planned": {"measure", "due", "owner"},
        "alternative": {"measure", "reason"},
        "inherited": {"measure", "from"},
    }
    for status, expected in shown.items():
        answer(page, "1.1.1.2", "status").select_option(status)
        asked = {
            key for key in ("measure", "reason", "due", "owner", "from") if answer(page, "1.1.1.2", key).is_visible()
        }
        assert asked == expected


def test_hostile_text_stays_text(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    page.evaluate("folds.forEach((one) => setOpen(one, true)); questions.forEach(goTo)")
    assert answer(page, "1.1.1.2", "measure").input_value() == HOSTILE
    name = '</script><img src=x onerror="alert(1)">'
    control(page, "evidence", "report", "title").fill(name)
    picked = answer(page, "1.1.1.2", "evidence", 0)
    picked.focus()
    assert f"{name} (report)" in picked.locator("option").all_inner_texts()
    assert page.evaluate("document.querySelectorAll('main script, main img, img').length") == 0
    path = write_page(tmp_path, read_back(saved(page, tmp_path)))
    page.goto(path.as_uri())
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert page.evaluate("profile.responses.system['1.1.1.2'].measure") == HOSTILE


def test_the_draft_survives_a_reload_and_can_be_deleted(opened: Opened) -> None:
    page = opened(BLANK)
    page.on("dialog", lambda dialog: dialog.accept())
    control(page, "vendor", "name").fill("白樺システム株式会社")
    page.wait_for_selector("#state[data-kind=kept]")
    page.reload()
    assert control(page, "vendor", "name").input_value() == "白樺システム株式会社"
    assert "再開しました" in page.locator("#state").inner_text()
    page.get_by_role("button", name="下書きを消去").click()
    assert control(page, "vendor", "name").input_value() == ""
    page.reload()
    assert control(page, "vendor", "name").input_value() == ""


def test_two_questionnaires_keep_their_drafts_apart(opened: Opened, tmp_path: Path) -> None:
    page = opened(BLANK)
    control(page, "vendor", "name").fill("白樺システム株式会社")
    page.wait_for_selector("#state[data-kind=kept]")
    assert page.evaluate("Object.keys(localStorage).length") == 1
    other = write_page(tmp_path, FULL, Language.EN)
    assert "白樺" not in other.read_text(encoding="utf-8")


def test_leaving_with_unsaved_changes_is_warned_of(opened: Opened, tmp_path: Path) -> None:
    page = opened(BLANK)
    seen: list[str] = []

    def leave(dialog: Any) -> None:
        seen.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.reload()
    assert seen == []
    control(page, "vendor", "name").fill("白樺")
    page.reload()
    assert seen == ["beforeunload"]
    saved(page, tmp_path)
    page.reload()
    assert seen == ["beforeunload"]


def test_a_saved_file_is_opened_again(opened: Opened, tmp_path: Path) -> None:
    page = opened(BLANK)
    (tmp_path / "mine.json").write_text(json.dumps(FULL), encoding="utf-8")
    page.set_input_files("#file", tmp_path / "mine.json")
    page.wait_for_selector("#state[data-kind=opened]")
    assert control(page, "vendor", "name").input_value() == PROFILE.vendor.name
    assert read_back(saved(page, tmp_path)) == FULL


def test_ids_without_their_ending_are_known_and_unknown_ones_stay(opened: Opened, tmp_path: Path) -> None:
    with_endings = replace(SYSTEM, rules=replace(SYSTEM.rules, id_suffixes=("PB", "P", "B")))
    page = opened(BLANK, Language.JA, [with_endings])
    answers = {
        "1.1.1.1": {"status": "partial"},
        "9.9": {"status": "planned"},
        "2.1.1.1.B": {},
        "2.1.1.1": {"owner": "x"},
    }
    (tmp_path / "mine.json").write_text(json.dumps({**FULL, "responses": {"system": answers}}), encoding="utf-8")
    page.set_input_files("#file", tmp_path / "mine.json")
    page.wait_for_selector("#state[data-kind=opened]")
    assert "2件" in page.locator("#message").inner_text()
    kept = read_back(saved(page, tmp_path))["responses"]["system"]
    assert kept == {("1.1.1.1.PB" if key == "1.1.1.1" else key): answer for key, answer in answers.items()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "読み取れません"),
        ("[]", "自己評価プロファイルではありません"),
        ('{"kind": "catalogue", "schema": 1}', "自己評価プロファイルではありません"),
        ('{"kind": "vendor-profile", "schema": 1}', "vendor"),
        (json.dumps({**FULL, "responses": {"system": {"1.1.1.2": {"status": 3}}}}), "1.1.1.2 / status"),
        (json.dumps({**FULL, "assessment": {"catalogues": {"system": "1999-01"}}}), "system@1999-01"),
        (json.dumps({**FULL, "evidence": []}), "evidence"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_changes_nothing(
    opened: Opened, tmp_path: Path, text: str, said: str
) -> None:
    page = opened()
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    page.set_input_files("#file", tmp_path / "other.json")
    page.wait_for_selector("#message:not(:empty)")
    assert said in page.locator("#message").inner_text()
    assert read_back(saved(page, tmp_path)) == FULL


def test_the_language_is_switched_with_everything_on_the_page(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    open_question(page, "1.1.1.2")
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Self-assessment questionnaire"
    assert answer(page, "1.1.1.2", "measure").input_value() == HOSTILE
    page.evaluate("folds.forEach((one) => setOpen(one, true)); questions.forEach(goTo)")
    shown = page.evaluate("""() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (!parentElement.closest('script, noscript, option, textarea, [lang=ja]')) found.push(data);
      }
      return found;
    }""")
    japanese = {one for one in shown if any("\u3040" <= letter <= "\u9fff" for letter in one)}
    of_the_vendor = {f"{item.id}  {item.title}" for item in PROFILE.evidence.values()} | {"社内の規程番号"}
    assert japanese <= of_the_vendor
    assert read_back(saved(page, tmp_path)) == FULL


def test_every_word_of_the_script_is_there(opened: Opened) -> None:
    page = opened()
    missing = page.evaluate("""() => {
      const script = [...document.scripts].at(-1).textContent + document.documentElement.outerHTML;
      const keys = [...script.matchAll(/"(browser\\.[a-z.-]+[a-z])"/g)].map(([, key]) => key);
      return keys.filter((key) => !(key in data.words.ja) && !(`${key}.other` in data.words.ja));
    }""")
    assert missing == []


def test_questions_are_found_by_words_state_chapter_and_person(opened: Opened) -> None:
    page = opened()

    def rows() -> list[str]:
        return [
            one.split("/")[1]
            for one in page.evaluate("[...document.querySelectorAll('.body:not([hidden]) > .row')].map(({ id }) => id)")
        ]

    page.get_by_label("言葉で探す", exact=False).fill("パスキー")
    assert rows() == ["1.1.1.1.PB"]
    page.get_by_role("button", name="絞り込みを解除").click()
    page.get_by_label("担当者").first.select_option("青木")
    assert rows() == ["1.1.1.3"]
    page.get_by_role("button", name="絞り込みを解除").click()
    page.get_by_label("状態").select_option("proposed")
    assert rows() == ["2.1.1.3"]
    page.get_by_role("button", name="絞り込みを解除").click()
    page.get_by_label("必須の管理策だけ").check()
    page.get_by_label("状態").select_option("open")
    open_musts = page.evaluate("questions.filter((q) => q.open && q.mandatory).map(({ id }) => id)")
    assert rows() == open_musts


def test_the_keyboard_is_enough(opened: Opened) -> None:
    page = opened(BLANK)
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("node => node === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    first = page.evaluate("questions.find(({ open }) => open).id")
    assert page.locator(":focus").evaluate("node => JSON.parse(node.dataset.at)[2]") == first
    page.keyboard.press("Escape")
    assert page.locator(":focus").evaluate("node => node.dataset.key") == f"system/{first}"
    page.keyboard.press("ArrowDown")
    assert page.locator(":focus").evaluate("node => node.dataset.key") != f"system/{first}"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("aria-expanded") == "true"
    with page.expect_download() as waiting:
        page.keyboard.press("Control+s")
    assert waiting.value.suggested_filename == "profile.json"


def test_a_proposal_is_confirmed(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    card = open_question(page, "2.1.1.3")
    card.get_by_role("button", name="この内容で回答とする").click()
    assert card.get_by_role("button", name="この内容で回答とする").count() == 0
    answers = read_back(saved(page, tmp_path))["responses"]["system"]
    assert answers["2.1.1.3"] == {"status": "implemented", "measure": "30日前までに通知する。"}


def test_lists_and_named_entries_grow_and_shrink(opened: Opened, tmp_path: Path) -> None:
    page = opened(BLANK)
    page.evaluate("for (const key of ['evidence', 'statement']) toggleFold(folds.find((one) => one.key === key))")
    evidence = page.locator("#body-evidence")
    evidence.get_by_label("追加する証跡の名前").fill("多要素")
    evidence.get_by_role("button", name="証跡を追加").click()
    assert "使えません" in evidence.locator("[role=alert]").inner_text()
    evidence.get_by_label("追加する証跡の名前").fill("mfa")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("設定の写し")
    control(page, "evidence", "mfa", "file").fill("evidence/mfa.pdf")
    card = open_question(page, "1.1.1.2")
    card.get_by_role("button", name="証跡を追加").click()
    answer(page, "1.1.1.2", "evidence", 0).select_option("mfa")
    page.locator("#body-statement").get_by_role("button", name="含まれるサービスを追加").click()
    page.keyboard.type("Shirakaba Storage")
    page.locator("#body-statement").get_by_role("button", name="含まれるサービスを追加").click()
    data = read_back(saved(page, tmp_path))
    assert data["evidence"] == {"mfa": {"title": "設定の写し", "file": "evidence/mfa.pdf"}}
    assert data["responses"]["system"]["1.1.1.2"] == {"evidence": ["mfa"]}
    assert data["statement"] == {"sub_services": ["Shirakaba Storage"]}
    card.get_by_role("button", name="証跡 1を削除").click()
    assert "responses" not in read_back(saved(page, tmp_path)) or not read_back(saved(page, tmp_path))["responses"]


def test_saving_says_what_would_be_refused(opened: Opened, tmp_path: Path) -> None:
    page = opened(BLANK)
    path = saved(page, tmp_path)
    assert "3件" in page.locator("#message").inner_text()
    codes = {one.code for one in validated(path, tmp_path, CATALOGUES).diagnostics}
    assert codes == {"missing-key"}
