"""Make the questionnaire that was asked for: of which catalogues, about whose answers, for whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.text import Language, Term
from ismap_check.questionnaire.asked import Part, Questionnaire
from ismap_check.questionnaire.asking import blank_profile, questionnaire
from ismap_check.questionnaire.formats import FORMATS, Writer
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.outline import node_of
from ismap_check.workflow.profile_editing import OpenProfile, open_profile
from ismap_check.workflow.shelf import Shelf


class Order(NamedTuple):
    """What to ask: about ``catalogues`` (``id`` or ``id@edition``), or about all that the profile answers."""

    catalogues: Sequence[str]
    profile: str | None = None
    part: Part | None = None


class Target(NamedTuple):
    """Where a questionnaire goes, how it is written, and in whose language."""

    path: Path
    write: Writer
    language: Language


def target_of(output: str, language: Language) -> Target:
    """Return the target that a file's name stands for: ``q.en.xlsx`` says its language.

    Raises :class:`UsageError` where the end of the name is none of a questionnaire.
    """
    path = Path(output)
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise UsageError("questionnaire-format-unknown", {"path": output, "suffixes": tuple(FORMATS)})
    infix = Path(path.stem).suffix.removeprefix(".")
    return Target(path, writer, Language(infix) if infix in set(Language) else language)


def make_questionnaire(order: Order, language: Language, shelf: Shelf, limits: Limits) -> LoadedDocument[Questionnaire]:
    """Return the questionnaire, or everything that is wrong with the profile or a catalogue.

    Raises :class:`UsageError` for a catalogue, a chapter or an assignee that does not exist.
    """
    if order.profile is None:
        refs = tuple(dict.fromkeys(shelf.resolve(name) for name in order.catalogues))
        return _made(order.part, blank_profile(language), refs, shelf)
    opened = open_profile(order.profile, shelf, limits)
    if opened.value is None:
        return LoadedDocument(None, opened.diagnostics, opened.sources)
    refs = _refs(order.catalogues, opened.value, shelf)
    missing = {ref.partition("@")[0] for ref in refs if shelf.load(ref) is None}
    if missing:
        return LoadedDocument(None, opened.value.resolved.errors, opened.sources)
    made = _made(order.part, write_profile(opened.value.profile), refs, shelf)
    return LoadedDocument(made.value, made.diagnostics, (*opened.sources, *made.sources))


def _refs(named: Sequence[str], opened: OpenProfile, shelf: Shelf) -> tuple[str, ...]:
    """Return the editions to ask about: those that the profile answers; others only of other catalogues."""
    answered = opened.profile.assessment.catalogues
    if not named:
        return tuple(f"{key}@{edition}" for key, edition in answered.items())
    refs = []
    for name in named:
        key, _, edition = name.partition("@")
        ref = f"{key}@{answered[key]}" if key in answered and not edition else shelf.resolve(name)
        if key in answered and ref != f"{key}@{answered[key]}":
            raise UsageError("questionnaire-other-edition", {"name": ref, "answered": f"{key}@{answered[key]}"})
        refs.append(ref)
    return tuple(dict.fromkeys(refs))


def _made(part: Part | None, data: Plain, refs: Sequence[str], shelf: Shelf) -> LoadedDocument[Questionnaire]:
    said: list[Diagnostic] = []
    sources: list[Source] = []
    catalogues: list[Catalogue] = []
    for ref in refs:
        loaded = shelf.load(ref)
        if loaded is None:
            continue
        said += loaded.diagnostics
        sources += loaded.sources
        catalogues += [loaded.value] if loaded.value else []
    if len(catalogues) < len(refs):
        return LoadedDocument(None, tuple(said), tuple(sources))
    settled = _settled_part(part, data, catalogues)
    return LoadedDocument(questionnaire(data, catalogues, settled), tuple(said), tuple(sources))


def _settled_part(part: Part | None, data: Plain, catalogues: Sequence[Catalogue]) -> Part | None:
    """Return the part with the chapter's id as the catalogue spells it."""
    if part is None:
        return None
    if part.assignee:
        answers = (answer for rows in data.get("responses", {}).values() for answer in rows.values())
        known = tuple(sorted({answer["assignee"] for answer in answers if "assignee" in answer}))
        if part.assignee not in known:
            raise UsageError(
                "assignee-unknown", {"name": part.assignee, "known": known or Term("questionnaire.nothing")}
            )
    if not part.chapter:
        return part
    nodes = (node_of(catalogue, part.chapter) for catalogue in catalogues)
    found = next((node for node in nodes if node), None)
    if found is None:
        raise UsageError("chapter-unknown", {"name": part.chapter, "known": tuple(one.ref for one in catalogues)})
    return part._replace(chapter=found.id)
