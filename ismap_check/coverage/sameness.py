"""Which controls two editions of a catalogue ask for in the same way, and what the editions say about the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue, Control, Wording
from ismap_check.model.text import Text


class Editions(NamedTuple):
    """Two editions of one catalogue, and by ``id@edition`` those that they and their bases are derived from."""

    source: Catalogue
    target: Catalogue
    bases: Mapping[str, Catalogue] = {}

    @classmethod
    def of(cls, source: Catalogue, target: Catalogue, bases: Iterable[Catalogue] = ()) -> Editions:
        """Return the pair; ``bases`` may hold further editions."""
        return cls(source, target, {base.ref: base for base in (*bases, source, target)})

    def differing(self) -> Mapping[str, Text | None]:
        """Return the controls of both editions that are not asked for in the same way, with a note where there is one.

        The same way: title, text and requirement are equal, the control has details in both or in neither, and no
        edition on the way from one to the other marks it as changed. Where wording is withheld nothing can be told.
        """
        notes = self.notes()
        unknown = any(one.withheld or one.wording is Wording.NONE for one in (self.source, self.target))
        return {
            new.id: notes.get(new.id)
            for new in self.target.controls
            if (old := self.source.control_by_id.get(new.id))
            and (unknown or new.id in notes or not same_requirement(old, new) or self._is_other_kind(new.id))
        }

    def notes(self) -> Mapping[str, Text]:
        """Return what the editions on the way between the two note about changed controls; the target's come first.

        A mark compares an edition with the one it is derived from, so that of a base both share says nothing here.
        """
        found: dict[str, Text] = {}
        for edition in self._between():
            for control in edition.controls:
                if control.changed:
                    found.setdefault(control.id, control.changed)
        return found

    def _between(self) -> Iterator[Catalogue]:
        """Yield the editions from each of the two up to the base that both share, that one left out."""
        ways = tuple(self._way(end) for end in (self.target, self.source))
        shared = {one.ref for one in ways[0]} & {one.ref for one in ways[1]}
        yield from (edition for way in ways for edition in way if edition.ref not in shared)

    def _way(self, edition: Catalogue) -> tuple[Catalogue, ...]:
        way = [edition]
        while (base := self.bases.get(way[-1].derived_from or "")) and base not in way:
            way.append(base)
        return tuple(way)

    def _is_other_kind(self, control_id: str) -> bool:
        return self.source.is_leaf(control_id) is not self.target.is_leaf(control_id)


def same_requirement(old: Control, new: Control) -> bool:
    """Whether two controls ask for the same in the same words of both languages, with the same obligation."""
    return (old.title, old.text, old.requirement) == (new.title, new.text, new.requirement)
