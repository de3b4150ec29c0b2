"""The room around wide tables: reachable by keys, named, and filters that are hidden until the script serves them."""

from __future__ import annotations

from ismap_check.renderers.html_blocks import blocks
from ismap_check.report.blocks import Column, SiftWords, Table, Wide
from tests.unit.renderers.page import Page

WORDS = SiftWords("Filter", "Search", "All", "Verdict", "Differing", '{found} of {total} "rows"')
COLUMNS = (Column("Control"), Column("<Chapter>"), Column("A"), Column("B"))
TABLE = Table("Caption <i>", COLUMNS, ((("M",), ("1",), ("x",), ("y",)),), wide=Wide(2, 6, WORDS, by_value=True))


def test_a_wide_table_moves_in_a_named_region_that_takes_the_focus() -> None:
    page = Page(blocks((TABLE,), 2))
    (room,) = (names for tag, names in page.tags if tag == "div" and names.get("class") == "room")
    assert (room["tabindex"], room["role"], room["aria-label"]) == ("0", "group", "Caption <i>")
    assert page.misfits == []


def test_filters_are_hidden_until_the_script_serves_them_and_escaped() -> None:
    source = blocks((TABLE,), 2)
    page = Page(source)
    (strip,) = (names for tag, names in page.tags if tag == "div" and names.get("class") == "sift")
    assert "hidden" in strip
    assert strip["data-amount"] == WORDS.amount
    choices = [names["data-by"] for tag, names in page.tags if tag == "select"]
    assert choices == ["1", "value"]
    assert "<Chapter>" not in source


def test_texts_have_broad_columns_and_no_filter_by_value() -> None:
    source = blocks((TABLE._replace(wide=Wide(1, 3, WORDS)),), 2)
    assert 'class="room broad"' in source
    assert "data-by" not in source


def test_other_tables_have_no_room() -> None:
    assert "room" not in blocks((TABLE._replace(wide=None),), 2)


def test_a_table_that_only_its_section_names_is_called_by_its_first_column() -> None:
    nine = tuple(Column(f"C{n}") for n in range(9))
    page = Page(blocks((Table("", nine, ((("x",),) * 9,)),), 2))
    (room,) = (names for tag, names in page.tags if tag == "div" and names.get("class") == "room close")
    assert (room["role"], room["aria-label"]) == ("group", "C0")
