"""The checks that every document goes through: its kind, the schema gate, texts that look typed, an explanation."""

from __future__ import annotations

from typing import Any

from ismap_check.documents.gate import is_valid
from ismap_check.documents.header import check_header
from ismap_check.documents.scalars import typed_looking, with_texts
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.scalars import TypedLooking, looks_typed
from ismap_check.sources.source import Source


class Checked(NamedTuple):
    """A document held against its schema: its data if it is valid, the texts in it that want quotes, what is wrong."""

    data: dict[str, Any] | None
    typed_looking: tuple[TypedLooking, ...] = ()
    errors: tuple[Diagnostic, ...] = ()

    def loaded(self, document: str) -> Loaded[dict[str, Any]]:
        """Return the data and all there is to say; ``document`` is what diagnostics call the file."""
        wrong = {error.pointer for error in self.errors}
        warnings = (looks_typed(document, seen) for seen in self.typed_looking if seen.pointer not in wrong)
        return Loaded(self.data, (*self.errors, *warnings))


def check_document(source: Source, *kinds: str) -> Loaded[dict[str, Any]]:
    """Return a file's plain data if it is a valid document of one of ``kinds``, and all that is wrong with it.

    A valid document never imports the explainer's library.
    """
    return check_source(source, *kinds).loaded(source.name)


def check_source(source: Source, *kinds: str) -> Checked:
    """Hold a file's plain data against the schema of its kind."""
    data: Any = source.data
    if trouble := check_header(data, kinds, Site(source.name)):
        return Checked(None, errors=trouble)
    kind: str = data["kind"]
    seen = typed_looking(source, kind)
    if is_valid(kind, data):
        return Checked(data, seen)
    data, taken = with_texts(kind, data)
    seen = (*seen, *taken)
    if taken and is_valid(kind, data):
        return Checked(data, seen)
    return Checked(None, seen, _explained(kind, data, source.name))


def _explained(kind: str, data: Any, document: str) -> tuple[Diagnostic, ...]:
    from ismap_check.documents.explain import explain  # its library takes 50 ms; only errors pay

    return explain(kind, data, document)
