"""From a result to the bytes of a report."""

from __future__ import annotations

from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import PAGES, RECORDS
from ismap_check.report.asked import EVERYTHING, Asked
from ismap_check.report.build import build_report
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.targets import Target


def rendered(result: AssessmentResult, target: Target, asked: Asked = EVERYTHING) -> bytes:
    """Return the bytes of a report; raises :class:`UsageError` for a record of less than the whole result."""
    if target.format not in RECORDS:
        return page_bytes(build_report(result, load_words(target.language), asked), target)
    if asked != EVERYTHING:
        raise UsageError("record-is-whole", {"format": target.format, "pages": tuple(PAGES)})
    return RECORDS[target.format].render(result)
