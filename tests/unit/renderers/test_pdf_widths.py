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


def test_headings_stay_whole_over_few_rows_and_give_way_to_many() -> None:
    numbers = tuple(Column("必須の未充足", numeric=True) for _ in range(5))
    tall = (("人の判断、不服の申出、訂正" * 2,), *(("0",) for _ in numbers))
    few, many = (column_widths(Table("c", (Column("章"), *numbers), (tall,) * times)) for times in (1, 9))
    assert few[1:] == [width("必須の未充足") + 1 + GUTTER] * len(numbers)
    assert many[0] > few[0]


def test_a_conclusion_of_two_lines_takes_no_more_than_these_need() -> None:
    conclusion = Badge("does not meet the conditions", Tone.BAD, "✗")
    columns = (Column("Demand"), Column("Conclusion"), Column("Answer"))
    table = Table("c", columns, (((LONG,), (conclusion,), (LONG,)),) * 9)
    assert width("✗ does not meet") <= column_widths(table)[1] - GUTTER < width("✗ does not meet the")


def test_a_short_line_stays_whole_beside_longer_ones() -> None:
    dates = ("発行 2026-09-30\n対象 2026-06-15 〜 2026-09-30",)
    table = Table("c", (Column("証跡"), Column("日付"), Column("管理策")), (((LONG,), dates, (LONG,)),) * 9)
    assert column_widths(table)[1] >= width("発行 2026-09-30") + GUTTER


def test_what_nothing_can_be_spared_for_still_has_its_words() -> None:
    columns = tuple(Column("必須の未充足", numeric=True) for _ in range(9))
    table = Table("c", (Column("管理基準"), *columns), (((LONG,), *((f"{number}",) for number in range(9))),))
    widths = column_widths(table)
    assert sum(widths) <= LINE
    assert min(widths) >= FEWEST
