"""What makes one claim worth looking at before another: the reasons behind the weights of a sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from ismap_check.assessment.answers import normalise
from ismap_check.assessment.reasons import MANY
from ismap_check.model.catalogue import Catalogue, Control, Requirement
from ismap_check.model.profile import Response
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, Verdict
from ismap_check.model.review import Correction, ReviewEntry

SPECIAL_CARE = "special-care"
"""The tag of controls that a catalogue asks to treat with special care."""
CLAIMED = frozenset({Verdict.SATISFIED, Verdict.PARTIAL, Verdict.NOT_APPLICABLE})
"""What a vendor has to stand for; of a control that is not satisfied or not answered there is nothing to test."""
WORSE = frozenset({Verdict.PARTIAL, Verdict.NOT_SATISFIED})


class Risk(StrEnum):
    """A reason to look at a control."""

    MANDATORY = "mandatory"
    HEAVY = "heavy"
    SPECIAL_CARE = "special-care"
    ROUGH = "rough"
    PARTIAL = "partial"
    EXCLUDED = "excluded"
    UNBACKED = "unbacked"
    REPEATED = "repeated"
    PRIOR = "prior"


TICKETS: Mapping[Risk, int] = {
    Risk.MANDATORY: 2,
    Risk.HEAVY: 1,
    Risk.SPECIAL_CARE: 2,
    Risk.ROUGH: 2,
    Risk.PARTIAL: 1,
    Risk.EXCLUDED: 1,
    Risk.UNBACKED: 2,
    Risk.REPEATED: 1,
    Risk.PRIOR: 4,
}
"""How many tickets each reason adds to the one that every control has."""


class Candidate(NamedTuple):
    """A control that can be drawn: whole ids, its claim, and why it has more than one ticket."""

    catalogue: str
    edition: str
    control: str
    requirement: Requirement
    verdict: Verdict
    risks: tuple[Risk, ...] = ()

    @property
    def name(self) -> str:
        """The control as the drawing names it: ``ismap@2024-07/9.1.1.1``."""
        return f"{self.catalogue}@{self.edition}/{self.control}"

    @property
    def tickets(self) -> int:
        """How many tickets it has, one at least."""
        return 1 + sum(TICKETS[risk] for risk in self.risks)


def candidates(result: AssessmentResult, catalogues: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
    """Return every detail with a claim to test, each once; ``catalogues`` limits them to these ids.

    Under several baselines the reasons of all of them count.
    """
    found: dict[str, Candidate] = {}
    for judged in (one for judgement in result.judgements for one in judgement.catalogues):
        if not catalogues or judged.catalogue in catalogues:
            for one in _of_catalogue(result, judged):
                found[one.name] = _both(one, found[one.name]) if one.name in found else one
    return tuple(found.values())


def _both(one: Candidate, other: Candidate) -> Candidate:
    risks = tuple(risk for risk in Risk if risk in one.risks or risk in other.risks)
    return other._replace(
        risks=risks, requirement=one.requirement if Risk.MANDATORY in one.risks else other.requirement
    )


def _of_catalogue(result: AssessmentResult, judged: CatalogueResult) -> Iterator[Candidate]:
    catalogue = result.catalogue(judged.catalogue, judged.edition)
    responses = result.responses(catalogue)
    repeated, prior = _repeated(responses), _prior(result, catalogue)
    for control in catalogue.leaves:
        one = judged.control_by_id[control.id]
        verdict = one.low.verdict
        if one.out_by is None and verdict in CLAIMED and verdict is not None:
            further = {Risk.REPEATED: control.id in repeated, Risk.PRIOR: control.id in prior}
            holds = _risks(control, one, catalogue) | further
            yield Candidate(
                catalogue=catalogue.id,
                edition=catalogue.edition,
                control=control.id,
                requirement=one.requirement,
                verdict=verdict,
                risks=tuple(risk for risk in Risk if holds[risk]),
            )


def _risks(control: Control, one: ControlResult, catalogue: Catalogue) -> dict[Risk, bool]:
    """Return which of the reasons hold that the control and its verdict tell."""
    return {
        Risk.MANDATORY: one.requirement is Requirement.MANDATORY,
        Risk.HEAVY: one.weight > catalogue.weights[one.requirement],
        Risk.SPECIAL_CARE: SPECIAL_CARE in control.tags,
        Risk.ROUGH: one.rough,
        Risk.PARTIAL: one.low.verdict is Verdict.PARTIAL,
        Risk.EXCLUDED: one.low.verdict is Verdict.NOT_APPLICABLE,
        Risk.UNBACKED: one.low.earned > one.low.evidenced,
    }


def _repeated(responses: Mapping[str, Response]) -> frozenset[str]:
    """Return the controls whose reason or measure stands on more than a few controls word for word."""
    texts = {control: _texts(response) for control, response in responses.items()}
    counts = Counter(text for said in texts.values() for text in said)
    return frozenset(control for control, said in texts.items() if any(counts[text] > MANY for text in said))


def _texts(response: Response) -> frozenset[str]:
    return frozenset(normalise(text) for text in (response.reason, response.measure) if text)


def _prior(result: AssessmentResult, catalogue: Catalogue) -> frozenset[str]:
    """Return the controls on which a review that was given found something."""
    every = (review.entries(catalogue.id, catalogue.edition) for review in result.reviews)
    return frozenset(control for entries in every for control, entry in entries.items() if _found(entry))


def _found(entry: ReviewEntry) -> bool:
    return entry.fails or entry.verdict in WORSE or _is_open(entry.correction)


def _is_open(correction: Correction | None) -> bool:
    return correction is not None and not correction.closed
