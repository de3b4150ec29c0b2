"""Take in a questionnaire that came back: read it, join it with a profile that is there, check the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ismap_check.documents.check import check_document
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.parts import Part
from ismap_check.documents.profile_document import profile_document
from ismap_check.documents.profile_read import read_profile
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded, Place
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Entries, Key, Section
from ismap_check.questionnaire.collected import Collected
from ismap_check.questionnaire.collecting import collect
from ismap_check.questionnaire.entries import assembled, entries_of
from ismap_check.questionnaire.merging import Fate, Merged, Prefer, merged, taken_whole
from ismap_check.questionnaire.places import Places
from ismap_check.questionnaire.started import read_marks
from ismap_check.questionnaire.survey import editions_of, survey
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.table_limits import TableLimits
from ismap_check.sources.tables import read_tables
from ismap_check.workflow.profile_editing import OpenProfile, open_profile
from ismap_check.workflow.shelf import DOCUMENT_SUFFIXES, Shelf

Catalogues = Mapping[str, Catalogue]

PAGE = ".html"
"""The answers given in a page stay in the browser until they are saved as a profile."""


class Returned(NamedTuple):
    """What a questionnaire says, with the catalogues (by id) that it is about."""

    name: str
    collected: Collected
    catalogues: Catalogues


class TakenIn(NamedTuple):
    """The profile that came of it (None while there are conflicts), and what became of every entry.

    ``places`` are the cells that entries were read from; ``opened`` is the profile that was there, if any.
    """

    profile: VendorProfile | None
    joined: Merged
    coming: Entries
    there: Entries
    places: Mapping[Key, Place]
    catalogues: Catalogues
    opened: OpenProfile | None = None


class Order(NamedTuple):
    """What to take in, onto which profile, and which side wins where both were changed."""

    file: str
    onto: str | None = None
    prefer: Prefer | None = None


def take_in(order: Order, shelf: Shelf, limits: Limits, tables: TableLimits) -> LoadedDocument[TakenIn]:
    """Return what a questionnaire makes of a profile, or everything that is wrong with either.

    Raises :class:`UsageError` for a page: what was answered in it does not stand in its file.
    """
    opened = open_profile(order.onto, shelf, limits) if order.onto else LoadedDocument(None)
    if order.onto and opened.value is None:
        return LoadedDocument(None, opened.diagnostics, opened.sources)
    known = dict(opened.value.profile.assessment.catalogues) if opened.value else {}
    read = _returned(order.file, known, shelf, limits, tables)
    said, sources = (*opened.diagnostics, *read.diagnostics), (*opened.sources, *read.sources)
    if read.value is None:
        return LoadedDocument(None, said, sources)
    taken = _joined(read.value, opened.value, order.prefer)
    if taken.joined.keys(Fate.CONFLICT) and order.prefer is None and not read.errors:
        return LoadedDocument(taken, said, sources)
    whole = checked(taken.joined.entries, read.value._replace(catalogues=taken.catalogues), shelf, limits)
    if read.errors:
        return LoadedDocument(None, (*said, *_further(whole.errors, read.errors)), sources)
    said = (*said, *(_from_either(one, order.onto) for one in whole.diagnostics))
    return LoadedDocument(taken._replace(profile=whole.value) if whole.value else None, said, sources)


def _from_either(one: Diagnostic, onto: str | None) -> Diagnostic:
    """Return a diagnostic of the joined whole: what has no cell in the questionnaire stands in the profile."""
    return one if one.place or onto is None else replace(one, document=onto)


def _further(errors: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the errors of cells that could be read: the others are missing because they could not."""
    places = {one.place for one in told}
    return (one for one in errors if one.place and one.place not in places)


