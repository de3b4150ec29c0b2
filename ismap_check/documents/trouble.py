"""Say what is wrong at a spot of a document, without building a diagnostic by hand each time."""

from __future__ import annotations

from dataclasses import field

from ismap_check.model.diagnostic import Diagnostic, Param, Place, Pointer, Severity
from ismap_check.model.records import dataclass
from ismap_check.sources.source import Source


@dataclass(frozen=True, slots=True)
class Site:
    """A spot in a document: the document's name and the route to the spot; ``source`` can tell the line."""

    document: str
    pointer: Pointer = ()
    source: Source | None = field(default=None, compare=False, repr=False)

    @property
    def place(self) -> Place | None:
        """The place of the spot, if the file is at hand; the first look parses it again."""
        return self.source.place(self.pointer) if self.source else None

    @property
    def where(self) -> str:
        """The spot as a message about another one names it: ``catalogue.yaml:12``."""
        place = self.place
        return f"{self.document}:{place.line}" if place else self.document

    def at(self, *steps: str | int) -> Site:
        """Return the spot reached by further steps."""
        return Site(self.document, (*self.pointer, *steps), self.source)

    def error(
        self, code: str, *, at_key: bool = False, related: Place | None = None, **params: Param | None
    ) -> Diagnostic:
        """Return an error here; parameters that are None are left out."""
        return self._diagnostic(code, Severity.ERROR, at_key=at_key, related=related, params=params)

    def warning(self, code: str, *, at_key: bool = False, **params: Param | None) -> Diagnostic:
        """Return a warning here; parameters that are None are left out."""
        return self._diagnostic(code, Severity.WARNING, at_key=at_key, related=None, params=params)

    def _diagnostic(
        self, code: str, severity: Severity, *, at_key: bool, related: Place | None, params: dict[str, Param | None]
    ) -> Diagnostic:
        given = {name: value for name, value in params.items() if value is not None}
        return Diagnostic(
            code=code,
            document=self.document,
            severity=severity,
            pointer=self.pointer,
            at_key=at_key and bool(self.pointer),
            params=given,
            related=related,
        )
