"""The report of a change: regressions first, causes that add up as printed, both texts of an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from ismap_check.comparison.difference import difference
from ismap_check.i18n.words import load_words
from ismap_check.model.difference import Difference
from ismap_check.model.profile import Response, Status
from ismap_check.model.text import Language
from ismap_check.report.blocks import Badge, Code, Facts, Inline, Notice, Report, Section, Table, Tone
from ismap_check.report.difference.build import build_difference
from tests.unit.assessment.builders import (
    DESELECTED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    catalogue,
    evidence,
    judge,
    passed,
    profile,
    review,
    seen,
)

GROUPED = ("A must 1", "B - 1", "C - 2", "D - 2", "E -")
BEFORE = {"A": IMPLEMENTED, "B": PARTIAL, "C": IMPLEMENTED, "E": IMPLEMENTED}
AFTER = {
    "A": NOT_IMPLEMENTED,
    "B": replace(IMPLEMENTED, measure="四半期ごとに点検する。"),
    "C": DESELECTED,
    "D": PARTIAL,
    "E": replace(IMPLEMENTED, reason="統合のため"),
}


def changed(old: dict[str, Response], new: dict[str, Response]) -> Difference:
    tree = catalogue(GROUPED, groups=("1", "2"))
    return difference(judge(profile(old), tree), judge(profile(new), tree))


def built(found: Difference, language: Language = Language.JA) -> Report:
    return build_difference(found, load_words(language))


def sections(report: Report) -> dict[str, Section]:
    return {section.anchor.rpartition("/")[2]: section for section in report.sections[0].sections}


def table(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


@pytest.mark.parametrize("language", Language)
def test_what_got_worse_comes_first(language: Language) -> None:
    report = built(changed(BEFORE, AFTER), language)
    assert list(sections(report))[:3] == ["regressed", "withdrawn", "fixed"]
    (notice, *_rest) = report.cover
    assert isinstance(notice, Notice)
    assert notice.tone is Tone.BAD


def test_printed_causes_add_up_in_rows_and_columns() -> None:
    rows = table(sections(built(changed(BEFORE, AFTER)))["score"]).rows
    numbers = [[_hundredths(cell[0]) for cell in row[3:]] for row in rows]
    *chapters, total = numbers
    assert [sum(column) for column in zip(*chapters, strict=True)] == total
    assert all(moved + pooled == change for moved, pooled, change in numbers)
    assert len(chapters) == 3  # two chapters, and the control that stands in none


def test_effects_of_controls_are_those_of_their_chapters() -> None:
    found = sections(built(changed(BEFORE, AFTER)))
    effects = [
        _hundredths(row[3][0])
        for name in ("regressed", "withdrawn", "fixed")
        for row in table(found[name]).rows
        if row[3] != ("–",)
    ]
    assert sum(effects) == _hundredths(table(found["score"]).rows[-1][3][0])


def test_both_texts_of_an_answer_stand_side_by_side() -> None:
    rows = table(sections(built(changed(BEFORE, AFTER)))["answers"]).rows
    assert (("–",), ("四半期ごとに点検する。",)) in [row[2:] for row in rows]
    assert (("–",), ("統合のため",)) in [row[2:] for row in rows]


def test_nothing_to_tell_is_said() -> None:
    report = built(changed(BEFORE, BEFORE))
    (notice, *_rest) = report.cover
    assert isinstance(notice, Notice)
    assert (notice.title, notice.tone) == ("前回と違うところはありません", Tone.MUTED)


def test_then_and_the_change_is_now_as_printed() -> None:
    (standing,) = (block for block in built(changed(BEFORE, AFTER)).cover if isinstance(block, Table))
    total = table(sections(built(changed(BEFORE, AFTER)))["score"]).rows[-1]
    told = [row[1:] for row in standing.rows[1:-1]] + [(*total[1:3], total[-1])]
    assert len(told) == 4
    for was, now, change in told:
        then, after = (_hundredths(str(cell[0]).removesuffix(" %")) for cell in (was, now))
        assert then + _hundredths(change[0]) == after


def _hundredths(text: object) -> int:
    assert isinstance(text, str)
    sign, whole, part = re.fullmatch(r"([+−]?)(\d+)\.(\d\d)", text).groups()  # type: ignore[union-attr]
    return int(f"{whole}{part}") * (-1 if sign == "−" else 1)


def test_the_verified_score_is_told_where_a_side_was_reviewed() -> None:
    tree = catalogue(GROUPED, groups=("1", "2"))
    before, after = judge(profile(BEFORE), tree), judge(profile(BEFORE), tree, reviews=[review({"A": passed()})])

    def told(found: Difference) -> dict[str, list[str]]:
        standing = next(block for block in built(found).cover if isinstance(block, Table))
        return {str(row[0][0]): [_text(cell[0]) for cell in row[1:]] for row in standing.rows}

    label = load_words(Language.JA)("report.number.verified")
    assert label not in told(difference(before, before))
    assert told(difference(before, after))[label] == ["–", "42.85 %", "–"]
    assert told(difference(after, after))[label] == ["42.85 %", "42.85 %", "0.00"]
    outcome = load_words(Language.JA)("difference.standing.verified-outcome")
    assert outcome not in told(difference(before, before))
    assert told(difference(before, after))[outcome] == ["–", "条件を満たす", "–"]


def _text(piece: Inline) -> str:
    return piece.text if isinstance(piece, Badge) else str(piece)


def test_what_changed_though_nothing_moved_has_its_tables() -> None:
    """Measure and evidence apart from reasons and the like: no control that differs is only counted."""
    old = {"A": IMPLEMENTED, "B": IMPLEMENTED, "C": IMPLEMENTED}
    alternative = replace(IMPLEMENTED, status=Status.ALTERNATIVE, reason="同等")
    new = {"A": replace(IMPLEMENTED, measure="改めた。"), "B": replace(IMPLEMENTED, reason="統合"), "C": alternative}
    found = sections(built(changed(old, new)))
    assert list(found)[:2] == ["reworded", "otherwise"]
    differing = [["".join(map(str, row[-1])) for row in table(found[name]).rows] for name in ("reworded", "otherwise")]
    assert differing == [["個別管理策"], ["理由", "回答の区分、理由"]]


def test_controls_that_share_a_finding_are_named_behind_its_sentence() -> None:
    """A thousand answers to be looked at again are one sentence, not a thousand."""
    found = sections(built(changed({"A": NOT_IMPLEMENTED}, dict.fromkeys("ABC", IMPLEMENTED))))["findings"]
    new = next(part for part in found.sections if part.anchor.endswith("/new"))
    told = {fact.label: fact.lines for block in new.blocks if isinstance(block, Facts) for fact in block.rows}
    (line,) = told[load_words(Language.JA)("finding.claim-without-evidence.title")]
    assert [piece.text for piece in line if isinstance(piece, Code)] == ["A", "B", "C"]


@pytest.mark.parametrize(("lost", "key"), [(("x",), "less-evidenced"), ((), "held")])
def test_losing_evidence_is_no_good_news_though_no_control_is_worse(lost: tuple[str, ...], key: str) -> None:
    tree, answers = catalogue(GROUPED, groups=("1", "2")), {"A": replace(IMPLEMENTED, evidence=("x",))}
    before, after = (
        judge(
            profile(given, items=[evidence("x", expires=date(2026, 1, 1) if ended else None)]), tree, seen=[seen("x")]
        )
        for ended, given in (((), answers), (lost, {**answers, "B": PARTIAL}))
    )
    notice = built(difference(before, after)).cover[0]
    assert isinstance(notice, Notice)
    assert notice.title == load_words(Language.JA)(f"difference.conclusion.{key}")
    assert (notice.tone is Tone.GOOD) is (key == "held")


def test_causes_add_up_where_a_control_became_an_objective_of_another_chapter() -> None:
    """What it earned is lost to the chapter in which it was scored."""
    shapes = (("A must 1", "B - 1"), ("A must 2", "A1 - A", "B - 1"))
    old, new = (catalogue(shape, groups=("1", "2")) for shape in shapes)
    before, after = judge(profile({"A": IMPLEMENTED, "B": IMPLEMENTED}), old), judge(profile({"B": IMPLEMENTED}), new)
    rows = table(sections(built(difference(before, after)))["score"]).rows
    *chapters, total = [[_hundredths(cell[0]) for cell in row[3:]] for row in rows]
    assert [sum(column) for column in zip(*chapters, strict=True)] == total
