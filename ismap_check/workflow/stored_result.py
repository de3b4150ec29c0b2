"""A result that was written earlier: files can be edited, and other versions know other findings.

So its sums are added up again, and every finding must be one that this version has words for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from ismap_check.assessment.sums import check_sums
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
from ismap_check.workflow.withholding import withheld


def read_result(name: str, limits: Limits, *, with_official_text: bool = False) -> LoadedDocument[AssessmentResult]:
    """Read a result from its file; official wording in it is withheld unless asked for."""
    return _checked(name, load_result(Path(name), name=name, limits=limits), with_official_text=with_official_text)


def result_of(source: Source, limits: Limits, *, with_official_text: bool = False) -> LoadedDocument[AssessmentResult]:
    """Return the result in a source that was read from standard input, in the same way."""
    return _checked(source.name, result_from(source, limits), with_official_text=with_official_text)


def _checked(
    name: str, loaded: LoadedDocument[AssessmentResult], *, with_official_text: bool
) -> LoadedDocument[AssessmentResult]:
    if loaded.value is None:
        return loaded
    found = (*_sums_that_differ(name, loaded.value), *_findings_without_words(name, loaded.value))
    if found:
        return LoadedDocument(None, (*loaded.diagnostics, *found), loaded.sources)
    if with_official_text:
        return loaded
    catalogues = tuple(withheld(catalogue) for catalogue in loaded.value.catalogues)
    return dataclasses.replace(loaded, value=dataclasses.replace(loaded.value, catalogues=catalogues))


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
