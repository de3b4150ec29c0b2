"""What is worth knowing of evidence that counts all the same: expiring, outside the period, empty, twice, unhashed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ismap_check.assessment.findings import Remark, finding
from ismap_check.model.evidence import Seen
from ismap_check.model.finding import Finding
from ismap_check.model.profile import EvidenceItem, Period, VendorProfile
from ismap_check.model.result import EvidenceResult
from ismap_check.model.rows import NamedTuple

EXPIRING_DAYS = 30
"""How many days ahead an expiry is worth a note, unless somebody asks for another number."""


class Calendar(NamedTuple):
    """The days that evidence is held against: as-of, how far ahead to look, and the assessment period."""

    as_of: date
    within: int = EXPIRING_DAYS
    period: Period | None = None


def notes_on(
    item: EvidenceItem, result: EvidenceResult, calendar: Calendar, twins: Mapping[str, str]
) -> Iterator[Remark]:
    """Yield what is to be noted of one item; ``twins`` as of :func:`twins_of`."""
    last = calendar.as_of + timedelta(days=min(calendar.within, (date.max - calendar.as_of).days))
    if item.expires and calendar.as_of <= item.expires <= last:
        yield Remark("evidence-expiring", {"expires": str(item.expires), "days": (item.expires - calendar.as_of).days})
    yield from _outside(item, calendar.period)
    if result.fact.size == 0:
        yield Remark("evidence-file-empty", {"file": item.file or ""})
    if item.id in twins:
        yield Remark("evidence-duplicate", {"other": twins[item.id]})
    if result.fact.seen is Seen.FILE and item.sha256 is None:
        yield Remark("evidence-unhashed", {"file": item.file or ""})


def _outside(item: EvidenceItem, period: Period | None) -> Iterator[Remark]:
    """Note days that do not meet the period: those covered, otherwise from issue to expiry, otherwise of issue."""
    if period is None or period.start is None or period.end is None:
        return
    told, covers = {"start": str(period.start), "end": str(period.end)}, item.covers
    if covers and (covers.start or covers.end):
        first, last = covers.start, covers.end
        remark = Remark("evidence-outside-period", {**told, "first": str(first or ""), "last": str(last or "")})
    else:
        first, last = item.issued, item.expires or item.issued
        remark = Remark("evidence-issued-outside", {**told, "issued": str(item.issued)})
    if (first and first > period.end) or (last and last < period.start):
        yield remark


def twins_of(results: Iterable[EvidenceResult], profile: VendorProfile) -> Mapping[str, str]:
    """Return each item that is the same file, address or content as an earlier one, with that one's id."""
    first: dict[tuple[str, str], str] = {}
    twins: dict[str, str] = {}
    for result in results:
        item = profile.evidence[result.fact.id]
        for key in _identities(item, result):
            if (earlier := first.setdefault(key, item.id)) != item.id:
                twins.setdefault(item.id, earlier)
    return twins


def unlisted_findings(files: Iterable[str]) -> Iterator[Finding]:
    """Yield a note for each file of an evidence folder that no item names."""
    return (finding("evidence-unlisted", file=file) for file in files)


def name_twice_findings(files: Iterable[str]) -> Iterator[Finding]:
    """Yield a note for each name that several files have, in other forms of Unicode: only one of them is looked at."""
    return (finding("evidence-name-twice", file=file) for file in files)


def _identities(item: EvidenceItem, result: EvidenceResult) -> Iterator[tuple[str, str]]:
    if item.file:
        yield "file", "/".join(part for part in item.file.split("/") if part not in {"", "."})
    elif item.url:
        yield "url", item.url
    if result.fact.sha256 and result.fact.size != 0:  # empty files are not one document in two places
        yield "sha256", result.fact.sha256.lower()
