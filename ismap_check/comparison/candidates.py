"""The vendors that are compared, and the grounds they have in common: a catalogue, under one baseline or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ismap_check.comparison.side_by_side import Chapter, Row, chapters, rows
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue, Control, Requirement
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import Response
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, Verdict
from ismap_check.model.verified import ControlReview, ReviewState

SHORT = frozenset({Verdict.PARTIAL, Verdict.NOT_SATISFIED, Verdict.UNANSWERED})
"""What leaves a must unmet."""


class Candidate(NamedTuple):
    """One of those compared; without a result ``trouble`` says why its file could not be used.

    ``key`` is the service's id, or the file where that cannot be read. ``path`` is the file as readers are told it.
    """

    key: str
    path: str
    sha256: str
    result: AssessmentResult | None
    trouble: tuple[Diagnostic, ...] = ()


class Answered(NamedTuple):
    """A control with the answer of each that is compared; None: no answer of its own."""

    control: Control
    responses: Mapping[str, Response | None]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One catalogue under one baseline, or under none, with those judged on it, in the order of the candidates.

    All were judged by the same structure and the same baseline, so that every control is there for each.
    """

    baseline: Baseline | None
    catalogue: Catalogue
    judged: Mapping[str, CatalogueResult]
    responses: Mapping[str, Mapping[str, Response]]

    @property
    def key(self) -> str:
        """The ground's name in anchors: the edition, with the baseline."""
        return f"{self.baseline.id}/{self.catalogue.ref}" if self.baseline else self.catalogue.ref

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that ask anything of any of them."""
        asked = {group.id for one in self.judged.values() for group in one.groups if group.low.in_scope}
        return chapters(self.catalogue, self.judged, asked)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every leaf that is asked of any of them."""
        return tuple(row for row in rows(self.catalogue.leaves, self.judged) if row.in_scope)

    @cached_property
    def unmet(self) -> tuple[Row, ...]:
        """The musts that any of them leaves unmet, as claimed or as a review found."""
        return tuple(row for row in self.rows if any(self.is_unmet(key, one) for key, one in row.results.items()))

    def is_unmet(self, key: str, judged: ControlResult) -> bool:
        """Whether one leaves a must unmet, as claimed or as a review found."""
        worse = self.corrected(key, judged.id) in SHORT and judged.requirement is Requirement.MANDATORY
        return judged.low.gap or worse

    def corrected(self, key: str, control_id: str) -> Verdict | None:
        """Return what a review found where that is another verdict than the one claimed."""
        found = self.review(key, control_id)
        return found.verdict if found and found.state is ReviewState.CORRECTED else None

    def review(self, key: str, control_id: str) -> ControlReview | None:
        """Return what a review says of one's claim on a control; None without any."""
        return self._reviews.get(key, {}).get(control_id)

    @cached_property
    def _reviews(self) -> Mapping[str, Mapping[str, ControlReview]]:
        judged = ((key, one.verified) for key, one in self.judged.items())
        return {key: {one.control: one for one in verified.controls} for key, verified in judged if verified}

    @cached_property
    def answers(self) -> tuple[Answered, ...]:
        """The controls, objectives too, that are asked of any of them and not answered in the same words by all."""
        each = (
            Answered(control, {key: given.get(control.id) for key, given in self.responses.items()})
            for control in self.catalogue.controls
            if any(one.control_by_id[control.id].out_by is None for one in self.judged.values())
        )
        return tuple(one for one in each if len(set(map(_said, one.responses.values()))) > 1)


class Alone(NamedTuple):
    """A catalogue, under a baseline or none, on which only one was judged: there is nothing to compare it with."""

    candidate: str
    baseline: Baseline | None
    catalogue: Catalogue


_Key = tuple[str, str, str, str]
"""A baseline by id and digest, a catalogue by edition and structure: only what was judged by the same compares."""


def grounds_of(candidates: Iterable[Candidate]) -> tuple[tuple[Ground, ...], tuple[Alone, ...]]:
    """Return the grounds that two or more stand on, in the order in which they are met, and what one has alone."""
    met: dict[_Key, list[_Stand]] = {}
    for candidate in candidates:
        for stand in _stands(candidate):
            met.setdefault(stand.key, []).append(stand)
    alone = (Alone(one[0].candidate, one[0].baseline, one[0].catalogue) for one in met.values() if len(one) == 1)
    return tuple(_ground(stands) for stands in met.values() if len(stands) > 1), tuple(alone)


class _Stand(NamedTuple):
    """One candidate on one catalogue under one baseline."""

    candidate: str
    baseline: Baseline | None
    catalogue: Catalogue
    judged: CatalogueResult
    responses: Mapping[str, Response]

    @property
    def key(self) -> _Key:
        baseline = (self.baseline.id, self.baseline.sha256) if self.baseline else ("", "")
        return (*baseline, self.catalogue.ref, self.catalogue.structure)


def _stands(candidate: Candidate) -> Iterator[_Stand]:
    result = candidate.result
    if result is None:
        return
    baselines = {one.id: one for one in result.baselines}
    for judgement in result.judgements:
        for judged in judgement.catalogues:
            catalogue = result.catalogue(judged.catalogue, judged.edition)
            baseline = baselines.get(judgement.baseline or "")
            yield _Stand(candidate.key, baseline, catalogue, judged, result.responses(catalogue))


def _ground(stands: list[_Stand]) -> Ground:
    first = stands[0]
    return Ground(
        baseline=first.baseline,
        catalogue=first.catalogue,
        judged={one.candidate: one.judged for one in stands},
        responses={one.candidate: one.responses for one in stands},
    )


def _said(response: Response | None) -> tuple[object, ...] | None:
    """Return what an answer says; owners, days and evidence may differ without another answer."""
    if response is None:
        return None
    return (response.status, response.measure, response.reason, response.condition, response.recheck is None)
