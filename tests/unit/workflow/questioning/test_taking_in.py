"""A questionnaire that came back makes a profile, or brings one up to date, or says why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import Response
from ismap_check.questionnaire.entries import entries_of
from ismap_check.questionnaire.merging import Fate, Prefer
from ismap_check.questionnaire.started import STARTED_FROM, written_marks
from ismap_check.sources.limits import Limits
from ismap_check.sources.table_limits import TableLimits
from ismap_check.workflow.profile_editing import OpenProfile, open_profile
from ismap_check.workflow.questioning.taking_in import Order, TakenIn, take_in
from tests.unit.workflow.editable import HEAD, shelf, write
from tests.unit.workflow.questioning.returned import sent

PROFILE = f"""{HEAD}responses:
  small:
    "1.1.1": {{status: implemented, measure: 規程}}
    "2.1.1": {{status: partial, measure: 途中}}
evidence:
  rules: {{title: 規程}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, profile=PROFILE)
    return tmp_path


def opened(folder: Path) -> OpenProfile:
    found = open_profile(str(folder / "profile.yaml"), shelf(folder), Limits()).value
    assert found is not None
    return found


def taken(folder: Path, file: Path, *, onto: bool = True, prefer: Prefer | None = None) -> LoadedDocument[TakenIn]:
    order = Order(str(file), str(folder / "profile.yaml") if onto else None, prefer)
    return take_in(order, shelf(folder), Limits(), TableLimits())


def fates(found: LoadedDocument[TakenIn], *wanted: Fate) -> list[str]:
    assert found.value is not None, found.diagnostics
    return [key.id for key in found.value.joined.keys(*wanted)]


def test_what_comes_back_unchanged_changes_nothing(folder: Path) -> None:
    found = taken(folder, sent(folder, {}))
    assert fates(found, Fate.NEW, Fate.CHANGED, Fate.REMOVED, Fate.CONFLICT) == []


def test_what_has_no_cell_is_told_of_the_profile(folder: Path) -> None:
    part = saved_by_a_page(folder, {**write_profile(opened(folder).profile), "responses": {}, "evidence": {}})
    (warning,) = (one for one in taken(folder, part).diagnostics if one.code == "evidence-without-file")
    assert (warning.document, warning.pointer) == (str(folder / "profile.yaml"), ("evidence", "rules"))
    (warning,) = taken(folder, sent(folder, {})).diagnostics
    assert warning.document == str(folder / "q.csv")
    assert warning.place is not None


def saved_by_a_page(folder: Path, data: Plain, started: Plain | None = None) -> Path:
    file = folder / "saved.json"
    marks = {STARTED_FROM: written_marks(entries_of(started))} if started else {}
    file.write_text(json.dumps({**data, **marks}), encoding="utf-8")
    return file


def test_a_page_tells_what_it_started_from(folder: Path) -> None:
    before = write_profile(opened(folder).profile)
    after = json.loads(json.dumps(before))
    after["responses"]["small"]["1.1.1"]["measure"] = "改めた規程"
    del after["evidence"]
    text = PROFILE.replace("途中", "半ば")
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    found = taken(folder, saved_by_a_page(folder, after, started=before))
    assert [fates(found, one) for one in (Fate.CHANGED, Fate.REMOVED, Fate.CONFLICT)] == [["1.1.1"], ["rules"], []]
    assert found.value is not None
    assert found.value.profile is not None
    assert found.value.profile.responses["small"]["2.1.1"].measure == "半ば"
    untold = taken(folder, saved_by_a_page(folder, after))
    assert fates(untold, Fate.CONFLICT) == ["1.1.1", "2.1.1"]


def test_only_what_was_changed_is_taken_in(folder: Path) -> None:
    file = sent(
        folder,
        {("1.1.3", "状況"): "予定", ("2.1.1", "状況"): "実施済み", ("1.1.1", "状況"): "", ("1.1.1", "個別管理策"): ""},
    )
    text = PROFILE.replace("試験株式会社", "改名株式会社")
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    found = taken(folder, file)
    assert [fates(found, one) for one in (Fate.NEW, Fate.CHANGED, Fate.REMOVED)] == [["1.1.3"], ["2.1.1"], ["1.1.1"]]
    assert found.value is not None
    assert found.value.profile is not None
    assert found.value.profile.vendor.name == "改名株式会社"
    assert set(found.value.profile.responses["small"]) == {"1.1.3", "2.1.1"}


