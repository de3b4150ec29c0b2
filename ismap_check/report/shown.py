"""Which controls a report shows where a reader asks for some: details are chosen, what stands above them stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.profile import Response
from ismap_check.model.result import CatalogueResult
from ismap_check.model.rows import NamedTuple
from ismap_check.report.asked import Filter, FilterKey


class Judged(NamedTuple):
    """What filters look at: a catalogue, its result, the answers to it."""

    catalogue: Catalogue
    result: CatalogueResult
    responses: Mapping[str, Response]


Test = Callable[[Judged, Control, str], bool]


def shown_controls(judged: Judged, only: Iterable[Filter]) -> frozenset[str]:
    """Return the ids of the details that pass all filters, and of the objectives above them.

    Filters with the same key are alternatives. A finding about an objective counts for its details.
    """
    by_key: dict[FilterKey, list[str]] = {}
    for one in only:
        by_key.setdefault(one.key, []).append(one.value)
    leaves = (
        leaf
        for leaf in judged.catalogue.leaves
        if all(any(_TESTS[key](judged, leaf, value) for value in values) for key, values in by_key.items())
    )
    return frozenset(one.id for leaf in leaves for one in (leaf, *judged.catalogue.ancestors(leaf.id)))


def _gap(judged: Judged, leaf: Control, _value: str) -> bool:
    return judged.result.control_by_id[leaf.id].low.gap


def _requirement(judged: Judged, leaf: Control, value: str) -> bool:
    return judged.result.control_by_id[leaf.id].requirement == value


def _chapter(judged: Judged, leaf: Control, value: str) -> bool:
    return any(group.id == value for group in judged.catalogue.groups_above(leaf.id))


def _verdict(judged: Judged, leaf: Control, value: str) -> bool:
    return judged.result.control_by_id[leaf.id].low.verdict == value


def _finding(judged: Judged, leaf: Control, value: str) -> bool:
    found = judged.result.findings_by_control
    about = (leaf, *judged.catalogue.ancestors(leaf.id))
    return any(finding.code == value for one in about for finding in found.get(one.id, ()))


def _assignee(judged: Judged, leaf: Control, value: str) -> bool:
    response = judged.responses.get(leaf.id)
    return response is not None and response.assignee == value


_TESTS: Mapping[FilterKey, Test] = {
    FilterKey.GAPS: _gap,
    FilterKey.REQUIREMENT: _requirement,
    FilterKey.CHAPTER: _chapter,
    FilterKey.VERDICT: _verdict,
    FilterKey.FINDING: _finding,
    FilterKey.ASSIGNEE: _assignee,
}
