from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ismap_check.documents.profile_load import load_profile, profile_from
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.profile import Period, Response, Status
from ismap_check.sources.limits import Limits
from tests.unit.documents.reading import (
    CATALOGUE_HEAD,
    LIMITS,
    PART_HEAD,
    PROFILE_HEAD,
    catalogue_of,
    codes,
    control,
    profile_of,
    source_of,
    write,
)

FACTS = """\
facts:
  agents: {type: boolean, question: {ja: 問い, en: Question}}
  law: {type: text, values: [JP, "2"], question: {ja: 問い, en: Question}}
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    text = CATALOGUE_HEAD + "rules: {selection: true, measure: required, id_suffixes: [PB]}\n" + FACTS + "controls:\n"
    loaded = catalogue_of(tmp_path, text + control("o") + control("o.1.PB", "o") + control("o.2", "o") + control("p"))
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def answers(**written: str) -> str:
    rows = "".join(f"    {key.replace('_', '.')}: {value}\n" for key, value in written.items())
    return f"responses:\n  small:\n{rows}"


def test_ids_are_completed(tmp_path: Path, catalogue: Catalogue) -> None:
    resolved = profile_of(tmp_path, catalogue, profile=PROFILE_HEAD + answers(o_1="{status: not-implemented}"))
    assert resolved.value is not None
    assert resolved.value.responses == {"small": {"o.1.PB": Response(status=Status.NOT_IMPLEMENTED)}}


def test_empty_values_count_as_absent(tmp_path: Path, catalogue: Catalogue) -> None:
    empty = "{status: , measure: '', reason: ' ', evidence: , due: '', from: , condition: , extra: }"
    text = PROFILE_HEAD + answers(p=empty, o_2="") + "evidence: \ninherits:\nstatement:\nregistrations:\n"
    resolved = profile_of(tmp_path, catalogue, profile=text)
    assert resolved.diagnostics == ()
    assert resolved.value is not None
    assert resolved.value.responses == {"small": {"p": Response(), "o.2": Response()}}
    assert resolved.value.language == "ja"


def test_periods_and_days(tmp_path: Path, catalogue: Catalogue) -> None:
    head = PROFILE_HEAD.replace("assessment: {", "assessment: {period: {from: 2026-04-01, to: }, ")
    resolved = profile_of(tmp_path, catalogue, profile=head)
    assert resolved.value is not None
    assert resolved.value.assessment.period == Period(date(2026, 4, 1), None)


def test_own_answers_win_over_shared_ones_and_say_where_they_are_from(tmp_path: Path, catalogue: Catalogue) -> None:
    resolved = profile_of(
        tmp_path,
        catalogue,
        profile=PROFILE_HEAD
        + "extends: shared/company.yaml\nparts: [hr.yaml]\n"
        + answers(p="{status: partial}", o=""),
        hr=PART_HEAD + answers(o_1="{status: partial, measure: 一}") + "evidence: {a: {title: A, file: a.txt}}\n",
        shared__company=PART_HEAD
        + answers(p="{status: planned}", o_1_PB="{status: planned}", o="{status: partial}")
        + "  other: {x: {status: partial}}\nevidence: {a: {title: B, file: b.txt}, b: {title: B, file: b.txt}}\n",
    )
    assert resolved.value is not None, resolved.diagnostics
    small = resolved.value.responses["small"]
    assert {key: (one.status, one.origin) for key, one in small.items()} == {
        "p": (Status.PARTIAL, None),
        "o": (Status.PARTIAL, "shared/company.yaml"),
        "o.1.PB": (Status.PARTIAL, "hr.yaml"),
    }
    assert list(resolved.value.responses) == ["small"]
    assert {key: item.origin for key, item in resolved.value.evidence.items()} == {
        "b": "shared/company.yaml",
        "a": "hr.yaml",
    }


def test_two_spellings_in_a_shared_file_are_a_duplicate_too(tmp_path: Path, catalogue: Catalogue) -> None:
    shared = PART_HEAD + answers(o_1="{status: partial, measure: 一}", o_1_PB="{status: not-implemented}")
    own = PROFILE_HEAD + "extends: company.yaml\n" + answers(o_1="{status: not-implemented}")
    (told,) = profile_of(tmp_path, catalogue, profile=own, company=shared).diagnostics
    assert (told.code, told.document, told.pointer[-1]) == ("duplicate-answer", "company.yaml", "o.1.PB")


def test_warnings_of_every_file_are_told_in_that_file(tmp_path: Path, catalogue: Catalogue) -> None:
    resolved = profile_of(
        tmp_path,
        catalogue,
        profile=PROFILE_HEAD + "extends: company.yaml\n",
        company=PART_HEAD + answers(p="{status: not-applicable}"),
    )
    (told,) = resolved.diagnostics
    assert (told.code, told.document) == ("missing-reason", "company.yaml")
    assert told.pointer == ("responses", "small", "p", "reason")


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ("{status: implemented}", ["missing-measure"]),
        ("{status: partial, measure: 一}", []),
        ("{status: alternative}", ["missing-measure", "missing-reason"]),
        ("{status: planned}", ["missing-due", "missing-owner"]),
        ("{status: planned, due: 2026-12-31, owner: 部}", []),
        ("{status: inherited}", ["missing-from"]),
        ("{status: not-applicable}", ["missing-reason"]),
        ("{status: not-selected}", ["missing-reason"]),
        ("{status: not-implemented}", []),
        ("{status: implemented, recheck: {from: {catalogue: a, edition: b, control: c}, relation: changed}}", []),
        ("{status: inherited, from: b, condition: {option: plan, otherwise: partial}}", []),
        (
            "{status: inherited, from: b, condition: {option: plan, otherwise: planned}}",
            ["missing-due", "missing-owner"],
        ),
    ],
)
def test_what_half_finished_answers_still_lack(
    tmp_path: Path, catalogue: Catalogue, answer: str, missing: list[str]
) -> None:
    head = (
        PROFILE_HEAD.replace("name: Example}", "name: Example, options: {plan: {title: 計画}}}") + "inherits: {b: }\n"
    )
    resolved = profile_of(tmp_path, catalogue, profile=head + answers(p=answer))
    assert codes(resolved.diagnostics) == missing
    assert resolved.value is not None


def test_a_rough_answer_owes_no_measure(tmp_path: Path, catalogue: Catalogue) -> None:
    assert profile_of(tmp_path, catalogue, profile=PROFILE_HEAD + answers(o="{status: implemented}")).diagnostics == ()


@pytest.mark.parametrize(
    ("status", "otherwise", "told"),
    [
        ("implemented", "partial", []),
        ("alternative", "planned", []),
        ("partial", "not-implemented", []),
        ("partial", "partial", ["condition-earns-no-less"]),
        ("planned", "not-implemented", ["condition-without-claim"]),
        ("not-applicable", "planned", ["condition-without-claim"]),
        ("", "planned", []),
    ],
)
def test_conditions_must_make_a_difference(
    tmp_path: Path, catalogue: Catalogue, status: str, otherwise: str, told: list[str]
) -> None:
    head = PROFILE_HEAD.replace("name: Example}", "name: Example, options: {plan: {title: 計画}}}")
    answer = f"{{status: {status}, measure: 一, reason: 一, condition: {{option: plan, otherwise: {otherwise}}}}}"
    resolved = profile_of(tmp_path, catalogue, profile=head + answers(o=answer))
    assert [one.code for one in resolved.diagnostics if one.is_error] == told


def test_an_integer_answer_to_a_text_question_is_text(tmp_path: Path, catalogue: Catalogue) -> None:
    head = PROFILE_HEAD.replace("name: Example}", "name: Example, facts: {law: 2, agents: }}")
    resolved = profile_of(tmp_path, catalogue, profile=head)
    assert resolved.value is not None
    assert resolved.value.service.facts == {"law": "2"}
    assert codes(resolved.diagnostics) == ["yaml-looks-typed"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("{agents: 1}", ["fact-type"]),
        ("{agents: [true]}", ["yaml-looks-typed", "fact-type"]),
        ("{law: US}", ["fact-value"]),
        ("{agent: true}", ["unknown-fact"]),
        ("{unrelated: true}", []),
        ("{law: 3}", ["yaml-looks-typed", "fact-value"]),
    ],
)
def test_answers_to_facts(tmp_path: Path, catalogue: Catalogue, facts: str, told: list[str]) -> None:
    head = PROFILE_HEAD.replace("name: Example}", f"name: Example, facts: {facts}}}")
    loaded = load_profile(write(tmp_path, profile=head) / "profile.yaml", name="profile.yaml", limits=LIMITS)
    assert loaded.value is not None
    resolved = resolve_profile(loaded.value, [catalogue])
    assert [one.code for one in (*loaded.diagnostics, *resolved.diagnostics)] == told


@pytest.mark.parametrize(
    ("answer", "declared", "told"),
    [
        ("2", '{type: text, values: [JP, "2"]}', ["yaml-looks-typed"]),
        ("true", "{type: boolean}", []),
        ("7", '{type: text, values: [JP, "2"]}', ["fact-value", "yaml-looks-typed"]),
        ("[a]", "{type: boolean}", ["fact-type"]),
    ],
)
def test_answers_to_the_facts_of_a_catalogue_that_only_a_baseline_uses(
    tmp_path: Path, catalogue: Catalogue, answer: str, declared: str, told: list[str]
) -> None:
    """An answer of another type would put its controls out of scope without a word."""
    fact = declared.replace("}", ", question: {ja: 問い, en: Question}}")
    text = CATALOGUE_HEAD.replace("id: small", "id: demanded") + f"facts: {{asked: {fact}}}\ncontrols:\n" + control("x")
    demanded = catalogue_of(tmp_path / "demanded", text).value
    head = PROFILE_HEAD.replace("name: Example}", f"name: Example, facts: {{asked: {answer}}}}}")
    loaded = load_profile(write(tmp_path, profile=head) / "profile.yaml", name="profile.yaml", limits=LIMITS)
    assert loaded.value is not None
    assert demanded is not None
    resolved = resolve_profile(loaded.value, [demanded, catalogue])
    assert codes(resolved.diagnostics) == told
    assert resolved.value is None or resolved.value.service.facts["asked"] in ("2", True)


def test_catalogues_that_are_judged_together_must_agree_on_their_facts(tmp_path: Path, catalogue: Catalogue) -> None:
    facts = FACTS.replace("boolean", "text")
    text = CATALOGUE_HEAD.replace("id: small", "id: demanded") + facts + "controls:\n" + control("x")
    demanded = catalogue_of(tmp_path / "demanded", text).value
    loaded = load_profile(write(tmp_path, profile=PROFILE_HEAD) / "profile.yaml", name="profile.yaml", limits=LIMITS)
    assert loaded.value is not None
    assert demanded is not None
    (told,) = resolve_profile(loaded.value, [demanded, catalogue]).diagnostics
    assert (told.code, told.params["fact"]) == ("fact-conflict", "agents")


def test_a_catalogue_that_could_not_be_loaded_has_said_so_itself(tmp_path: Path, catalogue: Catalogue) -> None:
    loaded = load_profile(write(tmp_path, profile=PROFILE_HEAD) / "profile.yaml", name="profile.yaml", limits=LIMITS)
    assert loaded.value is not None
    unloaded = resolve_profile(loaded.value, [], known=[catalogue.ref])
    assert (unloaded.value, unloaded.diagnostics) == (None, ())
    assert codes(resolve_profile(loaded.value, []).diagnostics) == ["unknown-catalogue"]


def test_other_editions_are_asked_for_once_and_only_to_explain(tmp_path: Path, catalogue: Catalogue) -> None:
    asked: list[str] = []

    def editions(catalogue_id: str) -> list[Catalogue]:
        asked.append(catalogue_id)
        return []

    for rows, times in ((answers(p="", o_1=""), 0), (answers(q="", q_1="", o_1=""), 1)):
        loaded = profile_from(source_of(PROFILE_HEAD + rows), tmp_path, LIMITS)
        assert loaded.value is not None
        resolve_profile(loaded.value, [catalogue], editions=editions)
        assert asked == ["small"] * times


def test_limits_of_answers_and_references(tmp_path: Path, catalogue: Catalogue) -> None:
    text = PROFILE_HEAD + answers(p="{status: , evidence: [a, a, a]}", o="") + "evidence: {a: {title: A, file: a}}\n"
    loaded = profile_from(source_of(text), tmp_path, LIMITS)
    assert loaded.value is not None
    told = resolve_profile(loaded.value, [catalogue], limits=Limits(items=1, evidence_refs=2)).diagnostics
    assert {one.code: one.params for one in told} == {
        "too-many-evidence-references": {"n": 3, "limit": 2, "option": "--max-evidence-refs"},
        "too-many-answers": {"n": 2, "limit": 1, "option": "--max-items"},
    }


def test_files_named_by_a_profile_stay_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, company=PART_HEAD, hr=PART_HEAD)
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "hr.yaml")
    text = PROFILE_HEAD + "extends: ../company.yaml\nparts: [link.yaml]\n"
    loaded = load_profile(write(folder, profile=text) / "profile.yaml", name="profile.yaml", limits=LIMITS)
    assert codes(loaded.diagnostics) == ["path-outside", "path-outside"]


def test_the_samples_of_this_project_have_no_errors() -> None:
    samples = sorted((Path(__file__).parents[3] / "profiles").glob("*/profile.yaml"))
    loaded = [load_profile(path, name=path.name, limits=LIMITS) for path in samples]
    assert all(one.value is not None and not one.errors for one in loaded)


def test_a_number_of_another_chapter_is_not_offered_as_a_misspelling(tmp_path: Path) -> None:
    text = CATALOGUE_HEAD + "controls:\n" + control("9.4.1.1") + control("12.4.1.2")
    loaded = catalogue_of(tmp_path, text)
    assert loaded.value is not None, loaded.diagnostics
    for written, near in (("12.4.1.1", "12.4.1.2"), ("19.4.1.1", None)):
        text = f'{PROFILE_HEAD}responses:\n  small:\n    "{written}": {{status: implemented}}\n'
        (found,) = profile_of(tmp_path, loaded.value, profile=text).errors
        assert (found.code, found.params.get("near")) == ("unknown-control", near)
