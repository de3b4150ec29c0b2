"""From a report to the bytes of one page, under the marking and on the paper that the caller asks for."""

from __future__ import annotations

from ismap_check.renderers.formats import PAGES
from ismap_check.report.blocks import Report
from ismap_check.workflow.targets import Target

BETWEEN = " / "
"""Stands between the caller's marking and the one that a kind of report always carries: neither replaces the other."""


def page_bytes(report: Report, target: Target) -> bytes:
    """Return a report in the format of ``target``; its marking stands first on every page."""
    marking = BETWEEN.join(filter(None, (target.marking, report.marking)))
    marked = report._replace(marking=marking, landscape=target.landscape)
    if target.look is None:
        return PAGES[target.format].render(marked)
    from ismap_check.renderers.html_page import render  # other formats do without its library

    return render(marked, target.look)
