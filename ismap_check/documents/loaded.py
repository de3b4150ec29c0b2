"""What reading a document gives: the value, everything there is to say about it, and the files it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ismap_check.model.diagnostic import Loaded
from ismap_check.model.records import dataclass
from ismap_check.sources.source import Source

T_co = TypeVar("T_co", covariant=True)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class LoadedDocument(Loaded[T_co]):
    """A :class:`Loaded` that also holds every file that was read, in order, even when there is no value.

    ``sources`` turn the pointers of ``diagnostics`` into places (match by ``Diagnostic.document`` and ``Source.name``)
    and carry the hashes for the list of inputs.
    """

    sources: tuple[Source, ...] = ()

    def then(self, make: Callable[[T_co, Source], Made]) -> LoadedDocument[Made]:
        """Return what ``make`` makes of the value and its first file; where there is no value, there is none then."""
        made = None if self.value is None else make(self.value, self.sources[0])
        return LoadedDocument(made, self.diagnostics, self.sources)
