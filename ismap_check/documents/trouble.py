"""Say what is wrong at a spot of a document, without building a diagnostic by hand each time."""

from __future__ import annotations

from dataclasses import dataclass

from ismap_check.model.diagnostic import Diagnostic, Param, Place, Pointer, Severity


@dataclass(frozen=True, slots=True)
class Site:
    """A spot in a document: the document's name and the route to the spot."""

    document: str
    pointer: Pointer = ()

    def at(self, *steps: str | int) -> Site:
        """Return the spot reached by further steps."""
        return Site(self.document, (*self.pointer, *steps))

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