def _returned(
    file: str, known: Mapping[str, str], shelf: Shelf, limits: Limits, limits_of_tables: TableLimits
) -> LoadedDocument[Returned]:
    if Path(file).suffix.lower() == PAGE:
        raise UsageError("questionnaire-page", {"path": file})
    if Path(file).suffix.lower() in DOCUMENT_SUFFIXES:
        return _from_document(file, shelf, limits)
    tables = read_tables(Path(file), file, limits_of_tables)
    if tables.value is None:
        return LoadedDocument(None, tables.diagnostics)
    first = frozenset(load_words(language)("questionnaire.sheet.first") for language in Language)
    found = survey(tables.value, first)
    catalogues = _catalogues({**known, **{key: one for key, one in editions_of(found).items() if one}}, shelf)
    collected = collect(found, catalogues, shelf.refs)
    said = (*tables.diagnostics, *found.diagnostics, *collected.diagnostics)
    return LoadedDocument(Returned(file, collected, catalogues), said)


def _from_document(file: str, shelf: Shelf, limits: Limits) -> LoadedDocument[Returned]:
    """Take a profile that a page saved, with what it started from, or that anyone wrote."""
    opened = open_profile(file, shelf, limits)
    if opened.value is None:
        return LoadedDocument(None, opened.diagnostics, opened.sources)
    profile = opened.value.profile
    entries = entries_of(write_profile(profile))
    collected = Collected(entries, {}, read_marks(opened.value.document.root.data), {}, ())
    catalogues = opened.value.assessed(profile)
    return LoadedDocument(Returned(file, collected, catalogues), opened.diagnostics, opened.sources)


def _catalogues(editions: Mapping[str, str], shelf: Shelf) -> dict[str, Catalogue]:
    """Return the catalogues that are at hand; those that are not are told row by row."""
    loaded = {key: shelf.load(f"{key}@{edition}") for key, edition in editions.items()}
    return {key: one.value for key, one in loaded.items() if one and one.value}


def _joined(returned: Returned, opened: OpenProfile | None, prefer: Prefer | None) -> TakenIn:
    collected = returned.collected
    there = entries_of(write_profile(opened.profile)) if opened else {}
    coming = collected.entries
    joined = merged(there, coming, collected.marks, prefer) if opened else taken_whole(coming)
    known = {**(opened.assessed(opened.profile) if opened else {}), **returned.catalogues}
    return TakenIn(
        profile=None,
        joined=joined,
        coming=collected.entries,
        there=there,
        places=collected.rows,
        catalogues=known,
        opened=opened,
    )


def checked(entries: Entries, returned: Returned, shelf: Shelf, limits: Limits) -> Loaded[VendorProfile]:
    """Return the profile that entries make, or what is wrong with it, told with the cells it comes from."""
    whole = assembled(_in_order(entries, returned.catalogues))
    places = Places(returned.collected, whole.pointers)
    source = Source(name=returned.name, raw=b"", data=whole.data, limits=limits)
    document = check_document(source, "vendor-profile")
    if document.value is None:
        return Loaded(None, places.located(document.diagnostics))
    profile = profile_document(Part(document=returned.name, data=document.value))
    named = profile.profile.assessment.catalogues.items()
    loaded = [one.value for key, edition in named if (one := shelf.load(f"{key}@{edition}")) and one.value]
    found = resolve_profile(profile, loaded, known=shelf.refs, editions=shelf.editions, limits=limits)
    return Loaded(read_profile(document.value) if found.value else None, places.located(found.diagnostics))


def _in_order(entries: Entries, catalogues: Catalogues) -> dict[Key, Any]:
    """Return the entries, answers in the order of their catalogues, however rows were sorted."""
    rank = {
        (key, control.id): number
        for key, catalogue in catalogues.items()
        for number, control in enumerate(catalogue.controls)
    }
    answers = [key for key in entries if key.section is Section.RESPONSE]
    answers.sort(key=lambda key: rank.get((key.catalogue, key.id), len(rank)))
    others = [key for key in entries if key.section is not Section.RESPONSE]
    return {key: entries[key] for key in (*others, *answers)}
