"""The running heads of the printed page: strings of CSS that no text can leave."""

from __future__ import annotations

import re

from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.renderers.html_page import FOLDER
from ismap_check.renderers.html_print import LONGEST, paper_style
from tests.unit.report import sample

ON_SIDE = (FOLDER / "on_side.css").read_text(encoding="utf-8")
REPORT = sample.report(next(iter(sample.RESULTS)), Language.JA)


def strings(style: str) -> list[str]:
    return [
        re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), one) for one in re.findall('"(.*?)"', style)
    ]


def test_subject_marking_and_day_stand_on_every_page() -> None:
    report = REPORT._replace(subject="試験サービス", marking="機密性2情報")
    assert strings(paper_style(report, ON_SIDE)) == ["試験サービス", "機密性2情報", REPORT.words.as_of]
    assert "@top-center" not in paper_style(report._replace(marking=""), ON_SIDE)
    assert paper_style(report, ON_SIDE) in PAGES["html"].render(report).decode()


def test_no_text_leaves_its_string() -> None:
    hostile = '"} </style><script>\\"\n/* '
    style = paper_style(REPORT._replace(subject=hostile, marking=""), "")
    assert strings(style)[0] == hostile
    assert "<" not in style
    assert style.count("{") == style.count("}") == 4


def test_a_long_text_is_cut() -> None:
    assert len(strings(paper_style(REPORT._replace(subject="長" * 500), ON_SIDE))[0]) == LONGEST


def test_paper_lies_on_its_side_where_a_report_asks_for_it() -> None:
    assert "size:" not in paper_style(REPORT, ON_SIDE)
    assert "@page { size: A4 landscape;" in paper_style(REPORT._replace(landscape=True), ON_SIDE)


def test_cards_close_up_on_a_page_that_lies_by_its_style_alone() -> None:
    assert "@media print and (orientation: landscape) {\n/*" in paper_style(REPORT, ON_SIDE)
    assert "@media print {\n/*" in paper_style(REPORT._replace(landscape=True), ON_SIDE)
