"""Judge one catalogue under one baseline: leaves, sums, findings, gate, actions; never pooled with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ismap_check.assessment.actions import Standpoint, actions_of
from ismap_check.assessment.catalogue_findings import catalogue_findings
from ismap_check.assessment.gate import Thresholds, condition_results, outcome_of, thresholds_of
from ismap_check.assessment.leaves import JudgedLeaves, judge_leaves
from ismap_check.assessment.numbers import filled
from ismap_check.assessment.options import options_apart
from ismap_check.assessment.request import Case
from ismap_check.assessment.tree import (
    TwoEnds,
    group_result,
    group_with_points,
    objective_result,
    tally_both,
    with_points,
)
from ismap_check.model.result import CatalogueResult, ControlResult, OutBy

if TYPE_CHECKING:
    from ismap_check.assessment.assessor import Assessor


def judge_catalogue(case: Case) -> CatalogueResult:
    """Judge a catalogue."""
    thresholds = thresholds_of(case.baseline, case.catalogue.id, case.options)
    judged = judge_leaves(case)
    assessor = _assessor(case, judged, thresholds)
    if assessor:
        judged = judged._replace(results=assessor.results)
    points = assessor.points if assessor else None
    leaves = tuple(judged.results.values())
    tallies = tally_both(case.catalogue, leaves)
    low = with_points(tallies.low[None].numbers(), points, None)
    high = low if tallies.high is tallies.low else with_points(tallies.high[None].numbers(), points, None)
    low_filled = filled(low, ((leaf, leaf.low) for leaf in leaves))
    high_filled = low_filled if high is low else filled(high, ((leaf, leaf.high) for leaf in leaves))
    outcome = outcome_of(thresholds, low, low_filled)
    apart = options_apart(_options_wanted(case, judged), case.profile.service.options)
    findings = (*catalogue_findings(case, judged, tallies.low, apart), *(assessor.findings if assessor else ()))
    return CatalogueResult(
        catalogue=case.catalogue.id,
        edition=case.catalogue.edition,
        low=low,
        high=high,
        attainable=not apart,
        outcome=outcome,
        best_outcome=outcome_of(thresholds, high, high_filled),
        conditions=condition_results(thresholds, low, high),
        groups=tuple(group_with_points(group_result(group, tallies), points) for group in case.catalogue.groups),
        controls=tuple(_control_results(case, judged, tallies)),
        findings=findings,
        actions=actions_of(leaves, findings, Standpoint(thresholds, low, low_filled, outcome)),
        verified=assessor.verified if assessor else None,
        waivers=assessor.waivers if assessor else (),
    )


def _assessor(case: Case, judged: JudgedLeaves, thresholds: Thresholds) -> Assessor | None:
    if not case.reviews and not case.waivers:
        return None
    from ismap_check.assessment.assessor import hear_assessor  # most runs have neither

    return hear_assessor(case, judged, thresholds)


def _options_wanted(case: Case, judged: JudgedLeaves) -> Iterator[str]:
    yield from case.options.with_options
    for leaf in judged.in_scope.values():
        if leaf.ends.option is not None:
            yield leaf.ends.option


def _control_results(case: Case, judged: JudgedLeaves, tallies: TwoEnds) -> Iterator[ControlResult]:
    out_by = _objectives_out_by(case, judged)
    for control in case.catalogue.controls:
        leaf = judged.results.get(control.id)
        yield leaf or objective_result(
            control,
            tallies,
            excluded=judged.above[control.id].excluded is not None,
            answered=control.id in judged.answers,
            out_by=out_by.get(control.id),
        )


def _objectives_out_by(case: Case, judged: JudgedLeaves) -> Mapping[str, OutBy]:
    """Return what would leave an objective out: the facts only if they took every leaf that is out."""
    out_by: dict[str, OutBy] = {}
    for leaf_id, reason in judged.scope.out_by.items():
        for objective in case.catalogue.ancestors(leaf_id):
            facts_only = reason is OutBy.FACTS and out_by.get(objective.id, OutBy.FACTS) is OutBy.FACTS
            out_by[objective.id] = OutBy.FACTS if facts_only else OutBy.BASELINE
    return out_by
