"""The script of the questionnaire, piece by piece, against what the rest of the tool says of the same profiles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ismap_check.assessment import assess
from ismap_check.documents.profile_read import read_profile
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile
from tests.browser.questionnaires import FULL, validated, write_page
from tests.unit.documents.strategies import profiles
from tests.unit.report.sample import REQUEST

pytestmark = pytest.mark.needs("chromium", "playwright")

THROUGH = """(text) => {
  const { read, refused } = readProfile(text);
  if (refused) return refused;
  profile = read;
  return settledProfile();
}"""
TROUBLES = """(document) => {
  profile = document;
  judgeAll();
  return allTroubles().map(({ code, path, isError }) => [code, path.join("/"), isError]);
}"""
ONLY_ASSESS_SAYS = "reason-empty-words"


@pytest.fixture(scope="module")
def page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Open one page for all tests: each puts its own profile into it."""
    opened = browser.new_page()
    opened.goto(write_page(tmp_path_factory.mktemp("script")).as_uri())
    yield opened
    opened.close()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(profiles)
def test_any_profile_passes_through_the_page_unchanged(page: Any, profile: VendorProfile) -> None:
    other = {"system": "2026-04", "imported": "1"}
    data = write_profile(profile)
    data["assessment"]["catalogues"] = {**data["assessment"]["catalogues"], **other}
    assert read_profile(page.evaluate(THROUGH, json.dumps(data))) == read_profile(data)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("カ\u3099", "ガ"),
        ("一\r\n二\r三\u2028四\u0085五", "一\n二\n三\n四\n五"),
        ("a\tb", "a b"),
        ("a\x00b\x1bc\ufeffd\ufffee\U0001fffff", "abcdef"),
        ("９．１＿👩‍💻", "９．１＿👩‍💻"),
    ],
)
def test_typed_text_gets_the_normal_form_of_documents(page: Any, typed: str, kept: str) -> None:
    assert page.evaluate("(text) => normal(text)", typed) == kept


def test_half_a_character_is_replaced(page: Any) -> None:
    assert page.evaluate(r"normal('a\ud800b')") == "a\ufffdb"


@pytest.mark.parametrize(
    ("day", "is_day"),
    [("2026-04-01", True), ("0001-01-01", True), ("2026-02-30", False), ("2026-4-1", False), ("２０２６-04-01", False)],
)
def test_days(page: Any, day: str, is_day: bool) -> None:
    assert page.evaluate("(text) => isDay(text)", day) is is_day


def test_keys_that_objects_inherit_are_keys_like_others(page: Any) -> None:
    data = {**FULL, "responses": {"system": {"constructor": {"status": "partial", "extra": {"__proto__": "x"}}}}}
    text = json.dumps(data).replace('"extra": {"__proto__": "x"}', '"extra": {"__proto__": "x", "toString": "y"}')
    returned = page.evaluate(f"(text) => JSON.stringify(({THROUGH})(text))", text)
    assert json.loads(returned) == json.loads(text)
    assert page.evaluate("[at(['responses', 'system', 'toString']), ({}).x]") == [None, None]


def answers(changes: Plain) -> Plain:
    return {**FULL, "responses": {"system": {**FULL["responses"]["system"], **changes}}}


TROUBLED: tuple[Plain, ...] = (
    FULL,
    answers({"1.1.1.2": {"status": "not-applicable"}, "1.1.1.3": {"status": "planned"}}),
    answers({"1.1.1.2": {"status": "alternative", "measure": "x"}, "1.1.1.3": {"status": "inherited"}}),
    answers({"1.1.1.2": {"status": "implemented"}, "1.1.1.3": {"status": "partial", "evidence": ["nothing", "mfa"]}}),
    answers({"1.1.1.2": {"status": "inherited", "from": "nobody"}, "1.2.1": {"status": "not-selected", "reason": "x"}}),
    answers({"1.1.1.2": {"status": "planned", "condition": {"option": "nothing", "otherwise": "partial"}}}),
    answers({"1.1.1.2": {"status": "partial", "condition": {"option": "lite", "otherwise": "partial"}}}),
    answers({"1.1.1.2": {"status": "implemented", "condition": {"option": "lite", "otherwise": "planned"}}}),
    answers({"1.1.1.2": {"condition": {"option": "lite", "otherwise": "planned"}}, "1.1.1.3": {"measure": "x"}}),
    {**FULL, "responses": {"imported": {"A": {"status": "not-selected", "reason": "x"}}}},
    {**FULL, "evidence": {**FULL["evidence"], "none": {"title": "x"}, "out": {"title": "x", "file": "../x"}}},
    {**FULL, "evidence": {**FULL["evidence"], "a": {"title": "x", "file": "C:x"}, "b": {"title": "x", "file": "/x"}}},
    {**FULL, "assessment": {**FULL["assessment"], "period": {"from": "2026-04-02", "to": "2026-04-01"}}},
    {**FULL, "service": {**FULL["service"], "facts": {"generative_ai": "はい", "regions": "jp", "unasked": 3}}},
    {**FULL, "service": {**FULL["service"], "options": {"lite": {"title": "x", "excludes": ["gone"]}}}},
    {key: value for key, value in FULL.items() if key not in ("inherits", "evidence")},
)


