"""Whether a stored result still adds up: a result is a document, and documents can be edited."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.assessment.actions import Standpoint, actions_of
from ismap_check.assessment.fail_on import failures
from ismap_check.assessment.gate import (
    Thresholds,
    condition_results,
    outcome_of,
    thresholds_of,
    worst,
    worst_verified,
)
from ismap_check.assessment.leaf import HALVES
from ismap_check.assessment.numbers import CREDITS, OUT, filled
from ismap_check.assessment.tree import (
    Points,
    TwoEnds,
    group_result,
    group_with_points,
    tally_both,
    with_points,
)
from ismap_check.model.catalogue import Catalogue, Requirement
from ismap_check.model.result import (
    AssessmentResult,
    CatalogueResult,
    ControlResult,
    Judgement,
    Numbers,
    Standing,
    Verdict,
)

OUTCOME = "outcome"
"""What is named when an outcome does not follow from the parts."""


def check_sums(result: AssessmentResult) -> tuple[str, ...]:
    """Return what does not add up, each once; empty if everything does.

    ``ismap/9.2`` names a control or group, ``ismap`` a catalogue's totals, conditions, actions or outcome,
    ``outcome`` the outcome over all catalogues. Never raises, whatever a valid result document holds.
    """
    wrong = [name for judgement in result.judgements for name in _check_judgement(judgement, result)]
    if not _outcome_follows(result):
        wrong.append(OUTCOME)
    return tuple(dict.fromkeys(wrong))


def _outcome_follows(result: AssessmentResult) -> bool:
    failed_on = failures(result.options, result.judgements, result.findings)
    outcome = worst(judgement.outcome for judgement in result.judgements)
    best = worst(judgement.best_outcome for judgement in result.judgements)
    verified = worst_verified(judgement.verified_outcome for judgement in result.judgements)
    stored = (result.outcome, result.best_outcome, result.verified_outcome, result.failed_on, result.passed)
    return stored == (outcome, best, verified, failed_on, (verified or outcome).passes and not failed_on)


def _check_judgement(judgement: Judgement, result: AssessmentResult) -> Iterator[str]:
    by_edition = {(catalogue.id, catalogue.edition): catalogue for catalogue in result.catalogues}
    baseline = next((baseline for baseline in result.baselines if baseline.id == judgement.baseline), None)
    for judged in judgement.catalogues:
        catalogue = by_edition.get((judged.catalogue, judged.edition))
        if catalogue is None or not _same_tree(judged, catalogue):
            yield judged.catalogue
        else:
            thresholds = thresholds_of(baseline, judged.catalogue, result.options)
            yield from _check_catalogue(judged, catalogue, thresholds, result)
    outcome = worst(judged.outcome for judged in judgement.catalogues)
    best = worst(judged.best_outcome for judged in judgement.catalogues)
    verified = worst_verified(one.verified.outcome if one.verified else None for one in judgement.catalogues)
    if (outcome, best, verified) != (judgement.outcome, judgement.best_outcome, judgement.verified_outcome):
        yield OUTCOME


def _same_tree(judged: CatalogueResult, catalogue: Catalogue) -> bool:
    """Whether the result names exactly the catalogue's controls and groups, and these form one tree."""
    controls = [control.id for control in catalogue.controls]
    groups = [group.id for group in catalogue.groups]
    return (
        [control.id for control in judged.controls] == controls
        and [group.id for group in judged.groups] == groups
        and all(group.parent is None or group.parent in catalogue.group_by_id for group in catalogue.groups)
        and sorted(catalogue.parents_first) == sorted({*groups, *controls})
        and len({*groups, *controls}) == len(groups) + len(controls)
    )


