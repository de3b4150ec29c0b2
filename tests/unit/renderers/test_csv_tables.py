"""Tables as CSV: what Excel opens, and nothing that it calculates."""

from __future__ import annotations

import csv
from io import StringIO

from ismap_check.model.text import Language
from ismap_check.renderers import csv_tables
from ismap_check.report.blocks import Badge, Column, Line, Ref, Section, Table, Target, Tone
from tests.unit.report import sample


def cells(*tables: Table) -> list[list[str]]:
    report = sample.report("plain", Language.JA)._replace(sections=(Section("s", "S", blocks=tables),))
    data = csv_tables.render(report)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def table(*rows: tuple[Line, ...]) -> Table:
    return Table("caption", (Column("A"), Column("B")), rows)


def test_cells_hold_the_words_alone() -> None:
    linked: Line = (Target("t"), Ref("9.1 題", "a"), "\n二行目")
    badge: Line = (Badge("充足", Tone.GOOD, "✓"),)
    assert cells(table((linked, badge), (("–",), ("a–b",)))) == [["A", "B"], ["9.1 題\n二行目", "充足"], ["", "a–b"]]


def test_no_cell_is_a_formula_and_nothing_hides() -> None:
    found = cells(table((("=1+1",), ("＠cmd",)), (("-1",), ("a\u202eb",))))
    assert found[1:] == [["'=1+1", "'＠cmd"], ["'-1", "a[U+202E]b"]]


def test_further_tables_follow_after_an_empty_line() -> None:
    one = table((("1",), ("2",)))
    assert cells(one, one) == [["A", "B"], ["1", "2"], [], ["A", "B"], ["1", "2"]]


def test_a_whole_report_of_hostile_text_stays_readable() -> None:
    data = csv_tables.render(sample.report("plain", Language.JA)).decode("utf-8-sig")
    assert all(not cell.startswith(("=", "+", "@")) for row in csv.reader(StringIO(data, newline="")) for cell in row)
