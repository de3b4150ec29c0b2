"""From a result to the bytes of a statement's annex, or of its public extract."""

from __future__ import annotations

from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from ismap_check.report.extract import build_extract
from ismap_check.report.stated import is_plain, stated_catalogues
from ismap_check.report.statement import build_statement, missing_items
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.targets import Target


def check_statable(result: AssessmentResult) -> None:
    """Raise :class:`UsageError` if there is no catalogue whose controls a vendor selects, judged by its own rules."""
    if not any(map(is_plain, result.judgements)):
        raise UsageError("statement-under-baseline", {"baselines": tuple(one.id for one in result.baselines)})
    if not stated_catalogues(result):
        refs = tuple(catalogue.ref for catalogue in result.catalogues)
        raise UsageError("statement-without-selection", {"catalogues": refs})


def annex_rendered(result: AssessmentResult, target: Target) -> bytes:
    """Return the bytes of the confidential annex."""
    return page_bytes(build_statement(result, load_words(target.language)), target)


def extract_rendered(result: AssessmentResult, target: Target) -> bytes:
    """Return the bytes of the public extract."""
    return page_bytes(build_extract(result, load_words(target.language)), target)


def count_missing(result: AssessmentResult) -> int:
    """Return how many things are missing before the statement could be signed; the same in every language."""
    return len(missing_items(result, load_words(Language.EN)))
