"""Registrations of a bid: the vendor's claim, its validity over the contract, and what the officer saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ismap_check.assessment.inheritance import Validity, validity
from ismap_check.model.procurement import SeenRegistration
from ismap_check.model.profile import Base, Period, Registration
from ismap_check.procurement.bids import JudgedBid


class Holder(StrEnum):
    """Whose registration it is: the offered service's, that of a service underneath, or only seen by the officer."""

    OWN = "own"
    BASE = "base"
    UNCLAIMED = "unclaimed"


class Doubt(StrEnum):
    """What the officer's look and the vendor's claim do not agree on."""

    NOT_LISTED = "not-listed"
    EXPIRES_DIFFERS = "expires-differs"


class RegistrationCheck(NamedTuple):
    """One registration; validity is None where the contract's day is not known."""

    bid: str
    holder: Holder
    claim: Registration | None
    at_start: Validity | None
    at_end: Validity | None
    seen: SeenRegistration | None
    doubts: tuple[Doubt, ...] = ()


def registration_checks(bid: JudgedBid, contract: Period | None) -> tuple[RegistrationCheck, ...]:
    """Return the service's own registrations, those of the services it inherits from, then those only seen."""
    if bid.result is None:
        return ()
    profile = bid.result.profile
    seen = {one.number: one for one in bid.bid.confirmed}
    claims = [(Holder.OWN, one) for one in profile.registrations]
    claims += [(Holder.BASE, _as_registration(base)) for base in profile.inherits.values()]
    checked = tuple(_check(bid.bid.id, holder, claim, contract, seen) for holder, claim in claims)
    claimed = {claim.number for _, claim in claims}
    alone = (one for one in bid.bid.confirmed if one.number not in claimed)
    return (*checked, *(RegistrationCheck(bid.bid.id, Holder.UNCLAIMED, None, None, None, one) for one in alone))


def _as_registration(base: Base) -> Registration:
    return Registration(
        programme=base.programme or "",
        number=base.number,
        service=base.service or base.id,
        expires=base.expires,
        renewal_filed=base.renewal_filed,
    )


def _check(
    bid: str,
    holder: Holder,
    claim: Registration,
    contract: Period | None,
    confirmed: Mapping[str, SeenRegistration],
) -> RegistrationCheck:
    seen = confirmed.get(claim.number or "")
    return RegistrationCheck(
        bid=bid,
        holder=holder,
        claim=claim,
        at_start=_validity(claim, contract.start if contract else None),
        at_end=_validity(claim, contract.end if contract else None),
        seen=seen,
        doubts=tuple(_doubts(claim, seen)) if seen else (),
    )


def _validity(claim: Registration, day: date | None) -> Validity | None:
    return validity(claim.expires, claim.renewal_filed, day) if day else None


def _doubts(claim: Registration, seen: SeenRegistration) -> Iterator[Doubt]:
    if seen.listed is False:
        yield Doubt.NOT_LISTED
    if seen.expires and claim.expires and seen.expires != claim.expires:
        yield Doubt.EXPIRES_DIFFERS
