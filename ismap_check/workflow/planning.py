"""From a result to the bytes of its action plan."""

from __future__ import annotations

from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import TABLES
from ismap_check.report.plan.build import build_plan
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.targets import Target


def plan_rendered(result: AssessmentResult, target: Target) -> bytes:
    """Return the bytes of the plan, as a page or as a bare table."""
    bare = target.format in TABLES
    plan = build_plan(result, load_words(target.language), bare=bare)
    return TABLES[target.format].render(plan) if bare else page_bytes(plan, target)
