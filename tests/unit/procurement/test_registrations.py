from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ismap_check.assessment.inheritance import Validity
from ismap_check.model.procurement import Bid, Project, SeenRegistration
from ismap_check.model.profile import Base, Registration
from ismap_check.procurement.registrations import Doubt, Holder, RegistrationCheck
from tests.unit.procurement.small_case import case_of, judged_case, offer

OWN = Registration(programme="ismap", number="C1", scope="API", expires=date(2027, 9, 30))
BASE = Base(id="base", service="基盤", programme="ismap", number="C2", expires=date(2026, 10, 1))


def checks(*seen: SeenRegistration, own: Registration = OWN, **changes: Any) -> tuple[RegistrationCheck, ...]:
    offered = offer({}, registrations=(own,), inherits={"base": BASE})
    bid = Bid(id="a", profile="a.yaml", confirmed=seen)
    return judged_case(case_of(**changes), {"a": offered}, bids=[bid]).registrations


def test_own_registrations_and_those_underneath_are_checked_over_the_contract() -> None:
    own, base = checks()
    assert (own.holder, own.at_start, own.at_end) == (Holder.OWN, Validity.VALID, Validity.EXPIRED)
    assert (base.holder, base.at_start, base.at_end) == (Holder.BASE, Validity.EXPIRED, Validity.EXPIRED)
    assert base.claim is not None
    assert (base.claim.number, base.claim.service) == ("C2", "基盤")
    assert (own.seen, own.doubts) == (None, ())


@pytest.mark.parametrize(
    ("expires", "filed", "state"),
    [
        (None, None, Validity.UNKNOWN),
        (date(2027, 4, 1), None, Validity.VALID),
        (date(2027, 3, 31), None, Validity.EXPIRED),
        (date(2027, 3, 31), date(2027, 3, 1), Validity.PENDING),
    ],
)
def test_validity_at_the_first_day(expires: date | None, filed: date | None, state: Validity) -> None:
    own = Registration(programme="ismap", number="C1", expires=expires, renewal_filed=filed)
    assert checks(own=own)[0].at_start is state


def test_without_a_contract_nothing_is_said_of_validity() -> None:
    own = checks(project=Project())[0]
    assert (own.at_start, own.at_end) == (None, None)


def test_the_officer_s_look_stands_beside_the_claim() -> None:
    agreed = SeenRegistration(number="C1", listed=True, expires=date(2027, 9, 30))
    assert checks(agreed)[0].doubts == ()
    assert checks(agreed)[0].seen == agreed
    differs = SeenRegistration(number="C1", listed=False, expires=date(2027, 3, 31))
    assert checks(differs)[0].doubts == (Doubt.NOT_LISTED, Doubt.EXPIRES_DIFFERS)


def test_what_was_only_seen_is_listed_last() -> None:
    alone = SeenRegistration(number="C9", seen_on=date(2026, 11, 1))
    unclaimed = checks(alone)[-1]
    assert (unclaimed.holder, unclaimed.claim, unclaimed.seen) == (Holder.UNCLAIMED, None, alone)
