"""Why an answer's id has no control: it is a group's, another edition's, or misspelt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from ismap_check.documents.near import Suggestions
from ismap_check.documents.suffixes import full_ids, without_suffix
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic

Editions = Callable[[str], Iterable[Catalogue]]
"""Loads the editions of a catalogue by its id; asked only when an id has to be explained."""


class UnknownControls:
    """Explains the unknown ids of one catalogue; looks into other editions once, and only if there is one."""

    def __init__(self, catalogue: Catalogue, editions: Editions | None, near: Suggestions) -> None:
        self._catalogue = catalogue
        self._editions = editions
        self._near = near

    def explain(self, written: str, site: Site) -> Diagnostic:
        """Return the error for an id that is no control of the catalogue."""
        catalogue = self._catalogue.ref
        if written in self._groups:
            return site.error("control-is-group", at_key=True, id=written, catalogue=catalogue)
        elsewhere = tuple(edition for edition, ids in self._elsewhere.items() if written in ids)
        if elsewhere:
            code = "control-of-other-edition"
            return site.error(code, at_key=True, id=written, catalogue=catalogue, editions=elsewhere)
        meant = self._near(written, _of_same_chapter(written, self._catalogue))
        return site.error("unknown-control", at_key=True, id=written, catalogue=catalogue, near=meant)

    @cached_property
    def _groups(self) -> frozenset[str]:
        suffixes = self._catalogue.rules.id_suffixes
        ids = self._catalogue.group_by_id
        return frozenset(ids) | {without_suffix(group, suffixes) for group in ids}

    @cached_property
    def _elsewhere(self) -> dict[str, dict[str, str]]:
        """Accepted spellings of ids by edition, this one's left out."""
        loaded = self._editions(self._catalogue.id) if self._editions else ()
        return {other.edition: full_ids(other) for other in loaded if other.edition != self._catalogue.edition}


def _of_same_chapter(written: str, catalogue: Catalogue) -> list[str]:
    """Return the ids that a slip of the keyboard could have meant: 12.4.1.1 is no misspelling of 9.4.1.1."""
    chapter = written.partition(".")[0]
    return [
        control_id
        for control_id in catalogue.control_by_id
        if control_id.partition(".")[0] == chapter or "." not in written
    ]
