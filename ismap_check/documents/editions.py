"""Whether the catalogues that a document names exist, and agree on the facts they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.documents.near import Suggestions
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue, Fact
from ismap_check.model.diagnostic import Diagnostic


def check_editions(
    named: Mapping[str, str], known: Sequence[str], site: Site, near: Suggestions
) -> Iterator[Diagnostic]:
    """Every catalogue of ``named`` (id → edition) must be among ``known`` (``id@edition``)."""
    editions: dict[str, list[str]] = {}
    for ref in dict.fromkeys(known):
        catalogue, _, edition = ref.partition("@")
        editions.setdefault(catalogue, []).append(edition)
    for catalogue, edition in named.items():
        place = site.at(catalogue)
        if catalogue not in editions:
            meant = near(catalogue, editions)
            yield place.error("unknown-catalogue", at_key=True, catalogue=catalogue, near=meant, known=tuple(editions))
        elif edition not in editions[catalogue]:
            yield place.error(
                "unknown-edition", catalogue=catalogue, edition=edition, known=tuple(sorted(editions[catalogue]))
            )


def check_facts_agree(catalogues: Iterable[Catalogue], site: Site) -> Iterator[Diagnostic]:
    """One fact has one meaning: two catalogues that are judged together must declare it alike (JUDGING, section 2).

    Two editions of one catalogue are not judged together: the one is answered, the other is judged.
    """
    first: dict[str, tuple[Catalogue, Fact]] = {}
    for catalogue in catalogues:
        for fact in catalogue.facts.values():
            other, declared = first.setdefault(fact.id, (catalogue, fact))
            if other.id != catalogue.id and (fact.type, sorted(map(str, fact.values))) != (
                declared.type,
                sorted(map(str, declared.values)),
            ):
                place = site.at(catalogue.id)
                yield place.error("fact-conflict", fact=fact.id, catalogue=catalogue.ref, other=other.ref)