def _check_catalogue(
    judged: CatalogueResult, catalogue: Catalogue, thresholds: Thresholds, result: AssessmentResult
) -> Iterator[str]:
    heard = judged.verified or judged.waivers or result.reviews or result.waivers
    points = _heard(judged, catalogue) if heard else None
    leaves = [control for control in judged.controls if catalogue.is_leaf(control.id)]
    tallies = tally_both(catalogue, leaves)
    wrong = [leaf.id for leaf in leaves if not _leaf_adds_up(leaf)]
    wrong += [control.id for control in judged.controls if not _objective_adds_up(control, tallies)]
    wrong += [
        stored.id
        for stored, group in zip(judged.groups, catalogue.groups, strict=True)
        if stored != group_with_points(group_result(group, tallies), points)
    ]
    yield from (f"{judged.catalogue}/{name}" for name in wrong)
    whole = _whole_adds_up(judged, leaves, tallies, thresholds, points)
    if not whole or (heard and not _assessor_adds_up(judged, catalogue, result, thresholds)):
        yield judged.catalogue


def _heard(judged: CatalogueResult, catalogue: Catalogue) -> Points | None:
    from ismap_check.assessment.verified_sums import stored_points  # most results have no review

    return stored_points(judged, catalogue)


def _assessor_adds_up(
    judged: CatalogueResult, catalogue: Catalogue, result: AssessmentResult, thresholds: Thresholds
) -> bool:
    from ismap_check.assessment.verified_sums import assessor_adds_up  # most results have no review

    return assessor_adds_up(judged, catalogue, result, thresholds)


def _leaf_adds_up(leaf: ControlResult) -> bool:
    out = [leaf.out_by is not None or standing.verdict in OUT for standing in (leaf.low, leaf.high)]
    if leaf.weight < 0 or out[0] != out[1] or leaf.possible != (0 if out[0] else HALVES * leaf.weight):
        return False
    return all(_standing_adds_up(leaf, standing, out=out[0]) for standing in (leaf.low, leaf.high))


def _standing_adds_up(leaf: ControlResult, standing: Standing, *, out: bool) -> bool:
    if (standing.verdict is None) != (leaf.out_by is not None):
        return False
    earned = 0 if standing.verdict is None else CREDITS.get(standing.verdict, 0) * leaf.weight
    mandatory = leaf.requirement is Requirement.MANDATORY
    gap = mandatory and not out and standing.verdict is not Verdict.SATISFIED
    waivable = gap and leaf.answered
    right = standing.earned == earned and standing.evidenced in (0, earned) and standing.gap is gap
    return right and (waivable or not standing.waived)


def _objective_adds_up(control: ControlResult, tallies: TwoEnds) -> bool:
    if control.id not in tallies.low:
        return True
    low, high = tallies.low[control.id], tallies.high[control.id]
    stored = (control.low.earned, control.low.evidenced, control.high.earned, control.high.evidenced)
    sums = (low.claimed, low.evidenced, high.claimed, high.evidenced)
    return (control.weight, control.possible, *stored) == (0, low.possible, *sums)


def _whole_adds_up(
    judged: CatalogueResult,
    leaves: list[ControlResult],
    tallies: TwoEnds,
    thresholds: Thresholds,
    points: Points | None,
) -> bool:
    low, high = (with_points(one[None].numbers(), points, None) for one in (tallies.low, tallies.high))
    low_filled = _filled(low, leaves, best=False)
    outcome = outcome_of(thresholds, low, low_filled)
    best = outcome_of(thresholds, high, _filled(high, leaves, best=True))
    conditions = condition_results(thresholds, low, high)
    actions = actions_of(leaves, judged.findings, Standpoint(thresholds, low, low_filled, outcome))
    stored = (judged.low, judged.high, judged.conditions, judged.outcome, judged.best_outcome, judged.actions)
    return stored == (low, high, conditions, outcome, best, actions)


def _filled(numbers: Numbers, leaves: list[ControlResult], *, best: bool) -> Numbers:
    return filled(numbers, ((leaf, leaf.high if best else leaf.low) for leaf in leaves))
