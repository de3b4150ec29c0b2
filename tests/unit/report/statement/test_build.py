"""The annex: what stands in it, in which order, and that its links lead somewhere."""

from __future__ import annotations

from collections import Counter

import pytest

from ismap_check.model.profile import Response, Status
from ismap_check.model.text import Language
from ismap_check.report.blocks import Notice, Tone
from ismap_check.report.statement import build_statement
from tests.unit.report import statement_sample as stated
from tests.unit.report import walk
from tests.unit.report.statement.test_missing import WORDS

EVERY = [(name, language) for name in stated.RESULTS for language in Language]


def table(name: str, ending: str) -> list[list[str]]:
    """Return the rows of the last table of a section."""
    return walk.rows(walk.section(stated.statement(name, Language.EN), ending).blocks[-1])


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_link_leads_somewhere_and_every_anchor_stands_once(name: str, language: Language) -> None:
    for report in (stated.statement(name, language), stated.extract(name, language)):
        anchors = Counter(walk.anchors(report))
        assert [one for one, times in anchors.items() if times > 1] == []
        assert set(walk.refs(report)) <= set(anchors)


def test_it_says_what_it_is_on_every_page() -> None:
    report = stated.statement("complete", Language.EN)
    assert report.marking == "CONFIDENTIAL – working draft"
    notices = [block for block in report.cover if isinstance(block, Notice)]
    assert notices[0].tone is Tone.BAD
    assert "not an official form" in walk.said(notices[0].paragraphs[0])
    assert notices[1].title == "Nothing was found missing"


def test_every_control_is_selected_or_not_with_the_reason() -> None:
    rows = {row[0]: row[1:] for row in table("complete", "system/selection")}
    assert list(rows)[:4] == ["1", "1.1", "1.1.1", "1.1.1.1.PB"]
    assert rows["1"] == ["Access control", "chapter or section", "", "", ""]
    assert rows["1.1.1"][2] == "✓ selected"
    assert rows["1.1.1.3"][2:] == ["– not selected", "not selected", "共用IDがないため。"]
    assert rows["1.1.1.4"][2:] == ["✓ selected", "alternative", "同じことがわかるため。"]
    assert rows["1.2.1"][2:] == ["– not applicable", "not applicable", "媒体を手元に置かないため。"]
    assert rows["1.2.1.2"][2:] == ["– not applicable", "", "excluded with objective 1.2.1"]
    assert rows["2.1.1.2"][2] == "– out of scope by facts"
    assert len(rows) == 4 + 3 + 11


def test_the_counts_add_up() -> None:
    (said,) = walk.lines(walk.section(stated.statement("complete", Language.EN), "system/selection").blocks[0])
    assert walk.said(said) == (
        "Of the 11 details: selected 7, not selected 1, not applicable 2, out of scope by facts 1."
    )


def test_what_is_proposed_or_unanswered_is_open() -> None:
    rows = {row[0]: row for row in table("plain", "system/selection")}
    assert rows["2.1.1.3"][3:5] == ["▲ open", "implemented (proposal to confirm)"]
    assert rows["2.1.1.4"][3:5] == ["▲ open", ""]


def test_each_selected_detail_has_its_measure() -> None:
    rows = table("complete", "system/measures")
    assert [row[0].split()[0] for row in rows] == [
        "1.1.1.1.PB",
        "1.1.1.2",
        "1.1.1.4",
        "2.1.1.1.B",
        "2.1.1.3",
        "2.1.1.4",
        "2.1.1.5.B",
    ]
    assert rows[0][1:] == ["implemented", "パスキーを必須とする。"]
    assert rows[-1][1:] == ["inherited", "–"]


def test_a_measure_that_is_missing_is_a_gap_to_fill_in() -> None:
    answers = {"1.1.1.1.PB": Response(status=Status.IMPLEMENTED)}
    report = build_statement(stated.judged(stated.profile(responses={"system": answers})), WORDS)
    assert walk.rows(walk.section(report, "system/measures").blocks[-1])[0][2] == "(not filled in)"


def test_inherited_controls_name_the_registration() -> None:
    (row,) = table("complete", "system/inherited")
    assert row[1:] == ["Aoba Base", "ISMAP", "C00-0000-1", "2027-03-31", "–"]


def test_all_versions_of_a_changed_measure_stand_in_the_order_of_their_days() -> None:
    rows = table("complete", "system/changes")
    assert [row[1:] for row in rows] == [
        ["before", "2026-04-01 to 2026-05-31", "ワンタイムパスワードを併用する。"],
        ["before", "2026-06-01 to 2026-07-31", "ハードウェアキーを併用する。"],
        ["now", "2026-08-01 to 2026-09-30", "パスキーを必須とする。"],
    ]


def test_what_is_declared_is_there() -> None:
    report = stated.statement("complete", Language.JA)
    said = "\n".join(walk.said(line) for block in walk.blocks(report) for line in walk.lines(block))
    for text in ("情報セキュリティ委員会を置く。", "二つの拠点", "外部の監視", "委任による。", "東京地方裁判所"):
        assert text in said
    assert "（未記入）" not in said


def test_sections_that_hold_nothing_say_so() -> None:
    report = build_statement(stated.judged(stated.profile(responses={"system": {}})), WORDS)
    for ending in ("system/measures", "system/inherited", "system/changes"):
        (block,) = walk.section(report, ending).blocks
        assert next(walk.said(line) for line in walk.lines(block)).startswith("No ")
