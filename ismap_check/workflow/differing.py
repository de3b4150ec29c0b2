"""Two results of one service: see that they can be compared, bring the mappings along, render what differs."""

from __future__ import annotations

from ismap_check.comparison.difference import difference
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.difference import Difference
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import CHANGES, TABLES
from ismap_check.report.difference.build import build_difference
from ismap_check.report.difference.flat import build_flat
from ismap_check.workflow.carrying import trouble_between
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.targets import Target


def differing(before: AssessmentResult, after: AssessmentResult, mappings: tuple[CatalogueMapping, ...]) -> Difference:
    """Return what differs; ``mappings`` bring together what an edition renamed.

    Raises :class:`UsageError` for two results that have no catalogue in common.
    """
    found = difference(before, after, mappings)
    if not found.catalogues:
        raise UsageError("diff-nothing-in-common", {"before": found.only_before, "after": found.only_after})
    return found


def mappings_between(
    before: AssessmentResult, after: AssessmentResult, shelf: Shelf
) -> LoadedDocument[tuple[CatalogueMapping, ...]]:
    """Return the mappings between the editions that were judged, none if one that has a say has errors.

    Raises :class:`UsageError` for results of two services. Where both sides judged the same editions, no mapping has a
    say, and none is read.
    """
    services = tuple(result.profile.service.id for result in (before, after))
    if services[0] != services[1]:
        raise UsageError("diff-other-service", {"before": services[0], "after": services[1]})
    ends = _ends_apart(before, after)
    read = tuple(one for one in shelf.mappings if one.value is None or _ends(one.value) in ends) if ends else ()
    judged = {one.ref: one for one in (*before.catalogues, *after.catalogues)}
    told = tuple(trouble_between(read, judged.get, tuple(judged)))
    known = None if any(one.is_error for one in told) else tuple(one.value for one in read if one.value)
    return LoadedDocument(known, told, tuple(source for one in read for source in one.sources))


def difference_rendered(found: Difference, target: Target) -> bytes:
    """Return the bytes of the report on what differs, of the flat table, or of the record."""
    if target.format in CHANGES:
        return CHANGES[target.format].render(found)
    words = load_words(target.language)
    if target.format in TABLES:
        return TABLES[target.format].render(build_flat(found, words))
    return page_bytes(build_difference(found, words), target)


def _ends_apart(before: AssessmentResult, after: AssessmentResult) -> frozenset[frozenset[str]]:
    """Return the pairs of editions of one catalogue that were judged on either side."""
    return frozenset(
        frozenset({was.ref, now.ref})
        for was in before.catalogues
        for now in after.catalogues
        if was.id == now.id and was.edition != now.edition
    )


def _ends(mapping: CatalogueMapping) -> frozenset[str]:
    return frozenset({mapping.source, mapping.target})
