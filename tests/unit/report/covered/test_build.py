"""The report on coverage: every proposal with its way and reasons, what is left, how much is covered."""

from __future__ import annotations

import pytest

from ismap_check.coverage.cover import Extent
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.blocks import Bar, Chart, Fill, Notice, Segment, Table
from ismap_check.report.covered.extent import bar
from ismap_check.report.covered.telling import Telling
from tests.unit.report.coverage_sample import covered, report
from tests.unit.report.walk import section, sections

EN = load_words(Language.EN)


def cells(table: Table) -> list[list[str]]:
    return [["".join(str(getattr(piece, "text", piece)) for piece in cell) for cell in row] for row in table.rows]


def tables(name: str, part: str) -> dict[str, list[list[str]]]:
    found = section(report(name, Language.EN), part).blocks
    return {block.caption: cells(block) for block in found if isinstance(block, Table)}


def test_the_cover_says_that_proposals_are_no_answers() -> None:
    notice = report("full", Language.EN).cover[0]
    assert isinstance(notice, Notice)
    assert notice.title == "These are proposals, not answers"


def test_coverage_is_shown_group_by_group_after_the_whole() -> None:
    (chart,) = (block for block in section(report("full", Language.EN), "/extent").blocks if isinstance(block, Chart))
    assert cells(chart.table) == [
        ["Whole catalogue", "40.0 %", "10.0 %", "50.0 %", "10"],
        ["G Records", "80.0 %", "20.0 %", "0.0 %", "5"],
        ["G.1 Reading", "100.0 %", "0.0 %", "0.0 %", "1"],
        ["H People", "0.0 %", "0.0 %", "100.0 %", "4"],
    ]
    first = chart.bars[0]
    assert first is not None
    assert first.segments == (Segment(400, Fill.FULL), Segment(100, Fill.PALE))
    assert first.label == "full 40.0 %, partial 10.0 %, none 50.0 %"


def test_every_proposal_names_way_relation_and_reasons() -> None:
    found = tables("full", "/proposals")
    first, there, far = found["G Records"]
    assert first == [
        "b1 Keeping records",
        "implemented",
        "source/a1\nimplemented",
        "contained in the original control",
        "because a1 > b1",
    ]
    assert there[1] == "partial\nanswered or proposed already"
    assert far[2:] == [
        "source/a1\nimplemented\n→ between/m1",
        "contained in the original control",
        "because a1 = m1\nbecause m1 > b3",
    ]


def test_a_proposal_for_an_objective_is_marked() -> None:
    ((control, proposed, *_),) = tables("full", "/proposals")["H People"]
    assert control == "O Control by people"
    assert proposed == "implemented\nrough, for an objective\nput together from details"


def test_what_is_left_to_answer_is_listed() -> None:
    assert tables("full", "/uncovered") == {
        "H People": [["O1 Those in charge", "mandatory"]],
        "Controls outside chapters and sections": [["loose A control without a chapter", "selectable"]],
    }


def test_mappings_are_named_with_their_hashes() -> None:
    rows = tables("full", "/mappings")["Mappings that were read"]
    assert rows[1] == ["source@1 -> between@1", "mappings/between.yaml", "1", "0c" * 32]
    assert rows[0][1] == "bundled with the tool"


def test_notices_of_all_catalogues_are_printed() -> None:
    notices = section(report("full", Language.EN), "/notices").blocks
    assert [one.title for one in notices if isinstance(one, Notice)] == [
        "The catalogue asked about",
        "The catalogue answered",
        "Numbers only",
    ]


def test_ids_alone_stand_for_themselves() -> None:
    assert tables("bare", "/uncovered") == {
        "Controls outside chapters and sections": [["A.1", "selectable"], ["A.2", "selectable"]]
    }


@pytest.mark.parametrize("language", Language)
def test_where_there_is_nothing_the_report_says_so(language: Language) -> None:
    made = report("bare", language)
    assert all(one.blocks or one.sections for one in sections(made))
    assert telling("bare").used == ()


def test_mappings_that_proposals_come_from_are_told() -> None:
    assert telling("full").used == (
        "source@1 -> target@2026-07",
        "source@1 -> between@1",
        "between@1 -> target@2026-07",
    )


@pytest.mark.parametrize(
    ("extent", "segments"),
    [
        (Extent(1, 1, 3), (Segment(333, Fill.FULL), Segment(333, Fill.PALE))),
        (Extent(0, 2, 2), (Segment(1000, Fill.PALE),)),
        (Extent(0, 0, 2), ()),
    ],
)
def test_a_bar_never_shows_more_than_there_is(extent: Extent, segments: tuple[Segment, ...]) -> None:
    drawn = bar(telling("full"), extent)
    assert isinstance(drawn, Bar)
    assert drawn.segments == segments


def test_nothing_of_weight_has_no_bar() -> None:
    assert bar(telling("full"), Extent()) is None
    assert Telling.share(0, Extent()) == "–"


def telling(name: str) -> Telling:
    return Telling(covered(name), EN)
