"""Bring a review document up to the profile as it stands now: what is missing is added, no result is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ismap_check.documents.review_load import ReviewDocument
from ismap_check.documents.suffixes import full_ids
from ismap_check.editing.edit import edited
from ismap_check.i18n.words import Words
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.plain.review import write_drawing
from ismap_check.model.review import DrawingRecord
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source
from ismap_check.workflow.profile_editing import FileChange
from ismap_check.workflow.reviewing.blank_review import blank_entry
from ismap_check.workflow.reviewing.notes import Notes, notes_of, pointer_of, with_notes
from ismap_check.workflow.reviewing.prepared import Prepared

Rows = dict[str, Any]


class Updated(NamedTuple):
    """What became of a review document: the file to write, and controls by what happened to them.

    ``renewed`` had no result and got the digest of the answer as it is now; ``stale`` have a result on an answer that
    has changed since, and stay as they are. ``records_drawing`` says whether a drawing is put on record.
    """

    change: FileChange
    added: tuple[str, ...]
    renewed: tuple[str, ...]
    stale: tuple[str, ...]
    records_drawing: bool = False


def updated(
    document: ReviewDocument,
    source: Source,
    prepared: Sequence[Prepared],
    words: Words,
    drawing: DrawingRecord | None = None,
) -> Loaded[Updated]:
    """Return the document with what is missing of ``prepared``; comments and all the rest stay byte for byte.

    ``document`` is settled (``documents.review_check``), and was read from ``source``; ``drawing`` tells how what is
    prepared was drawn, and is kept once.
    """
    written = _written(source.data, prepared)
    entries = document.review.results
    there = {(one.catalogue.id, one.control.id) for one in prepared} & {
        (catalogue, control) for catalogue, rows in entries.items() for control in rows
    }
    known = [one for one in prepared if (one.catalogue.id, one.control.id) in there]
    added = [one for one in prepared if (one.catalogue.id, one.control.id) not in there]
    changed = [one for one in known if entries[one.catalogue.id][one.control.id].digest != one.digest]
    renewed = [one for one in changed if not entries[one.catalogue.id][one.control.id].concludes]
    stale = [one for one in changed if one not in renewed and entries[one.catalogue.id][one.control.id].digest]
    wanted = _wanted(source.data, prepared, added, renewed, written)
    is_new = drawing is not None and drawing not in document.review.drawings
    if drawing and is_new:
        wanted = {**wanted, "drawings": [*(source.data.get("drawings") or ()), write_drawing(drawing)]}
    made = _made(source, wanted, added, words)
    if made.value is None:
        return Loaded(None, made.diagnostics)
    change = FileChange(source.name, source.raw, made.value)
    return Loaded(Updated(change, _ids(added), _ids(renewed), _ids(stale), is_new))


def _ids(prepared: Iterable[Prepared]) -> tuple[str, ...]:
    return tuple(one.control.id for one in prepared)


def _written(data: Mapping[str, Any], prepared: Iterable[Prepared]) -> Mapping[tuple[str, str], str]:
    """Return how the document writes the id of each control that it names, by catalogue and full id."""
    catalogues = {one.catalogue.id: one.catalogue for one in prepared}
    spellings = {key: full_ids(catalogue) for key, catalogue in catalogues.items()}
    return {
        (key, spellings[key].get(spelt, spelt)): spelt
        for key, rows in data["results"].items()
        if key in spellings
        for spelt in rows or {}
    }


def _wanted(
    data: Mapping[str, Any],
    prepared: Sequence[Prepared],
    added: Sequence[Prepared],
    renewed: Sequence[Prepared],
    written: Mapping[tuple[str, str], str],
) -> Rows:
    """Return the document's data as it shall be, every new control behind the one it follows in its catalogue."""
    results: Rows = {key: dict(rows or {}) for key, rows in data["results"].items()}
    for one in renewed:
        rows, spelt = results[one.catalogue.id], written[one.catalogue.id, one.control.id]
        rows[spelt] = {**(rows[spelt] or {}), "digest": one.digest}
    for catalogue in dict.fromkeys(one.catalogue.id for one in added):
        order = [written.get((catalogue, one.control.id), one.control.id) for one in prepared if _is_in(one, catalogue)]
        new = {one.control.id: blank_entry(one) for one in added if _is_in(one, catalogue)}
        results[catalogue] = _woven(results.get(catalogue, {}), new, order)
    return {**data, "of": _of(data, added), "results": results}


def _of(data: Mapping[str, Any], added: Iterable[Prepared]) -> Rows:
    """Return what the document is about; a catalogue that it had nothing about is named with its edition."""
    new = {one.catalogue.id: one.catalogue.edition for one in added if one.catalogue.id not in data["results"]}
    named = data["of"].get("catalogues") or {}
    missing = {key: edition for key, edition in new.items() if key not in named}
    return {**data["of"], "catalogues": {**named, **missing}} if missing else data["of"]


def _is_in(one: Prepared, catalogue: str) -> bool:
    return one.catalogue.id == catalogue


def _woven(rows: Rows, new: Rows, order: Iterable[str]) -> Rows:
    """Return the rows with the new ones between them, each behind the last row before it in ``order``."""
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for control in order:
        if control in rows:
            last = control
        elif control in new:
            behind.setdefault(last, []).append(control)
    woven = [*behind.get(None, ())]
    for control in rows:
        woven += [control, *behind.get(control, ())]
    return {control: new[control] if control in new else rows[control] for control in woven}


def _made(source: Source, wanted: Rows, added: Iterable[Prepared], words: Words) -> Loaded[bytes]:
    """Return the changed bytes, with what the reader sees above each new control."""
    changed = edited(source, wanted)
    if changed.value is None or changed.value == source.raw:
        return changed
    read = parse_source(source.name, changed.value, source.limits)
    if read.value is None:
        return Loaded(None, _without_places(read.diagnostics))
    notes: Notes = {pointer_of(one): notes_of(one, words) for one in added}
    return with_notes(read.value, notes)


def _without_places(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics about bytes that nobody has seen as a refusal to change the file."""
    return tuple(Diagnostic(code="edit-refused", document=one.document) for one in diagnostics)[:1]
