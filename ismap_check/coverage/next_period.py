"""The next period's profile from the last one's: answers become proposals until somebody has looked at them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from ismap_check.model.carried import Change
from ismap_check.model.profile import AssessmentScope, EvidenceItem, Period, Recheck, Response, VendorProfile
from ismap_check.model.text import Text

ONE_DAY = timedelta(days=1)


class Stale(StrEnum):
    """Why evidence of the last period is not good for the next one."""

    EXPIRED = "expired"
    EARLIER_PERIOD = "earlier-period"


def next_period(profile: VendorProfile, reasons: Mapping[str, Text], reason: Text) -> VendorProfile:
    """Return the profile to start the next period with.

    Answers keep what they say and are marked with a ``recheck`` whose reason is ``reason``, followed by the ``reasons``
    of the evidence they name; one that was marked already keeps its mark. Earlier measures, subsequent events and who
    prepared the last profile when belong to the last period, and go. The period that ended becomes the previous one.
    """
    return replace(
        profile,
        assessment=_scope(profile.assessment),
        responses={
            catalogue: {
                control: _proposed(response, (catalogue, edition, control), reasons, reason)
                for control, response in given.items()
            }
            for catalogue, given in profile.responses.items()
            for edition in (profile.assessment.catalogues.get(catalogue, ""),)
        },
        statement=replace(profile.statement, subsequent_events=()),
    )


def stale_evidence(profile: VendorProfile, as_of: date) -> Mapping[str, Stale]:
    """Return the evidence that is past its last day, or speaks of nothing after the period that ended."""
    ended = profile.assessment.period.end if profile.assessment.period else None
    found = {item.id: _staleness(item, as_of, ended) for item in profile.evidence.values()}
    return {item: stale for item, stale in found.items() if stale}


def _staleness(item: EvidenceItem, as_of: date, ended: date | None) -> Stale | None:
    if item.expires and item.expires < as_of:
        return Stale.EXPIRED
    spoken_of = item.covers.end if item.covers else None
    return Stale.EARLIER_PERIOD if spoken_of and ended and spoken_of <= ended else None


def _scope(scope: AssessmentScope) -> AssessmentScope:
    ended = scope.period.end if scope.period else None
    starts = Period(ended + ONE_DAY, None) if ended else None
    return replace(scope, period=starts, previous_period=scope.period, prepared_on=None, prepared_by=None)


def _proposed(response: Response, asked: tuple[str, str, str], reasons: Mapping[str, Text], reason: Text) -> Response:
    if response.status is None or response.recheck:
        return replace(response, changes=())
    catalogue, edition, control = asked
    told = (reason, *(reasons[item] for item in response.evidence if item in reasons))
    mark = Recheck(
        catalogue=catalogue,
        edition=edition,
        control=control,
        relation=Change.NEXT_PERIOD,
        reason=Text(ja="".join(one.ja for one in told), en=" ".join(one.en for one in told)),
    )
    return replace(response, changes=(), recheck=mark)
