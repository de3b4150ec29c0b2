"""The map of all controls: every detail once, its look from its verdict, its counts those of the result."""

from __future__ import annotations

from collections import Counter

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.result import OutBy
from ismap_check.model.text import Language
from ismap_check.report.asked import Asked, Level
from ismap_check.report.blocks import HeatCell, HeatMap, Report, Shade
from ismap_check.report.build import build_report
from ismap_check.report.pictures.heat_map import heat_map, heat_map_section
from ismap_check.report.pictures.looks import SHADES, as_claimed, as_reviewed, look_of
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.assessment.builders import (
    IMPLEMENTED,
    PARTIAL,
    catalogue,
    failed,
    judge,
    passed,
    profile,
    review,
    waivers,
)
from tests.unit.report import sample, walk


def view(name: str = "plain", position: int = 0) -> View:
    """Return a sample's view in English."""
    return views(Voice(load_words(Language.EN)), sample.RESULTS[name]())[position]


def drawn(of: View) -> HeatMap:
    """Return the map of a view that has one."""
    return heat_map(of, as_claimed(of))


def cells(of: HeatMap) -> list[HeatCell]:
    """Return all cells in order."""
    return [cell for row in of.rows for cluster in row.clusters for cell in cluster.cells]


def maps(report: Report) -> list[HeatMap]:
    """Return every map of a report."""
    return [block for block in walk.blocks(report) if isinstance(block, HeatMap)]


@pytest.mark.parametrize("name", sample.RESULTS)
def test_every_detail_has_one_cell_that_leads_to_its_card(name: str) -> None:
    report = sample.report(name, Language.EN)
    shown = walk.cards(report)
    for one, of in zip(maps(report), views(Voice(load_words(Language.EN)), sample.RESULTS[name]()), strict=True):
        assert Counter(cell.anchor for cell in cells(one)) == Counter(
            of.anchor(leaf.id) for leaf in of.catalogue.leaves
        )
        assert {cell.anchor for cell in cells(one)} <= set(shown)


def test_a_cell_is_named_in_full() -> None:
    named = {cell.name.partition(" ")[0]: cell for cell in cells(drawn(view()))}
    first = named["1.1.1.1.PB"]
    assert first.name == "1.1.1.1.PB not satisfied, mandatory (satisfied with options bought)"
    assert (first.shade, first.mark, first.must) == (Shade.GAP, "✗", True)
    assert named["1.1.1.2"].shade is Shade.HALF
    assert not named["1.1.1.2"].must


def test_the_legend_counts_every_cell_and_every_shape_once() -> None:
    one = drawn(view("baselines"))
    whole = len(cells(one))
    looks, shapes = [key for key in one.keys if key.mark], [key for key in one.keys if not key.mark]
    assert sum(int(key.amount) for key in looks) == whole
    assert sum(int(key.amount) for key in shapes) == whole
    assert {(key.shade, key.mark) for key in looks} == {(cell.shade, cell.mark) for cell in cells(one)}


def test_looks_differ_by_their_marks_not_by_colour_alone() -> None:
    for name in sample.RESULTS:
        marks = [key.mark for key in drawn(view(name)).keys if key.mark]
        assert len(marks) == len(set(marks))


def test_the_table_adds_up_to_the_result() -> None:
    of = view()
    rows = walk.rows(drawn(of))
    numbers = [[int(cell) for cell in row[1:]] for row in rows]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert all(sum(row[:-2]) == row[-2] for row in numbers)
    assert numbers[-1][-2] == len(of.leaves)
    assert numbers[-1][-1] == of.judged.low.gaps


def test_a_chapter_says_what_asks_for_attention() -> None:
    row = next(iter(drawn(view()).rows))
    assert row.title == "1 Access control"
    assert row.counts[0].text.startswith("not satisfied ")
    short = sum(int(badge.text.rpartition(" ")[2]) for badge in row.counts)
    look = Counter(cell.shade for cluster in row.clusters for cell in cluster.cells)
    assert short == look[Shade.GAP] + look[Shade.OPEN] + look[Shade.HALF]


def test_details_without_a_chapter_stand_in_a_row_of_their_own() -> None:
    assert [row.title for row in drawn(view("empty")).rows] == ["Controls outside chapters"]


def test_without_cards_the_cells_are_no_links() -> None:
    report = build_report(sample.plain(), load_words(Language.EN), Asked(level=Level.MANAGER))
    assert {cell.anchor for one in maps(report) for cell in cells(one)} == {""}


def reviewed() -> View:
    """Return the view of three details: one fails its review and is waived, one is confirmed, one waits."""
    answers = {"M": IMPLEMENTED, "N": IMPLEMENTED, "S": IMPLEMENTED, "P": PARTIAL}
    documents = [waivers("M", "P")]
    marks = review({"M": failed(), "N": passed()})
    result = judge(
        profile(answers), catalogue(("M must", "N must", "S -", "P must")), reviews=[marks], waivers=documents
    )
    return views(Voice(load_words(Language.EN)), result)[0]


def test_with_a_review_there_is_a_second_map_of_what_it_confirmed() -> None:
    section = heat_map_section(reviewed())
    claimed, verified = (block for block in section.blocks if isinstance(block, HeatMap))
    assert claimed.caption.endswith("as claimed")
    assert verified.caption.endswith("as verified")
    assert claimed.table.caption != verified.table.caption
    assert [cell.name for cell in cells(claimed)] == [
        "M satisfied, mandatory",
        "N satisfied, mandatory",
        "S satisfied, selectable",
        "P partial, waived, mandatory",
    ]
    assert [cell.name for cell in cells(verified)] == [
        "M not satisfied, waived, mandatory",
        "N satisfied, mandatory",
        "S not reviewed, selectable",
        "P not reviewed, mandatory",
    ]


def test_waived_gaps_and_claims_that_wait_have_marks_and_counts_of_their_own() -> None:
    for seen in (as_claimed(reviewed()), as_reviewed(reviewed())):
        one = heat_map(reviewed(), seen)
        marks = [key.mark for key in one.keys if key.mark]
        assert len(marks) == len(set(marks))
        assert {(key.shade, key.mark) for key in one.keys if key.mark} == {(one.shade, one.mark) for one in cells(one)}
        assert walk.rows(one)[-1][-2] == "4"
    verified = reviewed().judged.verified
    assert verified
    assert walk.rows(heat_map(reviewed(), as_reviewed(reviewed())))[-1][-1] == str(verified.numbers.gaps)


@pytest.mark.parametrize("language", Language)
def test_no_two_kinds_share_a_mark_in_either_language(language: Language) -> None:
    voice = Voice(load_words(language))
    marks = Counter(look_of(voice, kind).mark for kind in SHADES if kind not in (None, OutBy.BASELINE))
    assert set(marks.values()) == {1}