@pytest.mark.parametrize(("prefer", "status"), [(Prefer.KEEP, "not-implemented"), (Prefer.REPLACE, "implemented")])
def test_what_both_sides_changed_waits_for_a_decision(folder: Path, prefer: Prefer, status: str) -> None:
    file = sent(folder, {("2.1.1", "状況"): "実施済み"})
    (folder / "profile.yaml").write_text(
        PROFILE.replace("status: partial", "status: not-implemented"), encoding="utf-8"
    )
    stopped = taken(folder, file)
    assert fates(stopped, Fate.CONFLICT) == ["2.1.1"]
    assert stopped.value is not None
    assert stopped.value.profile is None
    decided = taken(folder, file, prefer=prefer).value
    assert decided is not None
    assert decided.profile is not None
    assert decided.profile.responses["small"]["2.1.1"].status == status


def test_a_new_profile_has_its_answers_in_the_order_of_the_catalogue(folder: Path) -> None:
    answers = {("vendor.name", "回答"): "社", ("service.id", "回答"): "ａ", ("service.name", "回答"): "A"}
    rows = {("2.1.1", "状況"): "予定", ("1.1.2.PB", "状況"): "実施済み"}
    found = taken(folder, sent(folder, {**rows, **answers}, profile=None), onto=False).value
    assert found is not None
    assert found.profile is not None
    assert list(found.profile.responses["small"]) == ["1.1.2.PB", "2.1.1"]
    assert (found.profile.service.id, found.profile.language) == ("a", "ja")


def test_all_errors_are_told_at_their_cells(folder: Path) -> None:
    wrong = {
        ("1.1.1", "状況"): "できた",
        ("1.1.3", "期限"): "来月",
        ("2.1.1", "証跡"): "nowhere",
        ("vendor.name", "回答"): "",
    }
    said = {(one.code, one.place.cell if one.place else None) for one in taken(folder, sent(folder, wrong)).errors}
    assert {code for code, _ in said} == {
        "questionnaire-not-a-choice",
        "questionnaire-unreadable",
        "questionnaire-blank",
    }
    assert all(cell for _, cell in said)
    only = taken(folder, sent(folder, {("2.1.1", "証跡"): "nowhere"})).errors
    assert [(one.code, one.place is not None) for one in only] == [("unknown-evidence", True)]


def test_an_empty_answer_comes_back_as_one(folder: Path) -> None:
    text = PROFILE.replace("{status: implemented, measure: 規程}", "{status: null}")
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    found = taken(folder, sent(folder, {}), onto=False).value
    assert found is not None
    assert found.profile is not None
    assert found.profile.responses["small"]["1.1.1"] == Response()


def test_a_page_says_where_its_answers_are(folder: Path) -> None:
    with pytest.raises(UsageError) as refused:
        taken(folder, folder / "q.html")
    assert refused.value.code == "questionnaire-page"


def test_a_profile_that_a_page_saved_is_taken_in_too(folder: Path) -> None:
    text = PROFILE.replace("1.1.1", "1.2.1").replace("status: partial, measure: 途中", "status: partial, measure: 別")
    (folder / "saved.yaml").write_text(text, encoding="utf-8")
    found = taken(folder, folder / "saved.yaml")
    assert fates(found, Fate.NEW) == ["1.2.1"]
    assert fates(found, Fate.CONFLICT) == ["2.1.1"]


def test_trouble_with_the_profile_itself_is_told(folder: Path) -> None:
    file = sent(folder, {})
    (folder / "profile.yaml").write_text("kind: vendor-profile\n", encoding="utf-8")
    assert taken(folder, file).value is None


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    assert [one.code for one in taken(folder, folder / "none.xlsx").errors] == ["file-missing"]
