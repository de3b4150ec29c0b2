"""Vendors side by side and a service then and now, with all that their reports can tell, hostile text included."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ismap_check.comparison.compare import Comparison
from ismap_check.comparison.difference import difference
from ismap_check.i18n.words import load_words
from ismap_check.model.difference import Difference
from ismap_check.model.text import Language
from ismap_check.report import Report
from ismap_check.report.compared import build_comparison
from ismap_check.report.difference.build import build_difference
from tests.unit.assessment.builders import (
    DESELECTED,
    IMPLEMENTED,
    NOT_IMPLEMENTED,
    PARTIAL,
    catalogue,
    failed,
    judge,
    passed,
    profile,
    review,
    waivers,
)
from tests.unit.comparison.market_of_three import ALL_DONE, BROKEN, CONDITIONAL, MUST_OPEN, candidate, compared
from tests.unit.report.sample import HOSTILE

OLD = catalogue(("A must 1", "B - 1", "C - 2", "D - 2", "E -", "F - 1"), groups=("1", "2"))
NEW = catalogue(("A must 1", "B - 1", "C - 2", "D - 2", "E -", "G - 2"), groups=("1", "2"), edition="2")
BEFORE = {"A": IMPLEMENTED, "B": PARTIAL, "C": IMPLEMENTED, "E": IMPLEMENTED, "F": PARTIAL}
AFTER = {
    "A": NOT_IMPLEMENTED,
    "B": replace(IMPLEMENTED, measure=HOSTILE),
    "C": replace(DESELECTED, reason=None),
    "D": PARTIAL,
    "E": replace(IMPLEMENTED, reason="統合のため"),
    "G": IMPLEMENTED,
}


@cache
def comparison() -> Comparison:
    """Return three vendors, of whom one was reviewed and one has a waiver, and a file that cannot be used."""
    found = review({"M": failed(), "S1": passed()})
    hostile = {**MUST_OPEN, "M": replace(MUST_OPEN["M"], measure=HOSTILE, reason="A" * 30)}
    three = (
        candidate("a", ALL_DONE, reviews=[found]),
        candidate("b", hostile, waivers=[waivers("M")]),
        candidate("c", CONDITIONAL, "サービスC"),
    )
    return compared(*three, BROKEN, ranked=True)


@cache
def change() -> Difference:
    """Return what changed between two editions, with a control in each that the other does not have."""
    before = profile(BEFORE)
    scope = replace(before.assessment, catalogues={"test": "2"})
    return difference(judge(before, OLD), judge(profile(AFTER, assessment=scope), NEW))


def compared_report(language: Language) -> Report:
    """Return the comparison as a report."""
    return build_comparison(comparison(), load_words(language))


def changed_report(language: Language) -> Report:
    """Return the change as a report."""
    return build_difference(change(), load_words(language))
