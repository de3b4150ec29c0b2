"""The report on several: what decides first, who is told apart how, what each level shows, nothing lost in a format."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES, TABLES
from ismap_check.report.asked import Level
from ismap_check.report.blocks import Badge, Block, Report, Section, Table, Target
from ismap_check.report.compared import build_comparison, build_flat
from tests.unit.assessment.builders import IMPLEMENTED, failed, passed, review
from tests.unit.comparison.market_of_three import ALL_DONE, CONDITIONAL, MUST_OPEN, candidate, compared

JA = load_words(Language.JA)


def built(level: Level = Level.FULL, *, ranked: bool = False, language: Language = Language.JA) -> Report:
    return build_comparison(compared(ranked=ranked), load_words(language), level)


def names(report: Report) -> list[str]:
    return [section.anchor.removeprefix("compare/") for section in report.sections]


def blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for below in section.sections:
        yield from blocks(below)


def table(report: Report, name: str) -> Table:
    section = next(one for one in report.sections if one.anchor == f"compare/{name}")
    return next(block for block in blocks(section) if isinstance(block, Table))


def said(cell: tuple[object, ...]) -> str:
    return "".join(piece if isinstance(piece, str) else getattr(piece, "text", "") for piece in cell)


@pytest.mark.parametrize("language", Language)
def test_levels_show_more_and_more(language: Language) -> None:
    assert names(built(Level.EXECUTIVE, language=language)) == ["unusable"]
    assert names(built(Level.MANAGER, language=language)) == ["musts", "chapters", "differences", "unusable", "files"]
    full = ["musts", "chapters", "controls", "answers", "unusable", "files"]
    assert names(built(language=language)) == full


def test_a_manager_sees_differences_only_and_everyone_else_all() -> None:
    assert len(table(built(Level.MANAGER), "differences").rows) == 2
    assert len(table(built(), "controls").rows) == 3


def test_an_order_stands_there_only_when_asked_for_and_with_its_rule() -> None:
    assert "ranking" not in names(built())
    report = built(ranked=True)
    assert names(report)[0] == "ranking"
    assert [said(row[1]) for row in table(report, "ranking").rows] == ["A", "B", "C"]
    intro = report.sections[0].blocks[0]
    assert "結論、必須の未充足の少なさ、評点の下限" in str(intro)


def test_who_cannot_be_used_has_a_row_that_says_so_and_why() -> None:
    report = built()
    first = next(block for block in report.cover if isinstance(block, Table))
    assert [said(row[0]) for row in first.rows][-1] == "broken/profile.yaml"
    assert isinstance(first.rows[-1][2][0], Badge)
    (row,) = table(report, "unusable").rows
    assert said(row[0]) == "profile.yaml"
    assert "/x/" not in str(report)


def test_unmet_musts_name_who_leaves_them_open_and_what_an_option_closes() -> None:
    (row,) = table(built(), "musts").rows
    assert said(row[0]).startswith("M")
    cells = [said(cell) for cell in row[3:]]
    assert cells[0] == "–"
    assert "オプション" not in cells[1]
    assert "オプション" in cells[2]


def test_scores_are_ranges_where_answers_are_conditional() -> None:
    standing = [block for block in built().cover if isinstance(block, Table)][1]
    assert [said(row[2]) for row in standing.rows] == ["100.0 %", "40.0 %", "30.0 – 90.0 %"]
    assert [said(row[-1]) for row in standing.rows] == ["–", *["必須の未充足がないこと（1件）"] * 2]


def test_services_of_one_name_are_told_apart() -> None:
    found = compared(candidate("a", ALL_DONE, "同名"), candidate("b", MUST_OPEN, "同名"))
    columns = table(build_comparison(found, JA), "controls").columns
    assert [column.label for column in columns[3:]] == ["同名 (a)", "同名 (b)"]


def test_links_from_controls_lead_to_answers() -> None:
    report = built()
    targets = {piece.anchor for row in table(report, "answers").rows for piece in row[0] if isinstance(piece, Target)}
    links = {getattr(row[0][0], "anchor", None) for row in table(report, "controls").rows} - {None}
    assert links
    assert links <= targets


def test_reviewed_and_claimed_stand_side_by_side() -> None:
    one = candidate("a", ALL_DONE, reviews=[review({"M": passed()}, service="a")])
    report = build_comparison(compared(one, candidate("b", MUST_OPEN)), JA)
    standing = [block for block in report.cover if isinstance(block, Table)][1]
    place = [column.label for column in standing.columns].index(JA("report.number.verified"))
    assert [said(row[place]) == "–" for row in standing.rows] == [False, True]


def test_nothing_in_common_is_said() -> None:
    report = build_comparison(compared(candidate("a", ALL_DONE)), JA)
    assert names(report) == ["alone", "files"]
    assert JA("compare.nothing.title") in str(report.cover)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "pdf"])
@pytest.mark.parametrize("language", Language)
def test_every_format_shows_it(name: str, language: Language) -> None:
    report = built(language=language, ranked=True)
    assert PAGES[name].render(report) == PAGES[name].render(report)


def test_hostile_answers_stay_text() -> None:
    page = PAGES["html"].render(built()).decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page


def test_many_stand_in_several_tables_where_room_is_short_and_in_one_on_a_screen() -> None:
    found = compared(*(candidate(f"v{n}", MUST_OPEN if n % 2 else CONDITIONAL) for n in range(10)))
    report = build_comparison(found, JA)
    markdown = PAGES["md"].render(report).decode()
    assert "管理策：3件 (1/2)" in markdown
    assert "(2/2)" in markdown
    assert len(re.findall(r'<span id="answers/', markdown)) == len(table(report, "answers").rows)
    page = PAGES["html"].render(report).decode()
    assert "(1/2)" not in page
    assert "<th scope=col>V9" in page


def test_the_flat_table_has_a_row_for_each_control_of_each() -> None:
    raw = TABLES["csv"].render(build_flat(compared(), JA)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert len(rows) == 1 + 3 * 3
    assert rows[0]["サービス"] == "broken/profile.yaml"
    gaps = [row["サービスの識別子"] for row in rows if row["必須の未充足"] == JA("report.answer.true")]
    assert gaps == ["b", "c"]


def test_formulas_of_vendors_stay_text_in_the_flat_table() -> None:
    evil = {**ALL_DONE, "S1": replace(IMPLEMENTED, measure="=cmd()")}
    raw = TABLES["csv"].render(build_flat(compared(candidate("a", evil), candidate("b", ALL_DONE)), JA))
    assert b"'=cmd()" in raw


def test_what_the_command_line_asked_for_stands_on_the_cover_once() -> None:
    judged = [candidate(key, ALL_DONE, fail_on=("mandatory",), with_options=("plan",)) for key in ("a", "b")]
    cover = str(build_comparison(compared(*judged), JA).cover)
    assert cover.count("--fail-on mandatory") == 1
    assert "--with-option" not in cover


def test_what_a_review_found_stands_beside_the_claim() -> None:
    reviewed = candidate("a", ALL_DONE, reviews=[review({"M": failed(), "S1": passed()})])
    found = compared(reviewed, candidate("b", ALL_DONE))
    report = build_comparison(found, JA)
    (chapter, _) = table(report, "chapters").rows
    assert [JA("report.side-by-side.verified", share="25.0 %") in said(cell) for cell in chapter[1:]] == [True, False]
    noted = JA("report.side-by-side.corrected", verdict=JA("term.verdict.not-satisfied"))
    for name in ("musts", "controls"):
        row = table(report, name).rows[0]
        assert [noted in said(cell) for cell in row[3:]] == [True, False], name
    csv_rows = list(csv.DictReader(io.StringIO(TABLES["csv"].render(build_flat(found, JA)).decode("utf-8-sig"))))
    label = JA("compare.flat.column.verified")
    assert [row[label] for row in csv_rows][:4] == [
        JA("term.verdict.not-satisfied"),
        "",
        JA("term.verdict.satisfied"),
        "",
    ]
