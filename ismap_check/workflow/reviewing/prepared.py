"""What there is to review: the controls in scope, what is claimed for each, and the digest of that claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.assessment.digest import control_digest, evidence_marks
from ismap_check.model.catalogue import Catalogue, Control, Requirement
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult
from ismap_check.report.asked import Filter
from ismap_check.report.shown import Judged, shown_controls


class Prepared(NamedTuple):
    """One control to review: its effective requirement, the status that is claimed for it, and the claim's digest.

    ``rough``: the answer is that of an objective above. ``status`` None: there is no answer.
    """

    catalogue: Catalogue
    control: Control
    requirement: Requirement
    status: Status | None
    rough: bool
    digest: str


def prepare(result: AssessmentResult, catalogues: Iterable[str] = (), only: tuple[Filter, ...] = ()) -> list[Prepared]:
    """Return the controls to review in the catalogues' order, each once: details in scope and excluded objectives.

    ``catalogues`` limits them to these ids, ``only`` to the controls that a report with these filters would show. Of a
    catalogue that is judged in several editions the first counts: a review is about one.
    """
    wanted, editions = frozenset(catalogues), dict[str, str]()
    found: dict[tuple[str, str], Prepared] = {}
    for judged in (one for judgement in result.judgements for one in judgement.catalogues):
        edition = editions.setdefault(judged.catalogue, judged.edition)
        if edition == judged.edition and (not wanted or judged.catalogue in wanted):
            for one in _of_catalogue(result, judged, only):
                found.setdefault((one.catalogue.id, one.control.id), one)
    return list(found.values())


def _of_catalogue(result: AssessmentResult, judged: CatalogueResult, only: tuple[Filter, ...]) -> Iterator[Prepared]:
    catalogue = result.catalogue(judged.catalogue, judged.edition)
    responses = result.responses(catalogue)
    shown = shown_controls(Judged(catalogue, judged, responses), only) if only else None
    marks = evidence_marks(result.profile.evidence, {one.fact.id: one.fact for one in result.evidence})
    for control in catalogue.controls:
        one = judged.control_by_id[control.id]
        if (shown is None or control.id in shown) and _is_reviewed(one, catalogue, responses):
            yield Prepared(
                catalogue=catalogue,
                control=control,
                requirement=one.requirement,
                status=_claimed(control, catalogue, responses),
                rough=one.rough,
                digest=control_digest(control.id, catalogue, responses, marks),
            )


def _is_reviewed(one: ControlResult, catalogue: Catalogue, responses: Mapping[str, Response]) -> bool:
    """Whether a review says something of a control; of objectives only where their own exclusion can be refused."""
    if one.out_by is not None:
        return False
    response = responses.get(one.id)
    return catalogue.is_leaf(one.id) or (response is not None and response.status is Status.NOT_APPLICABLE)


def _claimed(control: Control, catalogue: Catalogue, responses: Mapping[str, Response]) -> Status | None:
    """Return the status of the answer that the digest is taken of."""
    chain = (control, *catalogue.ancestors(control.id))
    answers = (responses[one.id].status for one in chain if one.id in responses)
    return next((status for status in answers if status is not None), None)
