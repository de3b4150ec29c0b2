"""All findings on one catalogue: first those on the whole, then control by control in the catalogue's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.finding import Finding


def catalogue_findings(
    case: Case, judged: JudgedLeaves, tallies: Tallies, apart: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Return all findings; ``apart`` names the options that the better end needs and that exclude each other."""
    return (*_whole(case, judged, tallies, apart), *_by_control(case, judged, tallies))


def _whole(case: Case, judged: JudgedLeaves, tallies: Tallies, apart: tuple[str, ...]) -> Iterator[Finding]:
    in_scope = tuple(_in_scope(case, judged, tallies))
    yield from _edition(case, frozenset(in_scope))
    yield from _programme(case)
    yield from fact_findings(case, judged.scope.unanswered)
    if apart:
        yield finding("options-not-together", options=apart)
    yield from period_findings(case)
    yield from repeated_reasons(case, in_scope)


def _edition(case: Case, in_scope: frozenset[str]) -> Iterator[Finding]:
    answered = case.profile.assessment.catalogues.get(case.catalogue.id)
    if answered is not None and answered != case.catalogue.edition:
        counts = _carried_counts(case, in_scope)
        yield finding(
            "edition-differs", catalogue=case.catalogue.ref, answered=f"{case.catalogue.id}@{answered}", **counts
        )
    elif not case.responses:
        yield finding("catalogue-unanswered", catalogue=case.catalogue.ref)


def _carried_counts(case: Case, in_scope: frozenset[str]) -> Mapping[str, int]:
    """Return what became of the answers to another edition, as far as it is in scope; what is gone is in no scope."""
    carried = case.carried
    if carried is None:
        return {"kept": 0, "proposed": 0, "added": 0, "removed": 0}
    kept = [control for control in carried.kept if case.responses[control].status is not None]
    return {
        "kept": len(in_scope.intersection(kept)),
        "proposed": len(in_scope.intersection(carried.proposals)),
        "added": len(in_scope.intersection(carried.added)),
        "removed": len(carried.removed),
    }


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
            yield from _added(control.id, case.carried)
            yield from leaf_findings(judged.in_scope[control.id], case)
        elif control.id in tallies:
            above = judged.above[control.parent] if control.parent is not None else Above()
            yield from objective_findings(control, above, tallies[control.id], case, used=control.id in used)


def _added(control_id: str, carried: CarriedAnswers | None) -> Iterator[Finding]:
    if carried is not None and control_id in carried.added:
        yield finding("control-added", control_id, answered=f"{carried.catalogue}@{carried.answered}")
