"""A result that was written earlier: read it, and add up its sums again, because files can be edited."""

from __future__ import annotations

from pathlib import Path

from ismap_check.assessment import check_sums
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.result_load import load_result, result_from
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.result import AssessmentResult
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source


def read_result(name: str, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Read a result from its file."""
    return _added_up(name, load_result(Path(name), name=name, limits=limits))


def result_of(source: Source, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Return the result in a source that was read from standard input."""
    return _added_up(source.name, result_from(source, limits))


def _added_up(name: str, loaded: LoadedDocument[AssessmentResult]) -> LoadedDocument[AssessmentResult]:
    wrong = check_sums(loaded.value) if loaded.value else ()
    if not wrong:
        return loaded
    found = Diagnostic(code="result-sums-differ", document=name, params={"ids": wrong})
    return LoadedDocument(None, (*loaded.diagnostics, found), loaded.sources)
