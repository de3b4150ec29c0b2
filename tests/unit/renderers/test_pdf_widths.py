"""How wide columns become: nothing is squeezed to a letter a line."""

from __future__ import annotations

from ismap_check.renderers.pdf_widths import BLANK, FEWEST, GUTTER, LINE, LINE_ON_SIDE, column_widths, width
from ismap_check.report.blocks import Badge, Column, Table, Tone

LONG = "長い説明の文が続きます。" * 20


def test_a_table_that_fits_takes_what_it_needs() -> None:
    table = Table("c", (Column("章"), Column("点", numeric=True)), ((("ガバナンス",), ("10",)),))
    assert column_widths(table) == [width("ガバナンス") + GUTTER, width("点") + GUTTER]


def test_short_columns_keep_their_words_beside_long_ones() -> None:
    verdict = Badge("一部充足", Tone.PARTIAL, "△")
    columns = (Column("管理策"), Column("判定"), Column("説明"), Column("評点", numeric=True))
    table = Table("c", columns, (((LONG,), (verdict,), (LONG,), ("100.0 %",)),))
    widths = column_widths(table)
    assert widths[1] >= width("△ 一部充足") + GUTTER
    assert widths[3] >= width("100.0 %") + GUTTER
    assert min(widths) >= FEWEST - 1
    assert sum(widths) <= LINE
    assert sum(widths) < sum(column_widths(table, LINE_ON_SIDE)) <= LINE_ON_SIDE


def test_a_column_left_to_be_filled_in_has_room_for_a_hand() -> None:
    table = Table("c", (Column("管理策"), Column("状況")), (((LONG,), ()), ((LONG,), ())))
    assert column_widths(table)[1] >= BLANK
