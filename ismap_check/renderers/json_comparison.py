"""Several vendors side by side as a JSON document (``kind: comparison``): a frozen shape, not a dump of classes.

Every number is whole and points are half-points. What only one was judged against has no ground, and is named under
``alone``. The schema is ``schemas/comparison.schema.json``.
"""

from __future__ import annotations

from ismap_check.comparison.candidates import Alone, Candidate, Ground
from ismap_check.comparison.compare import Comparison
from ismap_check.comparison.ranking import ranking
from ismap_check.comparison.side_by_side import Chapter, Row
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain
from ismap_check.model.plain.response import write_response
from ismap_check.model.result import CatalogueResult, ControlResult, GroupResult
from ismap_check.renderers.json_text import TOOL, json_bytes
from ismap_check.renderers.numbers_record import write_numbers
from ismap_check.renderers.verdict_record import write_standing

KIND = "comparison"


def render(found: Comparison) -> bytes:
    """Return the comparison as UTF-8 JSON."""
    return json_bytes(write_comparison(found))


def write_comparison(found: Comparison) -> Plain:
    """Return the comparison as plain data."""
    return {
        "kind": KIND,
        "schema": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": found.tool_version},
        "as_of": found.as_of.isoformat(),
        "ranked": found.ranked,
        "candidates": [_candidate(one) for one in found.candidates],
        "grounds": [_ground(one, ranked=found.ranked) for one in found.grounds],
        "alone": [_alone(one) for one in found.alone],
    }


def _candidate(one: Candidate) -> Plain:
    written: Plain = {"key": one.key, "path": one.path, "sha256": one.sha256 or None}
    result = one.result
    if result is None:
        return {**written, "judged": None, "trouble": [_trouble(said) for said in one.trouble]}
    judged = {
        "service": result.profile.service.name,
        "vendor": result.profile.vendor.name,
        "as_of": result.as_of.isoformat(),
        "tool_version": result.tool_version,
        "outcome": str(result.outcome),
        "best_outcome": str(result.best_outcome),
        "verified_outcome": result.verified_outcome and str(result.verified_outcome),
        "with_options": list(result.options.with_options),
        "failed_on": list(result.failed_on),
    }
    return {**written, "judged": judged, "trouble": []}


def _trouble(said: Diagnostic) -> Plain:
    file = said.document.replace("\\", "/").rpartition("/")[2]
    return {"code": said.code, "document": file, "place": str(said.place) if said.place else None}


def _ground(ground: Ground, *, ranked: bool) -> Plain:
    places = {one.candidate: one.place for one in ranking(ground)} if ranked else {}
    return {
        "catalogue": ground.catalogue.id,
        "edition": ground.catalogue.edition,
        "structure": ground.catalogue.structure,
        "baseline": ground.baseline.id if ground.baseline else None,
        "standings": {key: _standing(one, places.get(key)) for key, one in ground.judged.items()},
        "chapters": [_chapter(one) for one in ground.chapters],
        "controls": [_row(ground, row) for row in ground.rows],
    }


def _standing(judged: CatalogueResult, place: int | None) -> Plain:
    verified = judged.verified
    return {
        "place": place,
        "outcome": str(judged.outcome),
        "best_outcome": str(judged.best_outcome),
        "verified_outcome": str(verified.outcome) if verified else None,
        "low": write_numbers(judged.low),
        "high": write_numbers(judged.high),
    }


def _chapter(one: Chapter) -> Plain:
    return {"id": one.group.id, "standings": {key: _group(group) for key, group in one.results.items()}}


def _group(group: GroupResult) -> Plain:
    return {
        "verdict": group.verdict and str(group.verdict),
        "low": write_numbers(group.low),
        "high": write_numbers(group.high),
    }


def _row(ground: Ground, row: Row) -> Plain:
    return {
        "id": row.control.id,
        "differs": row.differs,
        "standings": {key: _control(ground, key, judged) for key, judged in row.results.items()},
    }


def _control(ground: Ground, key: str, judged: ControlResult) -> Plain:
    review, response = ground.review(key, judged.id), ground.responses[key].get(judged.id)
    return {
        "requirement": str(judged.requirement),
        "possible_halves": judged.possible,
        "out_by": judged.out_by and str(judged.out_by),
        "low": write_standing(judged.low),
        "high": write_standing(judged.high),
        "unmet": ground.is_unmet(key, judged),
        "reviewed": str(review.verdict) if review and review.verdict else None,
        "response": write_response(response) if response else None,
    }


def _alone(one: Alone) -> Plain:
    baseline = one.baseline.id if one.baseline else None
    return {"candidate": one.candidate, "catalogue": one.catalogue.ref, "baseline": baseline}
