"""From report to sheets: one for each numbered section, cards as one table, anchors where they lead."""

from __future__ import annotations

from ismap_check.model.text import Language
from ismap_check.renderers.xlsx_layout import LINES, sheets
from ismap_check.renderers.xlsx_tables import MOST_FACTS
from ismap_check.renderers.xlsx_widths import PAGE, SCREEN, WHOLE, column_widths
from ismap_check.report.blocks import (
    CardLabels,
    ControlCard,
    Fact,
    Facts,
    PageWords,
    Prose,
    Report,
    Section,
)
from tests.unit.report import sample, walk

LABELS = CardLabels("section", "id", "title", "kind", "verdict", "points", "text", "other")


def card(card_id: str, *facts: tuple[str, str]) -> ControlCard:
    """Return a small card."""
    told = tuple(Fact(label, ((text,),)) for label, text in facts)
    return ControlCard(f"a/{card_id}", card_id, "t", "k", (), "", "", told)


def report(*sections: Section) -> Report:
    """Return a report of these sections."""
    return Report(Language.EN, "Title", "Subject", (), sections, PageWords("Contents", "", "", "", LABELS))


def test_every_numbered_section_with_content_has_its_sheet() -> None:
    laid = sheets(sample.report("plain", Language.EN))
    numbered = [one for one in walk.sections(sample.report("plain", Language.EN)) if one.number]
    held = [one for one in numbered if one.blocks or not any(below.number for below in one.sections)]
    assert len(laid) == 1 + len(held)
    assert laid[0].name == "Self-assessment report"[:31] or laid[0].rows[0].cells[0].style == "title"


def test_every_anchor_is_found_once() -> None:
    for name in sample.RESULTS:
        whole = sample.report(name, Language.JA)
        laid = [anchor for sheet in sheets(whole) for row in sheet.rows for anchor in row.anchors]
        assert set(walk.anchors(whole)) <= set(laid)
        assert len(laid) == len(set(laid))


def test_cards_of_sections_that_follow_each_other_are_one_table() -> None:
    inner = (
        Section("s/1", "One", blocks=(card("1", ("Status", "done")),)),
        Section("s/2", "Two", blocks=(card("2", ("Reason", "why")), card("3"))),
    )
    (_, sheet) = sheets(report(Section("s", "Controls", "1", sections=inner)))
    (grid,) = sheet.grids
    rows = sheet.rows[grid.head : grid.head + grid.rows + 1]
    assert [cell.text for cell in rows[0].cells] == [
        "section", "id", "title", "kind", "verdict", "points", "text", "Status", "Reason",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells][:2] for row in rows[1:]] == [["One", "1"], ["Two", "2"], ["Two", "3"]]
    assert [row.anchors for row in rows[1:]] == [("s/1", "a/1"), ("s/2", "a/2"), ("a/3",)]
    assert [cell.text for cell in rows[2].cells][7:] == ["", "why"]


def test_text_between_cards_parts_the_tables() -> None:
    blocks = (card("1"), Prose((("between",),)), card("2"))
    (_, sheet) = sheets(report(Section("s", "Controls", "1", blocks=blocks)))
    assert len(sheet.grids) == 2


def test_many_kinds_of_facts_share_the_last_column() -> None:
    facts = [(f"label {number}", f"text {number}") for number in range(MOST_FACTS + 2)]
    (_, sheet) = sheets(report(Section("s", "Controls", "1", blocks=(card("1", *facts),))))
    (grid,) = sheet.grids
    head, row = sheet.rows[grid.head : grid.head + 2]
    assert len(head.cells) == 6 + MOST_FACTS + 1
    assert head.cells[-1].text == "other"
    assert row.cells[-1].text == "label 24: text 24\nlabel 25: text 25"


def test_a_fact_of_very_many_lines_goes_on_in_further_rows() -> None:
    """All findings of a year in one cell would be more than a cell can hold, and taller than any row."""
    lines = tuple((f"finding {number}",) for number in range(2 * LINES + 1))
    (_, sheet) = sheets(report(Section("s", "Findings", "1", blocks=(Facts((Fact("New", lines), Fact("Old", ()))),))))
    told = [[cell.text for cell in row.cells] for row in sheet.rows[1:] if row.cells]
    assert [label for label, _ in told] == ["New", "", "", "Old"]
    assert "\n".join(text for _, text in told).split("\n") == [*(line for (line,) in lines), ""]
    assert max(text.count("\n") for _, text in told) == LINES - 1


def test_labels_that_only_differ_in_case_are_told_apart() -> None:
    labels = [("Status", "a"), ("STATUS", "b"), ("", "c"), ("two\nlines", "d")]
    (_, sheet) = sheets(report(Section("s", "Controls", "1", blocks=(card("1", *labels),))))
    head = sheet.rows[sheet.grids[0].head]
    assert [cell.text for cell in head.cells][6:] == ["Status", "STATUS (2)", "–", "two lines"]


def test_widths_keep_to_the_page() -> None:
    for sheet in sheets(sample.report("plain", Language.JA)):
        widths = column_widths(sheet)
        assert sum(widths) >= WHOLE
        assert sum(widths) <= PAGE + 28 or max(widths) <= SCREEN
