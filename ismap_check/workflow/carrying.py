"""Carry a profile's answers to the editions that are judged, by the mappings that are at hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers, Change
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.source import Source
from ismap_check.workflow.shelf import Shelf

if TYPE_CHECKING:  # most runs judge what the profile answers, and wait for none of this
    from ismap_check.model.mapping import CatalogueMapping

    ReadMapping = LoadedDocument[CatalogueMapping]


class Way(NamedTuple):
    """From the edition of a catalogue that is answered to the one that is judged."""

    catalogue: str
    answered: str
    judged: str

    @property
    def ends(self) -> tuple[str, str]:
        """Both editions as ``id@edition``."""
        return f"{self.catalogue}@{self.answered}", f"{self.catalogue}@{self.judged}"


class Carried(NamedTuple):
    """What became of the answers, and the mappings that had a say in it, with what is wrong with them."""

    answers: tuple[CarriedAnswers, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()


def chosen_editions(wanted: Iterable[str], baselines: Sequence[str], shelf: Shelf) -> dict[str, str]:
    """Return the editions to judge in place of those that the profile answers; an id alone stands for the newest.

    Raises :class:`UsageError` for what is not at hand, for two editions of one catalogue, and beside ``baselines``,
    which name their editions themselves.
    """
    editions: dict[str, str] = {}
    for name in wanted:
        if baselines:
            raise UsageError("edition-with-baseline", {"name": name})
        catalogue, _, edition = shelf.resolve(name).partition("@")
        if editions.setdefault(catalogue, edition) != edition:
            raise UsageError("edition-twice", {"name": catalogue})
    return editions


def ways(answered: Mapping[str, str], editions: Mapping[str, str], baselines: Iterable[Baseline]) -> tuple[Way, ...]:
    """Return where another edition is judged than the profile answers, each way once."""
    judged = [*editions.items(), *(used for baseline in baselines for used in baseline.uses.items())]
    found = (Way(key, answered[key], edition) for key, edition in judged if answered.get(key, edition) != edition)
    return tuple(dict.fromkeys(found))


def carry_over(profile: VendorProfile, wanted: Iterable[Way], shelf: Shelf) -> Carried:
    """Return the answers of ``profile`` carried along all ways whose editions could be read.

    A mapping that the user named has its say where it is broken, even if there is no way that it could be on.
    """
    open_ways = tuple(way for way in wanted if all(_edition(ref, shelf) for ref in way.ends))
    at_hand = shelf.mappings if open_ways else shelf.named_mappings
    read = tuple(one for one in at_hand if _concerns(one, open_ways))
    if not (open_ways or read):
        return Carried()
    mappings = tuple(one.value for one in read if one.value)
    return Carried(
        answers=tuple(_carried(profile, way, mappings, shelf) for way in open_ways),
        diagnostics=tuple(trouble_of(read, shelf)),
        sources=tuple(source for one in read for source in one.sources),
    )


def _concerns(read: ReadMapping, open_ways: Iterable[Way]) -> bool:
    """Whether a mapping is between the ends of a way, whichever way it was written; one with errors might be."""
    return read.value is None or any({read.value.source, read.value.target} == set(way.ends) for way in open_ways)


def _carried(profile: VendorProfile, way: Way, mappings: Iterable[CatalogueMapping], shelf: Shelf) -> CarriedAnswers:
    from ismap_check.coverage.carry import carry  # see above

    source, target = (_with_bases(ref, shelf) for ref in way.ends)
    answers = profile.responses.get(way.catalogue, {})
    carried = carry(answers, source[0], target[0], mappings=mappings, bases=(*source, *target))
    return _without_notes(carried) if any(_is_withheld(ref, shelf) for ref in way.ends) else carried


def _with_bases(ref: str | None, shelf: Shelf) -> tuple[Catalogue, ...]:
    """Return an edition, the one it is derived from, and so on, up to the first that cannot be read."""
    edition = _edition(ref, shelf) if ref else None
    return (shelf.whole(edition), *_with_bases(edition.derived_from, shelf)) if edition else ()


def _edition(ref: str, shelf: Shelf) -> Catalogue | None:
    loaded = shelf.load(ref)
    return loaded.value if loaded else None


def _is_withheld(ref: str, shelf: Shelf) -> bool:
    edition = _edition(ref, shelf)
    return edition is not None and edition.withheld


def _without_notes(carried: CarriedAnswers) -> CarriedAnswers:
    """Leave out what an edition whose wording is withheld notes about its changes; a mapping's reasons stay."""
    proposals = {control: _without_note(answer) for control, answer in carried.proposals.items()}
    return dataclasses.replace(carried, proposals=proposals)


def _without_note(answer: Response) -> Response:
    if answer.recheck is None or answer.recheck.relation not in set(Change):
        return answer
    return dataclasses.replace(answer, recheck=dataclasses.replace(answer.recheck, reason=None))


def trouble_of(read: Iterable[ReadMapping], shelf: Shelf) -> Iterator[Diagnostic]:
    """Yield what is wrong with mappings, by the editions on the shelf."""
    return trouble_between(read, lambda ref: _edition(ref, shelf), shelf.refs)


def trouble_between(
    read: Iterable[ReadMapping], edition: Callable[[str], Catalogue | None], known: Sequence[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with mappings: in themselves, with what they name, and between them.

    ``edition`` returns a catalogue by its ``id@edition``, ``known`` are those that there are.
    """
    from ismap_check.documents.mapping_check import check_agreement, check_mapping  # see above

    sound: list[tuple[str, CatalogueMapping]] = []
    for one in read:
        yield from one.diagnostics
        if one.value:
            name = one.sources[0].name
            sound.append((name, one.value))
            ends = (edition(ref) for ref in (one.value.source, one.value.target))
            catalogues = [catalogue for catalogue in ends if catalogue]
            yield from check_mapping(one.value, catalogues, document=name, known=known)
    yield from check_agreement(sound)
