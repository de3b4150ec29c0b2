"""Hold reviews against the claims on one catalogue: what each control is once the assessor has had a word."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import NamedTuple

from ismap_check.assessment.claim import ends_of
from ismap_check.assessment.digest import control_digest
from ismap_check.assessment.leaf import HALVES, JudgedLeaf
from ismap_check.assessment.leaves import JudgedLeaves, judge_leaves
from ismap_check.assessment.numbers import CREDITS, OUT
from ismap_check.assessment.request import Case
from ismap_check.assessment.review_choice import Choice, Given, choose
from ismap_check.model.profile import Status
from ismap_check.model.result import ControlResult, Verdict
from ismap_check.model.verified import ControlReview, ReviewState

Results = Mapping[str, tuple[Given, ...]]
"""The results of all reviews by control, in the order in which the reviews were given."""


class Reviewed(NamedTuple):
    """Every leaf in scope and every objective with a result, as reviewed; and which result was chosen on each.

    ``choices`` holds the controls that a review names; ``refused`` the objectives whose exclusion a review refuses.
    """

    controls: Mapping[str, ControlReview]
    choices: Mapping[str, Choice]
    refused: frozenset[str]


def review_leaves(case: Case, judged: JudgedLeaves) -> Reviewed:
    """Return what the reviews of a case conclude about its claims."""
    results = _results(case)
    objectives = {
        control: _chosen(control, results[control], _objective_claim(control, judged, case), case)
        for control in results
        if not case.catalogue.is_leaf(control)
    }
    refused = frozenset(
        control
        for control, choice in objectives.items()
        if choice.counts and choice.counts.entry.fails and _excluded(control, judged)
    )
    found = _without(case, judged, refused)
    controls: dict[str, ControlReview] = {}
    choices = dict(objectives)
    for control in case.catalogue.controls:
        if control.id in found.in_scope:
            controls[control.id], chosen = _leaf(found.in_scope[control.id], results, case)
            choices |= {control.id: chosen} if control.id in results else {}
        elif control.id in objectives:
            claim = _objective_claim(control.id, judged, case)
            controls[control.id] = _objective_review(control.id, claim, objectives[control.id])
    return Reviewed(controls, choices, refused)


def _leaf(leaf: JudgedLeaf, results: Results, case: Case) -> tuple[ControlReview, Choice]:
    """Review a leaf by its own result, or by that on the objective whose answer stands for it."""
    control, claim = leaf.control.id, leaf.result.low.verdict
    source = control if control in results else leaf.source
    choice = _chosen(source, results.get(source, ()), claim, case)
    via = source if source != control and choice.counts else None
    return leaf_review(leaf.result, claim, choice, via), choice


def leaf_review(leaf: ControlResult, claim: Verdict | None, choice: Choice, via: str | None = None) -> ControlReview:
    """Return a leaf as reviewed: its points as confirmed, and as corrected where a result counts."""
    said = choice.verdict or claim
    return ControlReview(
        control=leaf.id,
        state=_state(claim, choice),
        claim=claim,
        verdict=choice.verdict,
        possible=0 if said in OUT else HALVES * leaf.weight,
        earned=_earned(choice.verdict, leaf.weight),
        corrected=_earned(said, leaf.weight),
        counts=choice.counts.review if choice.counts else None,
        others=choice.others,
        via=via,
        conflict=choice.conflict,
    )


def _objective_review(control: str, claim: Verdict | None, choice: Choice) -> ControlReview:
    return ControlReview(
        control=control,
        state=_state(claim, choice),
        claim=claim,
        verdict=choice.verdict,
        counts=choice.counts.review if choice.counts else None,
        others=choice.others,
        conflict=choice.conflict,
    )


def _earned(verdict: Verdict | None, weight: int) -> int:
    return 0 if verdict is None else CREDITS.get(verdict, 0) * weight


def _state(claim: Verdict | None, choice: Choice) -> ReviewState:
    if choice.verdict is None:
        return ReviewState.STALE if choice.stale else ReviewState.UNREVIEWED
    return ReviewState.CONFIRMED if choice.verdict is claim else ReviewState.CORRECTED


def _results(case: Case) -> Results:
    results: dict[str, list[Given]] = {}
    for place, review in enumerate(case.reviews):
        for control, entry in review.entries(case.catalogue.id, case.catalogue.edition).items():
            if control in case.catalogue.control_by_id:
                results.setdefault(control, []).append(Given(place, entry))
    return {control: tuple(given) for control, given in results.items()}


def _chosen(control: str, results: tuple[Given, ...], claim: Verdict | None, case: Case) -> Choice:
    if not results:
        return Choice()
    digest = control_digest(control, case.catalogue, case.responses, case.evidence_marks)
    return choose(results, digest, claim, case.as_of)


def _excluded(control: str, judged: JudgedLeaves) -> bool:
    answer = judged.answers.get(control)
    return answer is not None and answer.status is Status.NOT_APPLICABLE


def _objective_claim(control: str, judged: JudgedLeaves, case: Case) -> Verdict | None:
    """Return what an objective's own answer claims: an exclusion, a rough answer, or nothing."""
    answer = judged.answers.get(control)
    if answer is None or answer.status is Status.NOT_SELECTED:
        return None
    if answer.status is Status.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    return ends_of(answer, case, inheritable=True).low.verdict


def _without(case: Case, judged: JudgedLeaves, refused: frozenset[str]) -> JudgedLeaves:
    """Return the leaves judged as if the refused exclusions had not been claimed: they wait for an answer again."""
    if not refused:
        return judged
    kept = {control: response for control, response in case.responses.items() if control not in refused}
    return judge_leaves(dataclasses.replace(case, responses=kept))
