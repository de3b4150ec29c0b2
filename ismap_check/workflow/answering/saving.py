"""Save one answer at once, and read the profile anew: the one place of the dialogue that touches files."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import FileAccessError
from ismap_check.evidence.locate import locate
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.answering.dialogue import Save
from ismap_check.workflow.answering.ground import Ground, ground_of
from ismap_check.workflow.answering.reading import Vocabulary
from ismap_check.workflow.judging import profile_folder
from ismap_check.workflow.profile_editing import OpenProfile, open_profile, set_answers, write_changes
from ismap_check.workflow.shelf import Shelf

REFUSED = "edit-refused"
CHANGED = "file-changed"
ATTEMPTS = 3
"""How often an answer is put into a file that keeps changing."""


class Book(NamedTuple):
    """A profile as it was opened under its name, and what is known of it."""

    name: str
    opened: OpenProfile
    ground: Ground


class Saved(NamedTuple):
    """The answer stands in its file.

    ``missing`` are new evidence files that are not there; ``merged``: the profile was changed by others meanwhile.
    """

    book: Book
    save: Save
    missing: tuple[str, ...] = ()
    merged: bool = False


class Contested(NamedTuple):
    """Somebody else changed the answer to the same control meanwhile; nothing was written."""

    book: Book
    save: Save


class Failed(NamedTuple):
    """Nothing was written: documents are wrong, or a file cannot be written."""

    save: Save
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()
    error: FileAccessError | None = None

    @property
    def may_rewrite(self) -> bool:
        """Whether writing the whole file anew would help."""
        return any(one.code == REFUSED for one in self.diagnostics)


def open_book(name: str, shelf: Shelf, limits: Limits, words: Vocabulary) -> LoadedDocument[Book]:
    """Open a profile to answer it."""
    loaded = open_profile(name, shelf, limits)
    book = Book(name, loaded.value, ground_of(loaded.value, words)) if loaded.value else None
    return LoadedDocument(book, loaded.diagnostics, loaded.sources)


def save_answer(book: Book, save: Save) -> Saved | Contested | Failed:
    """Put an answer into its file, also where other parts of the profile were changed since it was read.

    Whatever stands in the way is a value: what somebody typed must not get lost with an exception.
    """
    failed, merged = _write(book, save), False
    for _ in range(ATTEMPTS):
        if failed is None or failed.error is None or failed.error.code != CHANGED:
            break
        again = _reopened(book)
        if again.value is None:
            return Failed(save, again.diagnostics, again.sources)
        before, book, merged = book.ground.response(save.key), again.value, True
        if not book.ground.has(save.key):
            return failed
        save = _with_free_ids(save, book.ground)
        if book.ground.response(save.key) != before:
            return Contested(book, save)
        failed = _write(book, save)
    return failed or _read_back(book, save, merged=merged)


def _write(book: Book, save: Save) -> Failed | None:
    answers = {save.key.catalogue: {save.key.control: save.response}}
    evidence = {item.id: item for item in save.items}
    changes = set_answers(book.opened, answers, evidence=evidence, rewrite=save.rewrite)
    if changes.value is None:
        return Failed(save, changes.diagnostics)
    try:
        write_changes(changes.value)
    except FileAccessError as error:
        return Failed(save, error=error)
    return None


def _read_back(book: Book, save: Save, *, merged: bool) -> Saved | Failed:
    again = _reopened(book)
    if again.value is None:
        return Failed(save, again.diagnostics, again.sources)
    folder = profile_folder(book.name).resolve()
    missing = tuple(item.file for item in save.items if item.file and not isinstance(locate(item.file, folder), Path))
    return Saved(again.value, save, missing, merged)


def _reopened(book: Book) -> LoadedDocument[Book]:
    return open_book(book.name, book.opened.shelf, book.opened.limits, book.ground.vocabulary)


def _with_free_ids(save: Save, ground: Ground) -> Save:
    """Return what to save, with other ids for new evidence where somebody else took them meanwhile."""
    known = ground.profile.evidence
    taken = [item.id for item in save.items if item.id in known and known[item.id] != item]
    names = {one: next(name for n in count(2) if (name := f"{one}-{n}") not in known) for one in taken}
    items = tuple(replace(item, id=names.get(item.id, item.id)) for item in save.items)
    evidence = tuple(names.get(one, one) for one in save.response.evidence)
    return save._replace(items=items, response=replace(save.response, evidence=evidence))
