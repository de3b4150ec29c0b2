"""The running heads of the printed page: strings of CSS that no text can leave."""

from __future__ import annotations

import re

from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.renderers.html_print import LONGEST, running_heads
from tests.unit.report import sample

REPORT = sample.report(next(iter(sample.RESULTS)), Language.JA)


def strings(style: str) -> list[str]:
    return [
        re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), one) for one in re.findall('"(.*?)"', style)
    ]


def test_subject_marking_and_day_stand_on_every_page() -> None:
    report = REPORT._replace(subject="試験サービス", marking="機密性2情報")
    assert strings(running_heads(report)) == ["試験サービス", "機密性2情報", REPORT.words.as_of]
    assert "@top-center" not in running_heads(report._replace(marking=""))
    assert running_heads(report) in PAGES["html"].render(report).decode()


def test_no_text_leaves_its_string() -> None:
    hostile = '"} </style><script>\\"\n/* '
    style = running_heads(REPORT._replace(subject=hostile, marking=""))
    assert strings(style)[0] == hostile
    assert "<" not in style
    assert style.count("{") == style.count("}") == 3


def test_a_long_text_is_cut() -> None:
    assert len(strings(running_heads(REPORT._replace(subject="長" * 500)))[0]) == LONGEST
