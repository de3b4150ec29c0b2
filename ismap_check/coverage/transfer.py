"""What an answer to one control proposes for another that a mapping links to it (JUDGING, section 11)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.mapping import Link, Relation
from ismap_check.model.order import natural_key
from ismap_check.model.profile import EXCLUDING, Recheck, Response, Status

STRENGTH = {relation: rank for rank, relation in enumerate(Relation)}
"""0 for the strongest relation."""
WHOLE = frozenset({Relation.EQUAL_TO, Relation.EQUIVALENT_TO, Relation.SUPERSET_OF})
"""The source asks for all that the target asks for, so its status stands; of any other relation at most a part does."""
CREDIT = {Status.IMPLEMENTED: 2, Status.ALTERNATIVE: 2, Status.INHERITED: 2, Status.PARTIAL: 1}
"""In halves (JUDGING, section 4); all other statuses earn nothing."""
PART = CREDIT[Status.PARTIAL]


def proposal_of(links: Iterable[Link], answers: Mapping[str, Response], source: Catalogue) -> Response | None:
    """Return what answers propose for the control that ``links`` lead to; None if they propose nothing.

    The strongest relation counts, and of several answers with that relation the worst: nothing is added up.
    """
    usable = [link for link in links if link.relation is not Relation.NO_RELATIONSHIP]
    usable = [link for link in usable if passes(answers.get(link.source))]
    if not usable:
        return None
    chosen = min(usable, key=lambda link: (STRENGTH[link.relation], *worth(answers[link.source]), _order(link)))
    origin = Recheck(
        catalogue=source.id,
        edition=source.edition,
        control=chosen.source,
        relation=str(chosen.relation),
        reason=chosen.reason,
    )
    return handed_on(answers[chosen.source], chosen.relation, origin)


def passes(answer: Response | None) -> bool:
    """Whether an answer passes to other controls: leaving out never does, nor what itself waits for confirmation."""
    return answer is not None and answer.status not in {None, *EXCLUDING} and answer.recheck is None


def worth(answer: Response) -> tuple[int, int]:
    """Return what an answer earns without any option, then at its best; in halves."""
    lower = answer.condition.otherwise if answer.condition else answer.status
    return CREDIT.get(lower, 0) if lower else 0, CREDIT.get(answer.status, 0) if answer.status else 0


def handed_on(answer: Response, relation: Relation, origin: Recheck) -> Response:
    """Return what an answer proposes along a relation: the same, or at most partial; marked with where it is from."""
    return dataclasses.replace(answer if relation in WHOLE else _in_part(answer), recheck=origin)


def _order(link: Link) -> list[str | int]:
    return natural_key(link.source)


def _in_part(answer: Response) -> Response:
    """Return the answer as at most partial; a condition stays only while the answer is worth more with the option."""
    if answer.status is None or CREDIT.get(answer.status, 0) <= PART:
        return answer
    condition = answer.condition if answer.condition and CREDIT.get(answer.condition.otherwise, 0) < PART else None
    return dataclasses.replace(answer, status=Status.PARTIAL, condition=condition)
