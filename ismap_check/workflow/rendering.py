"""From a result to the bytes of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import RECORDS
from ismap_check.report.asked import EVERYTHING, Asked
from ismap_check.report.build import build_report
from ismap_check.workflow.asking import check_asked, check_formats
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.targets import Target

if TYPE_CHECKING:  # most reports do not look back
    from ismap_check.report.since import Earlier

COMMENT = "comment"
"""The format that is short whatever is asked for."""


def rendered(
    result: AssessmentResult, target: Target, asked: Asked = EVERYTHING, earlier: Earlier | None = None
) -> bytes:
    """Return the bytes of a report, which looks back at ``earlier``.

    Raises :class:`UsageError` if the result or the format has no such thing.
    """
    check_formats(asked, (target.format,))
    check_asked(asked, result)
    if target.format in RECORDS:
        return RECORDS[target.format].render(result)
    words = load_words(target.language)
    if target.format == COMMENT:
        from ismap_check.report.comment import build_comment  # one format of seven

        return page_bytes(build_comment(result, words, asked, earlier), target)
    return page_bytes(build_report(result, words, asked, earlier), target)
