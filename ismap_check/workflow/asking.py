"""From the words of a command line or a program to what is asked of a report, checked against the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from ismap_check.assessment import FINDINGS
from ismap_check.errors import UsageError
from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import AssessmentResult, Verdict
from ismap_check.renderers.formats import PAGES, RECORDS
from ismap_check.report.asked import EVERYTHING, Asked, Audience, Filter, FilterKey, Level

S = TypeVar("S", bound=StrEnum)

PLAIN: Mapping[str, Filter] = {
    "gaps": Filter(FilterKey.GAPS),
    "mandatory": Filter(FilterKey.REQUIREMENT, Requirement.MANDATORY),
    "selectable": Filter(FilterKey.REQUIREMENT, Requirement.SELECTABLE),
    "unanswered": Filter(FilterKey.VERDICT, Verdict.UNANSWERED),
}
"""Filters that are one word."""
KEYED = (FilterKey.CHAPTER, FilterKey.VERDICT, FilterKey.FINDING, FilterKey.ASSIGNEE)
"""Filters that take a value after a colon."""
FILTERS = (*PLAIN, *(f"{key}:…" for key in KEYED))
"""How all of them are written."""
ON_PAPER = frozenset({"html", "pdf"})
"""Formats whose pages have an upright and a wide way to lie."""
LONGEST_MARKING = 80
"""Characters of the line at the head of every page; more would run into what stands below it on paper."""


_UNKNOWN: Mapping[FilterKey, str] = {
    FilterKey.CHAPTER: "only-chapter-unknown",
    FilterKey.VERDICT: "only-verdict-unknown",
    FilterKey.FINDING: "only-finding-unknown",
    FilterKey.ASSIGNEE: "only-assignee-unknown",
}


def asked(level: str = Level.FULL, audience: str = Audience.INTERNAL, only: Iterable[str] = ()) -> Asked:
    """Return what is asked; raises :class:`UsageError` for what no report has, and what an audience must not see."""
    wanted = Asked(
        level=_one_of(Level, level, "--level"),
        audience=_one_of(Audience, audience, "--audience"),
        only=tuple(dict.fromkeys(map(_filter, only))),
    )
    if wanted.only and wanted.audience is Audience.PUBLIC:
        raise UsageError("only-in-public")
    if wanted.only and wanted.level is Level.EXECUTIVE:
        raise UsageError("only-in-executive")
    if wanted.audience is Audience.BUYER and any(one.key is FilterKey.ASSIGNEE for one in wanted.only):
        raise UsageError("only-for-internal")
    return wanted


def asked_marking(text: str) -> str:
    """Return the line for the head of every page, without line breaks; raises :class:`UsageError` if it is too long."""
    marking = " ".join(text.split())
    if len(marking) > LONGEST_MARKING:
        raise UsageError("marking-too-long", {"given": len(marking), "most": LONGEST_MARKING})
    return marking


def check_marking(marking: str, formats: Iterable[str]) -> None:
    """Raise :class:`UsageError` where no format that is written has pages to mark."""
    if marking and not PAGES.keys() & set(formats):
        raise UsageError("marking-without-page", {"formats": tuple(PAGES)})


def asked_landscape(formats: Iterable[str], *, wanted: bool) -> bool:
    """Return whether paper lies on its side; raises :class:`UsageError` where no format that is written has paper."""
    if wanted and not ON_PAPER & set(formats):
        raise UsageError("landscape-without-paper", {"formats": tuple(name for name in PAGES if name in ON_PAPER)})
    return wanted


def check_formats(wanted: Asked, formats: Iterable[str]) -> None:
    """Raise :class:`UsageError` for a record of less than the whole result: it would hold more than is asked."""
    for name in formats:
        if name in RECORDS and wanted != EVERYTHING:
            raise UsageError("record-is-whole", {"format": name, "pages": tuple(PAGES)})


def check_asked(wanted: Asked, result: AssessmentResult) -> None:
    """Raise :class:`UsageError` for a filter by something that the result does not have."""
    for one in wanted.only:
        _check_value(one, tuple(dict.fromkeys(_values(one.key, result))))


def _one_of(kind: type[S], text: str, option: str) -> S:
    if text not in set(kind):
        raise UsageError("choice-invalid", {"name": option, "known": tuple(kind)})
    return kind(text)


def _filter(text: str) -> Filter:
    if text in PLAIN:
        return PLAIN[text]
    key, _, value = text.partition(":")
    if key not in set(KEYED) or not value:
        raise UsageError("only-filter-unknown", {"value": text, "known": FILTERS})
    return Filter(FilterKey(key), value)


def _values(key: FilterKey, result: AssessmentResult) -> Iterator[str]:
    """Yield what a filter can be about."""
    match key:
        case FilterKey.CHAPTER:
            yield from (group.id for catalogue in result.catalogues for group in catalogue.groups)
        case FilterKey.VERDICT:
            yield from Verdict
        case FilterKey.FINDING:
            yield from FINDINGS
        case FilterKey.ASSIGNEE:
            answers = (result.responses(catalogue) for catalogue in result.catalogues)
            yield from (one.assignee for given in answers for one in given.values() if one.assignee)
        case FilterKey.GAPS:
            yield ""
        case FilterKey.REQUIREMENT:
            yield from Requirement


def _check_value(one: Filter, known: tuple[str, ...]) -> None:
    if one.value in known:
        return
    from ismap_check.documents.near import near  # comparing words is slow to import, and rarely wanted

    said = f"{one.key}:{one.value}"
    if one.key is FilterKey.ASSIGNEE and not known:
        raise UsageError("only-assignee-none", {"value": said})
    nearest = near(one.value, known)
    if nearest is not None:
        raise UsageError("only-value-near", {"value": said, "near": f"{one.key}:{nearest}"})
    raise UsageError(_UNKNOWN[one.key], {"value": said, "known": known})
