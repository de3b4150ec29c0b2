"""The corridor every document walks: kind, schema gate, texts that look typed, and an explanation if all fails."""

from __future__ import annotations

from typing import Any

from ismap_check.documents.gate import is_valid
from ismap_check.documents.header import check_header
from ismap_check.documents.scalars import typed_warnings, with_texts
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.sources.scalars import looks_typed
from ismap_check.sources.source import Source


def check_document(source: Source, *kinds: str) -> Loaded[dict[str, Any]]:
    """Return a file's plain data if it is a valid document of one of ``kinds``, and all that is wrong with it.

    A valid document never imports the explainer's library.
    """
    data: Any = source.data
    if trouble := check_header(data, kinds, Site(source.name)):
        return Loaded(None, trouble)
    kind: str = data["kind"]
    warnings = typed_warnings(source, kind)
    if is_valid(kind, data):
        return Loaded(data, warnings)
    data, taken = with_texts(kind, data)
    warnings = (*warnings, *(looks_typed(source.name, seen) for seen in taken))
    if taken and is_valid(kind, data):
        return Loaded(data, warnings)
    errors = _explained(kind, data, source.name)
    wrong = {error.pointer for error in errors}
    return Loaded(None, (*errors, *(warning for warning in warnings if warning.pointer not in wrong)))


def _explained(kind: str, data: Any, document: str) -> tuple[Diagnostic, ...]:
    from ismap_check.documents.explain import explain  # noqa: PLC0415 - its library takes 50 ms; only errors pay

    return explain(kind, data, document)
