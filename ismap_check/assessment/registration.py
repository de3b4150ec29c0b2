"""The vendor's own registrations: expired, about to expire, and whether the printed day fits the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ismap_check.assessment.findings import finding
from ismap_check.assessment.inheritance import Validity, validity
from ismap_check.assessment.request import AssessmentRequest
from ismap_check.assessment.terms import DAY, validity_end
from ismap_check.model.finding import Finding
from ismap_check.model.profile import Registration

SOON = timedelta(days=90)
"""How long before its last day a registration is worth a word, unless a renewal has been filed."""


def registration_findings(request: AssessmentRequest) -> Iterator[Finding]:
    """Yield what there is to say of each registration.

    The printed day counts; it is only compared with the one computed from the audited period. The months come from
    the catalogue that bears the programme's id.
    """
    months = _validity_months(request)
    for registration in request.profile.registrations:
        computed = _computed(registration, months)
        yield from _state(registration, registration.expires or computed, request.as_of)
        yield from _difference(registration, computed)


def _validity_months(request: AssessmentRequest) -> Mapping[str, int]:
    return {c.id: c.rules.period.validity_months for c in request.catalogues if c.rules.period is not None}


def _computed(registration: Registration, months: Mapping[str, int]) -> date | None:
    period = registration.period
    if period is None or period.end is None or registration.programme not in months:
        return None
    return validity_end(period.end, months[registration.programme])


def _state(registration: Registration, expires: date | None, as_of: date) -> Iterator[Finding]:
    name = _name(registration)
    match validity(expires, registration.renewal_filed, as_of):
        case Validity.UNKNOWN:
            yield finding("registration-undated", registration=name)
        case Validity.EXPIRED:
            yield finding("registration-expired", registration=name, expires=str(expires))
        case Validity.PENDING:
            yield finding("registration-renewal-pending", registration=name, expires=str(expires))
        case Validity.VALID:
            if expires is not None and registration.renewal_filed is None and expires - as_of <= SOON:
                yield finding("registration-expiring", registration=name, expires=str(expires))


def _difference(registration: Registration, computed: date | None) -> Iterator[Finding]:
    printed = registration.expires
    if printed is None or computed is None:
        return
    # Two readings of the rule lie a day apart; either is fine.
    if not timedelta(0) <= printed - computed <= DAY:
        literal = computed if computed == date.max else computed + DAY
        readings = {"computed": str(computed), "literal": str(literal)}
        yield finding("registration-date-differs", registration=_name(registration), printed=str(printed), **readings)


def _name(registration: Registration) -> str:
    return registration.number or registration.service or registration.programme
