"""From a result to a drawn sample, and to the bytes of the page that tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from ismap_check.assessment.risk import candidates
from ismap_check.assessment.sampling import FORM, Drawing, draw
from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.model.review import DrawingRecord
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


def recorded(
    drawing: Drawing, result: AssessmentResult, catalogues: Iterable[str], only: Iterable[str]
) -> DrawingRecord:
    """Return what to keep of a drawing, which was narrowed down to ``catalogues`` and by the filters ``only``."""
    controls: dict[str, list[str]] = {}
    for one in drawing.drawn:
        controls.setdefault(one.candidate.catalogue, []).append(one.candidate.control)
    baselines = (judgement.baseline for judgement in result.judgements)
    return DrawingRecord(
        seed=drawing.seed,
        size=drawing.size,
        method=FORM,
        population=len(drawing.population),
        population_sha256=_hash(drawing),
        controls={catalogue: tuple(ids) for catalogue, ids in controls.items()},
        tool_version=result.tool_version,
        as_of=result.as_of,
        baselines=tuple(one for one in baselines if one is not None),
        with_options=tuple(result.options.with_options),
        catalogues=tuple(catalogues),
        only=tuple(only),
    )


def nearest(drawing: DrawingRecord, earlier: Iterable[DrawingRecord]) -> DrawingRecord | None:
    """Return the earlier drawing of the same way, seed and size that drew most of the same; None: there is none."""
    same = [one for one in earlier if (one.seed, one.size, one.method) == (drawing.seed, drawing.size, drawing.method)]
    return min(same, key=lambda one: len(only_in_one(drawing, one)), default=None)


def only_in_one(drawing: DrawingRecord, other: DrawingRecord) -> tuple[str, ...]:
    """Return the controls that only one of two drawings drew."""
    return tuple(sorted(_names(drawing) ^ _names(other)))


def _names(drawing: DrawingRecord) -> set[str]:
    return {f"{catalogue}/{control}" for catalogue, controls in drawing.controls.items() for control in controls}


def _hash(drawing: Drawing) -> str:
    """Return one hash for all that could be drawn, in any order: a line for each with its name and its tickets."""
    lines = sorted(f"{one.name}|{one.tickets}\n" for one in drawing.population)
    return sha256("".join(lines).encode()).hexdigest()


def sample_rendered(result: AssessmentResult, drawing: Drawing, target: Target) -> bytes:
    """Return the bytes of the sample's page, or of its bare tables."""
    page = build_sample(result, drawing, load_words(target.language))
    return TABLES[target.format].render(page) if target.format in TABLES else page_bytes(page, target)
