"""The action plan: states, order, and one table whatever the catalogues."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import Effort, Response, Status
from ismap_check.model.review import Correction, FollowUp, FollowUpResult
from ismap_check.model.text import Language
from ismap_check.report.blocks import Prose, Table
from ismap_check.report.plan.build import build_plan
from ismap_check.report.plan.entries import State, entries_of, profile_entries
from ismap_check.report.plan.section import plan_section
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.assessment.builders import AS_OF, IMPLEMENTED, catalogue, failed, judge, profile, review, waivers
from tests.unit.report import sample, walk

DAY = timedelta(days=1)
EN = load_words(Language.EN)


def view(changes: dict[str, Response] | None = None) -> View:
    found = views(Voice(EN), sample.plain())[0]
    responses = {**found.responses, **(changes or {})}
    profile = replace(found.result.profile, responses={found.catalogue.id: responses})
    return replace(found, result=replace(found.result, profile=profile))


def state_of(control: str, response: Response) -> State:
    return next(one.state for one in entries_of(view({control: response})) if one.control and one.control.id == control)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (Response(status=Status.PLANNED, due=sample.AS_OF - DAY), State.OVERDUE),
        (Response(status=Status.PLANNED, due=sample.AS_OF), State.PLANNED),
        (Response(status=Status.PARTIAL, due=sample.AS_OF + DAY), State.PLANNED),
        (Response(status=Status.PLANNED), State.UNDATED),
        (Response(status=Status.NOT_IMPLEMENTED, owner="甲"), State.OPEN),
    ],
)
def test_how_an_entry_stands_on_the_day(response: Response, expected: State) -> None:
    assert state_of("1.1.1.3", response) is expected


def test_what_was_planned_and_is_satisfied_is_done() -> None:
    done = Response(status=Status.IMPLEMENTED, due=sample.AS_OF - DAY, owner="甲", effort=Effort.SMALL)
    satisfied = next(control.id for control, judged in view().leaves if judged.low.verdict == "satisfied")
    entries = [one for one in entries_of(view({satisfied: done})) if one.state is State.DONE]
    assert [(one.control.id if one.control else None, one.owner, one.effort) for one in entries] == [
        (satisfied, "甲", Effort.SMALL)
    ]


def test_entries_follow_the_order_of_effect() -> None:
    gains = [one.action.gain for one in entries_of(view()) if one.action and one.control]
    actions = [one for one in view().judged.actions if one.control and one.gain]
    assert [gain for gain in gains if gain] == [one.gain for one in actions]


def test_findings_on_evidence_know_their_owner_and_notes_are_left_out() -> None:
    result = sample.plain()
    items = {key: replace(item, owner="監査室") for key, item in result.profile.evidence.items()}
    entries = list(profile_entries(replace(result, profile=replace(result.profile, evidence=items))))
    assert entries
    assert {one.finding.code for one in entries if one.finding} >= {"evidence-altered", "evidence-expired"}
    assert "evidence-unused" not in {one.finding.code for one in entries if one.finding}
    assert {one.owner for one in entries if one.finding and "evidence" in one.finding.params} == {"監査室"}


def test_a_report_shows_only_what_somebody_agreed_to_do() -> None:
    section = plan_section(view())
    assert section is not None
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert [column.label for column in table.columns][:2] == ["Control", "State"]
    assert [(row[2][0], row[3][0]) for row in table.rows] == [("情報セキュリティ部", "–"), ("人事部", "2026-09-30")]
    plain = {key: replace(one, due=None, owner=None, effort=None) for key, one in view().responses.items()}
    assert plan_section(view(plain)) is None


def test_columns_that_nobody_filled_stand_only_in_the_table_for_programs() -> None:
    def heads(*, bare: bool) -> set[str]:
        done = judge(profile({"M": Response(status=Status.PARTIAL, reason="途中。")}), catalogue(("O must", "M - O")))
        report = build_plan(done, EN, bare=bare)
        return {column.label for block in walk.blocks(report) if isinstance(block, Table) for column in block.columns}

    assert heads(bare=True) - heads(bare=False) == {"Effort", "Effect"}


@pytest.mark.parametrize("name", sample.RESULTS)
@pytest.mark.parametrize("language", Language)
def test_the_plan_is_one_table_for_all_catalogues(name: str, language: Language) -> None:
    report = build_plan(sample.RESULTS[name](), load_words(language))
    tables = [block for block in walk.blocks(report) if isinstance(block, Table)]
    assert len(tables) <= 1
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due": AS_OF - DAY}, State.OVERDUE),
        ({"due": AS_OF}, State.PLANNED),
        ({}, State.UNDATED),
        ({"due": AS_OF - DAY, "follow_up": FollowUp(result=FollowUpResult.CLOSED)}, State.DONE),
    ],
)
def test_what_a_review_agreed_is_an_entry_of_its_own(changes: dict[str, Any], expected: State) -> None:
    entries = {"M": failed(note="漏れ", correction=Correction(agreed="補う", owner="乙", **changes))}
    result = judge(profile({"M": IMPLEMENTED}), catalogue(("M must",)), reviews=(review(entries),))
    (found,) = (one for one in entries_of(views(Voice(EN), result)[0]) if one.review)
    assert (found.state, found.owner, found.due) == (expected, "乙", changes.get("due"))
    (table,) = (block for block in walk.blocks(build_plan(result, EN)) if isinstance(block, Table))
    assert ["Review: 漏れ", "補う"] in [row[1:3] for row in walk.rows(table)]


def test_a_waived_gap_says_so_unless_it_is_planned() -> None:
    answers = {"M": Response(status=Status.PARTIAL, measure="一部"), "N": Response(status=Status.PLANNED, due=AS_OF)}
    result = judge(profile(answers), catalogue(("M must", "N must")), waivers=(waivers("M", "N"),))
    states = {one.control.id: one.state for one in entries_of(views(Voice(EN), result)[0]) if one.control}
    assert states == {"M": State.WAIVED, "N": State.PLANNED}
    said = next(
        block
        for block in walk.blocks(build_plan(result, EN))
        if isinstance(block, Prose) and "2 entries" in walk.said(block.paragraphs[0])
    )
    assert "1 not begun and waived" in walk.said(said.paragraphs[0])
