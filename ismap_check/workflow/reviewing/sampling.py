"""From a result to a drawn sample, and to the bytes of the page that tells of it."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.assessment.risk import candidates
from ismap_check.assessment.sampling import Drawing, draw
from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import TABLES
from ismap_check.report.sampled import build_sample
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.reviewing.prepared import Prepared
from ismap_check.workflow.targets import Target


def drawn_among(prepared: Iterable[Prepared], result: AssessmentResult, size: int, seed: str) -> Drawing:
    """Return a sample of the controls that are prepared for a review, as far as there is a claim to test."""
    names = {f"{one.catalogue.ref}/{one.control.id}" for one in prepared}
    return draw((one for one in candidates(result) if one.name in names), size, seed)


def prepared_for(prepared: Iterable[Prepared], drawing: Drawing) -> list[Prepared]:
    """Return the controls that were drawn, in the catalogues' order."""
    drawn = {one.candidate.name for one in drawing.drawn}
    return [one for one in prepared if f"{one.catalogue.ref}/{one.control.id}" in drawn]


def sample_rendered(result: AssessmentResult, drawing: Drawing, target: Target) -> bytes:
    """Return the bytes of the sample's page, or of its bare tables."""
    page = build_sample(result, drawing, load_words(target.language))
    return TABLES[target.format].render(page) if target.format in TABLES else page_bytes(page, target)
