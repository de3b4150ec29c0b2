"""A result that was written earlier: files can be edited, and other versions know other findings.

So its sums are added up again, and every finding must be one that this version has words for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ismap_check.assessment import check_sums
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.result_load import load_result, result_from
from ismap_check.i18n.findings import is_sayable
from ismap_check.i18n.words import load_words
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.finding import Finding
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source


def read_result(name: str, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Read a result from its file."""
    return _checked(name, load_result(Path(name), name=name, limits=limits))


def result_of(source: Source, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Return the result in a source that was read from standard input."""
    return _checked(source.name, result_from(source, limits))


def _checked(name: str, loaded: LoadedDocument[AssessmentResult]) -> LoadedDocument[AssessmentResult]:
    if loaded.value is None:
        return loaded
    found = (*_sums_that_differ(name, loaded.value), *_findings_without_words(name, loaded.value))
    return LoadedDocument(None, (*loaded.diagnostics, *found), loaded.sources) if found else loaded


def _sums_that_differ(name: str, result: AssessmentResult) -> Iterator[Diagnostic]:
    if wrong := check_sums(result):
        yield Diagnostic(code="result-sums-differ", document=name, params={"ids": wrong})


def _findings_without_words(name: str, result: AssessmentResult) -> Iterator[Diagnostic]:
    words = load_words(Language.JA)
    unknown = {finding.code for finding in _findings(result) if not is_sayable(finding, words)}
    if unknown:
        yield Diagnostic(code="result-finding-unknown", document=name, params={"codes": tuple(sorted(unknown))})


def _findings(result: AssessmentResult) -> Iterator[Finding]:
    yield from result.findings
    for judgement in result.judgements:
        for catalogue in judgement.catalogues:
            yield from catalogue.findings
