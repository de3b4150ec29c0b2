"""Progress by assignee: only where answers name one, and details in scope only."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import Response
from ismap_check.model.text import Language
from ismap_check.report.assignees import assignees_section
from ismap_check.report.blocks import Table
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.report import sample


def view(name: str = "plain") -> View:
    return views(Voice(load_words(Language.EN)), sample.RESULTS[name]())[0]


def with_assignees(found: View, names: dict[str, str]) -> View:
    responses = {key: replace(one, assignee=None) for key, one in found.responses.items()}
    responses |= {key: replace(responses.get(key, Response()), assignee=name) for key, name in names.items()}
    profile = replace(found.result.profile, responses={found.catalogue.id: responses})
    return replace(found, result=replace(found.result, profile=profile))


def test_without_assignees_there_is_no_section() -> None:
    assert assignees_section(with_assignees(view(), {})) is None


def test_everyone_is_listed_with_what_they_answered_and_the_rest_last() -> None:
    whole = view()
    in_scope = [leaf.id for leaf, judged in whole.leaves if judged.out_by is None]
    first, second, *rest = in_scope
    section = assignees_section(with_assignees(whole, {first: "乙", second: "甲"}))
    assert section is not None
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert [row[0][0] for row in table.rows] == ["乙", "甲", "(no assignee)"]
    assert [row[1][0] for row in table.rows] == ["1", "1", str(len(rest))]
    answered = whole.judged.control_by_id[first].answered
    assert table.rows[0][2][0] == str(int(answered))
    assert table.rows[0][3][0] == ("100.0 %" if answered else "0.0 %")
