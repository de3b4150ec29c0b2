"""What the page's style says of tables: the names of their columns, and which of them hold numbers."""

from __future__ import annotations

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.html_blocks import blocks
from ismap_check.renderers.html_tables import columns_style
from ismap_check.report.blocks import Chart, Code, Column, Ref, Report, Table, Target
from tests.unit.report import sample

HOSTILE = Table("c", (Column("a"), Column('"; } </style> \u202e')), ((("1",), ("2",)),))


def styled(*tables: Table | Chart) -> str:
    """Return the style of a report with these on its cover."""
    return columns_style(sample.report("empty", Language.EN)._replace(cover=tables, sections=()))


def class_of(table: Table | Chart) -> str:
    """Return the class that a table is written with."""
    return blocks((table,), 2).partition("<table class=")[2].partition(">")[0]


def test_a_column_is_named_and_aligned_once_for_all_tables_alike() -> None:
    table = Table("c", (Column("章"), Column("評点", numeric=True)), ((("1",), ("2",)),))
    style = styled(table, table._replace(caption="d"))
    assert style.count(f'.{class_of(table)} td:nth-child(2)::before {{ content: "評点"; }}') == 1
    assert style.count(f".{class_of(table)} td:nth-child(2) {{ text-align: end; min-width: 5rem; }}") == 1


def test_the_bars_of_a_chart_are_a_column_too() -> None:
    table = Table("c", (Column("章"), Column("評点", numeric=True)), ((("1",), ("2",)),))
    chart = Chart(table, "内訳", (None,), ())
    assert class_of(chart) != class_of(table)
    assert f'.{class_of(chart)} td:nth-child(2)::before {{ content: "内訳"; }}' in styled(chart)
    assert f".{class_of(chart)} td:nth-child(3) {{ text-align: end;" in styled(chart)


def test_a_chart_of_one_row_names_its_figures_on_a_cover_of_any_width() -> None:
    row = (("1",), ("2",))
    alone = Chart(Table("c", (Column("章"), Column("評点", numeric=True)), (row,)), "内訳", (None,), ())
    many = Chart(Table("c", alone.table.columns, (row, row)), "内訳", (None, None), ())
    rule = f'.cover .one .{class_of(alone)} td:nth-child(3)::before {{ content: "評点"; }}'
    assert rule in styled(alone)
    assert rule not in styled(many)
    assert "<figure class=one>" in blocks((alone,), 2)
    assert "class=one" not in blocks((many,), 2)


def test_a_name_cannot_leave_the_style() -> None:
    style = styled(HOSTILE)
    assert "<" not in style
    assert '"\\22 \\3b  \\7d  \\3c \\2f style\\3e  \\5b U\\2b 202E\\5d "' in style


def test_every_table_of_a_report_has_its_rules() -> None:
    report: Report = sample.report("plain", Language.JA)
    names = {part.partition(">")[0] for part in blocks(report.cover, 2).split("<table class=")[1:]}
    assert names
    assert all(f".{name} td" in columns_style(report) for name in names)


def test_a_cell_with_a_word_too_long_for_a_column_is_marked() -> None:
    cells = (("x" * 25,), (Ref("x" * 25, "a"),), (Target("x" * 25), "あ" * 40), ("word " * 20,))
    shown = blocks((Table("c", (Column("a"),) * 4, (cells,)),), 2)
    assert shown.count(" class=long>") == 2
    assert f"<th scope=row class=long>{'x' * 25}<td class=long><a" in shown


def test_a_long_row_of_kanji_is_marked_in_heads_too() -> None:
    """A browser breaks Japanese headings between phrases, and takes such a row for one phrase."""
    name = "長" * 200
    shown = blocks((Table("c", (Column("a"), Column(name)), (((name,), ("株式会社あおば",)),)),), 2)
    assert f"<th scope=col class=long>{name}" in shown
    assert f"<th scope=row class=long>{name}<td>株式会社あおば" in shown


def test_a_day_does_not_break() -> None:
    shown = blocks((Table("c", (Column("a"),) * 3, ((("x",), ("2026-11-15",), ("since 2026-11-15",)),)),), 2)
    assert "<td class=day>2026-11-15<td>since" in shown


@pytest.mark.parametrize("words", ["95.3 – 95.5\u00a0%", "6 – 5", "3/6 – 6/6", "詳細管理策・必須"])
def test_a_range_and_a_pair_of_terms_do_not_break(words: str) -> None:
    shown = blocks((Table("c", (Column("a"), Column("b")), ((("x y",), (words,)), (("x y",), (f"{words} 以上",)))),), 2)
    assert f"<td class=day>{words}\n" in shown
    assert f"<td>{words} 以上" in shown


def test_more_columns_than_a_window_holds_move_by_themselves() -> None:
    few, many = (Table("c", (Column("a"),) * count, ((("1",),) * count,)) for count in (8, 9))
    assert "tabindex=0" not in blocks((few,), 2)
    assert '<div class="room close" tabindex=0 role=group aria-label=c>' in blocks((many,), 2)


def test_a_column_of_sentences_has_room_on_a_screen() -> None:
    style = styled(Table("c", (Column("a"), Column("b", broad=True)), ((("1",), ("2",)),)))
    (rule,) = [line for line in style.splitlines() if "15rem" in line]
    assert rule.endswith("td:nth-child(2) { min-width: 15rem; }")


def test_a_row_named_by_a_number_or_an_id_alone_needs_no_room_for_words() -> None:
    names = ((Code("GP-GOV-01"),), ("12",), ("2026-11-15",), ("つばき",), ("A", " ", "B"), ("two words",))
    shown = blocks((Table("c", (Column("a"), Column("b")), tuple((name, ("x",)) for name in names)),), 2)
    heads = [row.partition(">")[0] for row in shown.split("<tr><th scope=row")[1:]]
    assert heads == [" class=short", " class=short", " class=day", "", "", ""]
