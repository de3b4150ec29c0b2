"""Whether a base service's registration carries an inherited answer (JUDGING, section 4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ismap_check.assessment.findings import Remark
from ismap_check.assessment.request import Case
from ismap_check.model.catalogue import Inheritance
from ismap_check.model.profile import Base, Response
from ismap_check.model.rows import NamedTuple


class Validity(StrEnum):
    """How a registration stands on a day."""

    VALID = "valid"
    PENDING = "pending"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Inherited(NamedTuple):
    """Whether an inherited answer holds, whether the registration is valid, and what to say about it."""

    holds: bool
    registered: bool
    remarks: tuple[Remark, ...] = ()


def validity(expires: date | None, renewal_filed: date | None, as_of: date) -> Validity:
    """Return how a registration stands: a renewal filed in time keeps it valid beyond its last day."""
    if expires is None:
        return Validity.UNKNOWN
    if expires >= as_of:
        return Validity.VALID
    return Validity.PENDING if renewal_filed is not None and renewal_filed <= expires else Validity.EXPIRED


def inherited(response: Response, case: Case, *, inheritable: bool) -> Inherited:
    """Judge an inherited answer on a control that may, or may not, be inherited."""
    base = case.profile.inherits.get(response.inherited_from or "")
    refused = () if inheritable else (Remark("inherited-refused"),)
    if base is None:
        return Inherited(holds=False, registered=False, remarks=(Remark("from-missing"), *refused))
    state = validity(base.expires, base.renewal_filed, case.as_of)
    registered = state in (Validity.VALID, Validity.PENDING)
    if case.catalogue.rules.inheritance is Inheritance.NAMED:
        return Inherited(inheritable, registered, refused)
    return Inherited(inheritable and registered, registered, (*_remarks(base, state), *refused))


def _remarks(base: Base, state: Validity) -> tuple[Remark, ...]:
    name = base.service or base.id
    match state:
        case Validity.UNKNOWN:
            return (Remark("inherited-unknown", {"base": name}),)
        case Validity.EXPIRED:
            return (Remark("inherited-expired", {"base": name, "expires": str(base.expires)}),)
        case Validity.PENDING:
            return (Remark("renewal-pending", {"base": name, "expires": str(base.expires)}),)
        case Validity.VALID:
            return ()
