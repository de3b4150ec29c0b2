"""Whether a mapping's links lead somewhere, and no two of them say different things of one pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.documents.editions import check_editions
from ismap_check.documents.near import Suggestions
from ismap_check.documents.suffixes import full_ids
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.mapping import CatalogueMapping, Link, Relation

Found = Iterator[Diagnostic]


def check_mapping(
    mapping: CatalogueMapping,
    catalogues: Iterable[Catalogue],
    *,
    document: str | None = None,
    known: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a mapping's references.

    ``catalogues`` are those that were loaded, ``known`` the ``id@edition`` of all that exist (one that exists but could
    not be loaded has its own diagnostics). ``document`` is what to call the file (default: the mapping's origin).
    """
    site, near = Site(document or mapping.origin), Suggestions()
    loaded = {catalogue.ref: catalogue for catalogue in catalogues}
    return (*_check_ends(mapping, (*loaded, *known), site, near), *_check_links(mapping.links, loaded, mapping, site))


def _check_ends(mapping: CatalogueMapping, known: Sequence[str], site: Site, near: Suggestions) -> Found:
    for key, ref in (("from", mapping.source), ("to", mapping.target)):
        catalogue, _, edition = ref.partition("@")
        yield from check_editions({catalogue: edition}, known, site.at(key), near)
    if mapping.source == mapping.target:
        yield site.at("to").error("mapping-to-itself", catalogue=mapping.target)


def _check_links(
    links: Sequence[Link], loaded: Mapping[str, Catalogue], mapping: CatalogueMapping, site: Site
) -> Found:
    near = Suggestions()
    source, target = loaded.get(mapping.source), loaded.get(mapping.target)
    first: dict[tuple[str, str], int] = {}
    for index, link in enumerate(links):
        place = site.at("links", index)
        yield from _check_control(source, link.source, place.at("from"), near)
        yield from _check_control(target, link.target, place.at("to"), near)
        other = first.setdefault((link.source, link.target), index)
        if other != index:
            yield _said_twice(link, links[other], place, other)


def _check_control(catalogue: Catalogue | None, written: str, site: Site, near: Suggestions) -> Found:
    """Look an id up as it is written: a mapping is published, so it spells its ids in full."""
    if catalogue is None or written in catalogue.control_by_id:
        return
    if written in catalogue.group_by_id:
        yield site.error("link-to-group", id=written, catalogue=catalogue.ref)
    else:
        meant = full_ids(catalogue).get(written) or near(written, catalogue.control_by_id)
        yield site.error("unknown-id", id=written, catalogue=catalogue.ref, near=meant)


def _said_twice(link: Link, other: Link, site: Site, number: int) -> Diagnostic:
    """Return the error for a pair that an earlier link is about; ``number`` is that link's, counted from 0."""
    if link.relation is other.relation:
        return site.error("duplicate-link", source=link.source, target=link.target, number=number + 1)
    return site.at("relation").error(
        "contradicting-links",
        source=link.source,
        target=link.target,
        number=number + 1,
        relation=str(link.relation),
        other=str(other.relation),
    )


def check_agreement(mappings: Iterable[tuple[str, CatalogueMapping]]) -> Found:
    """Yield what one mapping says otherwise than another about the same pair, whichever way each was written.

    Each comes with the name of its document; what contradicts itself within one document is for ``check_mapping``.
    """
    first: dict[tuple[str, ...], tuple[Relation, str]] = {}
    for document, mapping in mappings:
        turned = mapping.target < mapping.source
        for index, link in enumerate((mapping.backwards if turned else mapping).links):
            pair = (*sorted((mapping.source, mapping.target)), link.source, link.target)
            said, where = first.setdefault(pair, (link.relation, document))
            if where != document and said is not link.relation:
                site = Site(document).at("links", index, "relation")
                yield _otherwise(mapping.links[index], said.backwards if turned else said, where, site)


def _otherwise(link: Link, said: Relation, where: str, site: Site) -> Diagnostic:
    """Return the error for a link of which the document ``where`` says another relation."""
    return site.error(
        "mappings-disagree",
        source=link.source,
        target=link.target,
        relation=str(link.relation),
        other=str(said),
        document=where,
    )
