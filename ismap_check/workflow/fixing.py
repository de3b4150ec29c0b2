"""Mend how a file is written, and nothing it says: quotes round what looks typed, ids of controls in full.

A document's parts are mended with it; a file that a profile extends belongs to others too, and is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ismap_check.documents.catalogue_load import FILE_NAME
from ismap_check.documents.check import check_source
from ismap_check.documents.inside import file_inside, name_beside
from ismap_check.documents.kinds import KINDS
from ismap_check.documents.suffixes import full_ids, without_suffix
from ismap_check.editing.edit import edited, ground_of, replaced
from ismap_check.editing.patch import Patch
from ismap_check.editing.scalars import scalar_text
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded, Place, Pointer
from ismap_check.model.profile import VendorProfile
from ismap_check.sources.files import read_source
from ismap_check.sources.limits import Limits
from ismap_check.sources.scalars import as_text
from ismap_check.sources.source import Source, is_json
from ismap_check.sources.spans import Form
from ismap_check.workflow.profile_editing import FileChange, OpenProfile, open_profile, proved
from ismap_check.workflow.shelf import Shelf

Spot = tuple[Pointer, bool]
"""A value, or with True a key."""


class Fix(NamedTuple):
    """One thing that is mended: where, what stands there, what will stand there."""

    document: str
    place: Place | None
    before: str
    after: str


class Mended(NamedTuple):
    """The files to write, what is mended in them, and what cannot be proved to say the same, in which files."""

    changes: tuple[FileChange, ...] = ()
    fixes: tuple[Fix, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()


def mend(name: str, shelf: Shelf, limits: Limits) -> Mended:
    """Return how to mend a document and its parts; what cannot be read at all is left for checking to tell."""
    sources = list(_sources(name, limits))
    profile = any(isinstance(one.data, dict) and one.data.get("kind") == "vendor-profile" for one in sources[:1])
    opened = open_profile(name, shelf, limits).value if profile else None
    spots = _spots(opened) if opened else {}
    whole = _joined(sources, [_mended(source, spots.get(source.name, {})) for source in sources])
    if opened is None or not whole.changes:
        return whole
    found = proved(opened, whole.changes, _intended(opened, spots))
    return whole if found.value is not None else Mended(refused=found.diagnostics, sources=whole.sources)


def _sources(name: str, limits: Limits) -> Iterator[Source]:
    """Yield the files of a document, as far as they can be read."""
    path = Path(name)
    if path.is_dir():
        path, name = path / FILE_NAME, str(path / FILE_NAME)
    root = read_source(path, name, limits).value
    if root is None:
        return
    yield root
    parts = root.data.get("parts") if isinstance(root.data, dict) else None
    for written in parts if isinstance(parts, list) else ():
        inside = file_inside(path.parent, written) if isinstance(written, str) else None
        part = read_source(inside, name_beside(name, written), limits).value if inside else None
        if part:
            yield part


def _spots(opened: OpenProfile) -> dict[str, dict[Spot, str]]:
    """Return what only the catalogues can tell, by file and spot: ids in full, answers to facts that want text."""
    spots: dict[str, dict[Spot, str]] = {opened.document.root.document: _facts(opened)}
    layers = [layer for layer in opened.document.layers if not layer.shared]
    for key, catalogue in opened.assessed(opened.document.profile).items():
        written = [(layer, one) for layer in layers for one in layer.responses.get(key, {})]
        full = _full_ids([one for _, one in written], catalogue)
        for layer, one in written:
            if one in full:
                spots.setdefault(layer.site.document, {})[("responses", key, one), True] = full[one]
    return spots


def _full_ids(written: Sequence[str], catalogue: Catalogue) -> dict[str, str]:
    """Return the full id for each whose ending is missing or another one, but not where two would become the same."""
    full = full_ids(catalogue)
    meant = {one: full.get(one) or full.get(without_suffix(one, catalogue.rules.id_suffixes)) for one in written}
    times = Counter(meant[one] for one in written)
    return {one: target for one, target in meant.items() if target and target != one and times[target] == 1}


def _facts(opened: OpenProfile) -> dict[Spot, str]:
    """Return the text for every answer to a fact that was taken for a number or a truth value."""
    facts = opened.document.profile.service.facts
    found: dict[Spot, str] = {}
    for one in opened.resolved.diagnostics:
        value = facts.get(str(one.pointer[-1])) if one.pointer[:-1] == ("service", "facts") else None
        if one.code == "yaml-looks-typed" and isinstance(value, bool | int):
            found[one.pointer, False] = as_text(value)[0]
    return found


def _mended(source: Source, spots: Mapping[Spot, str]) -> Mended:
    seen = {(one.pointer, one.at_key): one.spelling for one in check_source(source, *KINDS).typed_looking}
    after: dict[Spot, str] = {**seen, **spots}
    if not after:
        return Mended()
    made = _json(source, after) if is_json(source.name) else _yaml(source, after)
    if made.value is None:
        return Mended(refused=made.diagnostics)
    fixes = [
        Fix(
            source.name,
            source.place(spot[0], at_key=spot[1]),
            seen.get(spot, str(spot[0][-1])),
            _quoted(text),
        )
        for spot, text in after.items()
    ]
    fixes.sort(key=lambda fix: (fix.place.line, fix.place.column) if fix.place else (0, 0))
    return Mended((FileChange(source.name, source.raw, made.value),), tuple(fixes))


def _yaml(source: Source, after: Mapping[Spot, str]) -> Loaded[bytes]:
    """Return the file with the new text at every spot, in double quotes."""
    ground = ground_of(source)
    spans = {spot: ground.key(spot[0]) if spot[1] else ground.value(spot[0]) for spot in after}
    patches = [Patch(span.start, span.end, _quoted(after[spot])) for spot, span in spans.items()]
    return replaced(source, patches, _said(source.data, after))


def _json(source: Source, after: Mapping[Spot, str]) -> Loaded[bytes]:
    return edited(source, _said(source.data, after))


def _said(value: Any, after: Mapping[Spot, str], pointer: Pointer = ()) -> Any:
    """Return data with what stands at every spot replaced by the text for it."""
    match value:
        case dict():
            return {
                after.get(((*pointer, key), True), key): _said(item, after, (*pointer, key))
                for key, item in value.items()
            }
        case list():
            return [_said(item, after, (*pointer, place)) for place, item in enumerate(value)]
        case _:
            return after.get((pointer, False), value)


def _intended(opened: OpenProfile, spots: Mapping[str, Mapping[Spot, str]]) -> VendorProfile:
    """Return the profile as it was meant before, with the ids that were unknown in full, and its facts as text."""
    texts = {pointer: text for file in spots.values() for (pointer, _), text in file.items()}
    profile = opened.profile
    responses = {
        key: {texts.get(("responses", key, control), control): answer for control, answer in answers.items()}
        for key, answers in profile.responses.items()
    }
    facts = {key: texts.get(("service", "facts", key), value) for key, value in profile.service.facts.items()}
    return replace(profile, responses=responses, service=replace(profile.service, facts=facts))


def _joined(sources: Sequence[Source], files: Sequence[Mended]) -> Mended:
    return Mended(
        sources=tuple(sources),
        changes=tuple(one for file in files for one in file.changes),
        fixes=tuple(one for file in files for one in file.fixes),
        refused=tuple(one for file in files for one in file.refused),
    )


def _quoted(text: str) -> str:
    return scalar_text(text, like=Form.DOUBLE)
