"""What an answer has to say beside its status, and which statuses a control takes (JUDGING, sections 3 to 6)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ismap_check.assessment.answers import is_answer, says_something
from ismap_check.documents.answer_check import CREDIT, OWES_MEASURE, OWES_REASON
from ismap_check.model.catalogue import Catalogue, MandatoryExclusion, Requirement
from ismap_check.model.profile import Conditional, Response, Status, VendorProfile


class Field(StrEnum):
    """One thing that is asked; ``TITLE`` and ``ISSUED`` are about a new evidence item."""

    STATUS = "status"
    MEASURE = "measure"
    REASON = "reason"
    EVIDENCE = "evidence"
    TITLE = "title"
    ISSUED = "issued"
    FROM = "from"
    DUE = "due"
    OWNER = "owner"


TEXTS = frozenset({Field.MEASURE, Field.REASON})
"""Fields of several lines, ended by an empty one."""

PLAN = (Field.DUE, Field.OWNER)
BY_STATUS: Mapping[Status, tuple[Field, ...]] = {
    Status.IMPLEMENTED: (Field.MEASURE, Field.EVIDENCE),
    Status.PARTIAL: (Field.MEASURE, Field.EVIDENCE),
    Status.PLANNED: PLAN,
    Status.ALTERNATIVE: (Field.MEASURE, Field.REASON, Field.EVIDENCE),
    Status.INHERITED: (Field.FROM,),
    Status.NOT_IMPLEMENTED: (),
    Status.NOT_APPLICABLE: (Field.REASON,),
    Status.NOT_SELECTED: (Field.REASON,),
}
"""What is asked for each status, in this order."""


def fields_of(status: Status, condition: Conditional | None = None) -> tuple[Field, ...]:
    """Return what is asked for a status; a plan too where one stands for the time without the option."""
    fields = BY_STATUS[status]
    planned = condition is not None and condition.otherwise is Status.PLANNED
    return (*fields, *PLAN) if planned else fields


def is_required(field: Field, status: Status | None, catalogue: Catalogue, control: str) -> bool:
    """Whether an answer with this status is unfinished without the field."""
    match field:
        case Field.EVIDENCE | Field.ISSUED:
            return False
        case Field.MEASURE:
            return catalogue.rules.measure_required and status in OWES_MEASURE and catalogue.is_leaf(control)
        case Field.REASON:
            return status in OWES_REASON
        case _:
            return True


def value_of(field: Field, response: Response) -> Any:
    """Return what an answer says in one of its fields."""
    return response.inherited_from if field is Field.FROM else getattr(response, field.value)


def is_said(field: Field, value: Any, profile: VendorProfile, empty_words: frozenset[str]) -> bool:
    """Whether a value says what its field asks for: words that say something, an id that exists."""
    match field:
        case Field.MEASURE | Field.REASON | Field.OWNER:
            return says_something(value, empty_words)
        case Field.FROM:
            return value in profile.inherits
        case Field.EVIDENCE:
            return all(one in profile.evidence for one in value or ())
        case _:
            return value is not None


def lacking(
    response: Response, catalogue: Catalogue, control: str, profile: VendorProfile, empty_words: frozenset[str]
) -> tuple[Field, ...]:
    """Return the fields in which an answer with a status still has to say something."""
    if response.status is None:
        return (Field.STATUS,)
    return tuple(
        field
        for field in fields_of(response.status, kept_condition(response, response.status, profile))
        if not is_said(field, value_of(field, response), profile, empty_words)
        and (field is Field.EVIDENCE or is_required(field, response.status, catalogue, control))
    )


def offered(catalogue: Catalogue, control: str) -> tuple[Status, ...]:
    """Return the statuses that a control takes, in the order in which they are numbered."""
    selects = catalogue.rules.selection and catalogue.is_leaf(control)
    return tuple(status for status in Status if selects or status is not Status.NOT_SELECTED)


def kept_condition(response: Response, status: Status, profile: VendorProfile) -> Conditional | None:
    """Return the condition of an answer if it makes sense with a status (JUDGING, section 9), otherwise None."""
    condition = response.condition
    if condition is None or status not in CREDIT or condition.option not in profile.service.options:
        return None
    return condition if CREDIT.get(condition.otherwise, 0) < CREDIT[status] else None


def doubt(
    status: Status, catalogue: Catalogue, control: str, answers: Mapping[str, Response], empty_words: frozenset[str]
) -> str | None:
    """Return why a status will not count as it is meant (JUDGING, sections 4 and 5), as a key of words."""
    asked = catalogue.control_by_id[control]
    if status is Status.INHERITED and not asked.inheritable:
        return "not-inheritable"
    if asked.requirement is not Requirement.MANDATORY or not catalogue.is_leaf(control):
        return None
    if status is Status.NOT_SELECTED:
        return "must-selected"
    if status is Status.NOT_APPLICABLE and not _may_exclude(catalogue, control, answers, empty_words):
        return "must-excluded"
    return None


def _may_exclude(
    catalogue: Catalogue, control: str, answers: Mapping[str, Response], empty_words: frozenset[str]
) -> bool:
    rule = catalogue.rules.mandatory_exclusion
    if rule is not MandatoryExclusion.WITH_OBJECTIVE:
        return rule is MandatoryExclusion.REASON
    above = (answers.get(one.id) for one in catalogue.ancestors(control))
    return any(one and one.status is Status.NOT_APPLICABLE and is_answer(one, empty_words) for one in above)