@pytest.mark.parametrize("data", TROUBLED)
def test_what_is_wrong_is_what_validate_says(page: Any, tmp_path: Path, data: Plain) -> None:
    data = {**data, "evidence": without_address(data.get("evidence", {}))}
    (tmp_path / "p.json").write_text(json.dumps(data), encoding="utf-8")
    said = validated(tmp_path / "p.json", tmp_path).diagnostics
    expected = {(one.code, one.is_error, holder(one.pointer)) for one in said}
    found = page.evaluate(TROUBLES, data)
    assert {
        (code, is_error, holder(path.split("/"))) for code, path, is_error in found if code != ONLY_ASSESS_SAYS
    } == expected


def without_address(evidence: Plain) -> Plain:
    """Leave out the address that no schema lets pass: what follows the schema is compared here."""
    return {
        key: {k: v for k, v in item.items() if (k, v) != ("url", "javascript:alert(1)")}
        for key, item in evidence.items()
    }


def holder(pointer: Any) -> tuple[str, ...]:
    """Return what of a profile a diagnostic is about; within it the page may point at the field that mends it."""
    return tuple(str(step) for step in pointer)[: 3 if pointer[0] == "responses" else 2]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"vendor": {}}, "missing-key"),
        ({"vendor": {"name": "x", "country": "Japan"}}, "wrong-form"),
        ({"vendor": {"name": "x", "corporate_number": "123"}}, "wrong-form"),
        ({"vendor": {"name": "字" * 32_001}}, "text-too-long"),
        ({"registrations": [{"number": "x"}]}, "missing-key"),
        ({"evidence": {"a": {"title": "x", "url": "javascript:x"}}, "responses": {}}, "wrong-form"),
        (
            {"evidence": {"a": {"title": "x", "url": "https://example.jp", "issued": "2026/4/1"}}, "responses": {}},
            "wrong-date",
        ),
    ],
)
def test_what_the_schema_refuses_is_said_beside_the_field(page: Any, tmp_path: Path, change: Plain, code: str) -> None:
    data = {**FULL, "evidence": without_address(FULL["evidence"]), **change}
    (tmp_path / "p.json").write_text(json.dumps(data), encoding="utf-8")
    assert {one.code for one in validated(tmp_path / "p.json", tmp_path).diagnostics} == {code}
    assert code in {found for found, _, _ in page.evaluate(TROUBLES, data)}


def test_empty_words_are_no_reason(page: Any) -> None:
    said = page.evaluate("['なし', ' 該当なし。', 'Ｎ／Ａ', '', 'データを持たないため'].map(saysSomething)")
    assert said == [False, False, False, False, True]


@pytest.mark.parametrize("generative", [None, True, False])
def test_progress_is_the_completeness_that_assess_prints(page: Any, generative: bool | None) -> None:
    facts = {key: value for key, value in FULL["service"]["facts"].items() if key != "generative_ai"}
    facts |= {} if generative is None else {"generative_ai": generative}
    data = {**FULL, "service": {**FULL["service"], "facts": facts}}
    result = assess(REQUEST.__class__(**{**as_fields(REQUEST), "profile": read_profile(data)}))
    counted = page.evaluate(
        "(d) => { profile = d; judgeAll(); return data.catalogues.map(({ id }) => progressOf(questionsOf(id))); }", data
    )
    expected = [(one.low.answered, one.low.in_scope) for one in result.judgements[0].catalogues]
    assert [(one["answered"], one["asked"]) for one in counted] == expected


def as_fields(request: Any) -> dict[str, Any]:
    return {name: getattr(request, name) for name in request.__dataclass_fields__}
