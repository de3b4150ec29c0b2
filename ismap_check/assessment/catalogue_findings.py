"""All findings on one catalogue: first those on the whole, then control by control in the catalogue's order."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.assessment.exclusion import Above
from ismap_check.assessment.findings import finding
from ismap_check.assessment.leaf_findings import leaf_findings
from ismap_check.assessment.leaves import JudgedLeaves
from ismap_check.assessment.objective_findings import objective_findings
from ismap_check.assessment.period import period_findings
from ismap_check.assessment.reasons import repeated_reasons
from ismap_check.assessment.request import Case
from ismap_check.assessment.scope import fact_findings
from ismap_check.assessment.tree import Tallies
from ismap_check.model.finding import Finding


def catalogue_findings(
    case: Case, judged: JudgedLeaves, tallies: Tallies, apart: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Return all findings; ``apart`` names the options that the better end needs and that exclude each other."""
    return (*_whole(case, judged, tallies, apart), *_by_control(case, judged, tallies))


def _whole(case: Case, judged: JudgedLeaves, tallies: Tallies, apart: tuple[str, ...]) -> Iterator[Finding]:
    yield from _edition(case)
    yield from _programme(case)
    yield from fact_findings(case, judged.scope.unanswered)
    if apart:
        yield finding("options-not-together", options=apart)
    yield from period_findings(case)
    yield from repeated_reasons(case, _in_scope(case, judged, tallies))


def _edition(case: Case) -> Iterator[Finding]:
    answered = case.profile.assessment.catalogues.get(case.catalogue.id)
    if answered is not None and answered != case.catalogue.edition:
        yield finding("edition-differs", catalogue=case.catalogue.ref, answered=f"{case.catalogue.id}@{answered}")
    elif not case.responses:
        yield finding("catalogue-unanswered", catalogue=case.catalogue.ref)


def _programme(case: Case) -> Iterator[Finding]:
    """Say when the profile was prepared for another programme than the baseline is meant for, or for none."""
    meant = case.baseline.programme if case.baseline else None
    prepared = case.profile.assessment.programme
    if meant is not None and prepared != meant:
        yield finding("programme-differs", programme=meant, prepared=prepared or "-")


def _in_scope(case: Case, judged: JudgedLeaves, tallies: Tallies) -> Iterator[str]:
    for control in case.catalogue.controls:
        if control.id in judged.in_scope or (control.id in tallies and tallies[control.id].in_scope):
            yield control.id


def _by_control(case: Case, judged: JudgedLeaves, tallies: Tallies) -> Iterator[Finding]:
    used = {leaf.source for leaf in judged.in_scope.values()}
    for control in case.catalogue.controls:
        if control.id in judged.in_scope:
            yield from leaf_findings(judged.in_scope[control.id], case)
        elif control.id in tallies:
            above = judged.above[control.parent] if control.parent is not None else Above()
            yield from objective_findings(control, above, tallies[control.id], case, used=control.id in used)
