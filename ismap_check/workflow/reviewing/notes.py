"""What stands above each control in a review document, for the reader's eyes: what it is, and what is claimed."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.editing.edit import ground_of, replaced
from ismap_check.editing.patch import Patch
from ismap_check.i18n.words import Words
from ismap_check.model.diagnostic import Loaded, Pointer
from ismap_check.model.naming import name_of
from ismap_check.sources.source import Source, is_json
from ismap_check.workflow.reviewing.prepared import Prepared

Notes = dict[Pointer, tuple[str, ...]]
"""Comment lines by the key that they stand above."""


def pointer_of(one: Prepared) -> Pointer:
    """Return where the result on a control stands."""
    return ("results", one.catalogue.id, one.control.id)


def notes_of(one: Prepared, words: Words) -> tuple[str, ...]:
    """Return the lines about one control; titles come from catalogues and are kept on one line."""
    name = _on_one_line(name_of(one.control, words.language))
    claimed = words("term.status.none") if one.status is None else words(f"term.status.{one.status}")
    key = "review-file.claim-rough" if one.rough else "review-file.claim"
    return (
        words("review-file.control", name=name, requirement=words(f"term.requirement.{one.requirement}")),
        words(key, status=claimed),
    )


def focuses_of(prepared: Iterable[Prepared], words: Words) -> Notes:
    """Return what an assessor looks for in each objective, above the first of its controls."""
    first: dict[tuple[str, str], Pointer] = {}
    notes: Notes = {}
    for one in prepared:
        objective = next(one.catalogue.ancestors(one.control.id), None)
        if objective is None or objective.focus is None:
            continue
        pointer = first.setdefault((one.catalogue.id, objective.id), pointer_of(one))
        name, focus = name_of(objective, words.language), objective.focus.pick(words.language)
        notes[pointer] = (f"-- {_on_one_line(name)}", words("review-file.focus", focus=_on_one_line(focus)))
    return notes


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def with_notes(source: Source, notes: Notes) -> Loaded[bytes]:
    """Return a document's bytes with comments above keys that begin a line; JSON and brackets have no room for any."""
    if is_json(source.name):
        return Loaded(source.raw)
    ground = ground_of(source)
    starts = {pointer: ground.key(pointer).start for pointer in notes}
    patches = [
        Patch(start, start, "".join(f"# {line}\n{' ' * ground.column(start)}" for line in notes[pointer]))
        for pointer, start in starts.items()
        if ground.begins_line(start)
    ]
    return replaced(source, patches, source.data)
