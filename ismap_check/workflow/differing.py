"""Two results of one service: see that they can be compared, bring the mappings along, render what differs."""

from __future__ import annotations

from ismap_check.comparison.difference import difference
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.difference import Difference
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import CHANGES, TABLES
from ismap_check.report.difference.build import build_difference
from ismap_check.report.difference.flat import build_flat
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.targets import Target


def differing(before: AssessmentResult, after: AssessmentResult, shelf: Shelf) -> Difference:
    """Return what differs; mappings between two editions come from ``shelf``.

    Raises :class:`UsageError` for results of two services, and for two that have no catalogue in common.
    """
    found = difference(before, after, mappings_between(before, after, shelf))
    if not found.catalogues:
        raise UsageError("diff-nothing-in-common", {"before": found.only_before, "after": found.only_after})
    return found


def mappings_between(before: AssessmentResult, after: AssessmentResult, shelf: Shelf) -> tuple[CatalogueMapping, ...]:
    """Return the mappings that may have a say where both judged other editions; raises for results of two services."""
    services = tuple(result.profile.service.id for result in (before, after))
    if services[0] != services[1]:
        raise UsageError("diff-other-service", {"before": services[0], "after": services[1]})
    return tuple(one.value for one in shelf.mappings if one.value) if _editions_differ(before, after) else ()


def difference_rendered(found: Difference, target: Target) -> bytes:
    """Return the bytes of the report on what differs, of the flat table, or of the record."""
    if target.format in CHANGES:
        return CHANGES[target.format].render(found)
    words = load_words(target.language)
    if target.format in TABLES:
        return TABLES[target.format].render(build_flat(found, words))
    return page_bytes(build_difference(found, words), target)


def _editions_differ(before: AssessmentResult, after: AssessmentResult) -> bool:
    """Whether a catalogue was judged in other editions: only then a mapping has a say, and is worth reading."""
    old, new = ({catalogue.ref for catalogue in result.catalogues} for result in (before, after))
    return old != new
