"""What changed between two results as a JSON document (``kind: difference``): a frozen shape, not a dump of classes.

Every number is whole: points are half-points, and causes are parts of a change of the score over ``denominator``, so
that they add up exactly. The schema is ``schemas/difference.schema.json``.
"""

from __future__ import annotations

from ismap_check.model.difference import CatalogueDifference, ChapterDifference, ControlDifference, Difference, Side
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, write_date
from ismap_check.model.plain.response import write_response
from ismap_check.model.result import AssessmentResult, CatalogueResult, GroupResult
from ismap_check.renderers.json_text import TOOL, json_bytes
from ismap_check.renderers.numbers_record import write_numbers
from ismap_check.renderers.verdict_record import write_finding, write_standing
from ismap_check.version import __version__

KIND = "difference"


def render(found: Difference) -> bytes:
    """Return the difference as UTF-8 JSON."""
    return json_bytes(write_difference(found))


def write_difference(found: Difference) -> Plain:
    """Return the difference as plain data."""
    profile = found.after.profile
    return {
        "kind": KIND,
        "schema": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": __version__},
        "service": {"id": profile.service.id, "name": profile.service.name, "vendor": profile.vendor.name},
        "before": _result(found.before),
        "after": _result(found.after),
        "regressed": found.has_regressed,
        "catalogues": [_catalogue(one) for one in found.catalogues],
        "only_before": list(found.only_before),
        "only_after": list(found.only_after),
        "new_findings": [write_finding(one) for one in found.new_findings],
        "settled_findings": [write_finding(one) for one in found.settled_findings],
    }


def _result(result: AssessmentResult) -> Plain:
    period = result.profile.assessment.period
    return {
        "as_of": result.as_of.isoformat(),
        "tool_version": result.tool_version,
        "outcome": str(result.outcome),
        "verified_outcome": result.verified_outcome and str(result.verified_outcome),
        "with_options": list(result.options.with_options),
        "period": {"from": write_date(period.start), "to": write_date(period.end)} if period else None,
    }


def _catalogue(one: CatalogueDifference) -> Plain:
    return {
        "catalogue": one.new.id,
        "editions": {"before": one.old.edition, "after": one.new.edition},
        "structures": {"before": one.old.structure, "after": one.new.structure},
        "baselines": {"before": one.baselines[0], "after": one.baselines[1]},
        "outcomes": {"before": str(one.before.outcome), "after": str(one.after.outcome)},
        "verified_outcomes": {"before": _verified(one.before), "after": _verified(one.after)},
        "numbers": {"before": write_numbers(one.before.low), "after": write_numbers(one.after.low)},
        "denominator": one.denominator,
        "moved": one.moved,
        "pooled": one.pooled,
        "chapters": [_chapter(chapter) for chapter in one.chapters],
        "controls": [_control(control) for control in one.controls],
        "new_findings": [write_finding(finding) for finding in one.new_findings],
        "settled_findings": [write_finding(finding) for finding in one.settled_findings],
        "departed_findings": [write_finding(finding) for finding in one.departed_findings],
    }


def _verified(side: CatalogueResult) -> str | None:
    return str(side.verified.outcome) if side.verified else None


def _chapter(one: ChapterDifference) -> Plain:
    return {
        "id": one.id,
        "before": _points(one.before),
        "after": _points(one.after),
        "moved": one.moved,
        "pooled": one.pooled,
    }


def _points(group: GroupResult | None) -> Plain | None:
    return {"possible_halves": group.low.possible, "claimed_halves": group.low.claimed} if group else None


def _control(one: ControlDifference) -> Plain:
    return {
        "id": one.id,
        "movement": str(one.movement),
        "aspects": [str(aspect) for aspect in one.aspects],
        "gap_opened": one.gap_opened,
        "gap_closed": one.gap_closed,
        "contribution": one.contribution,
        "before": _side(one.before),
        "after": _side(one.after),
    }


def _side(side: Side | None) -> Plain | None:
    if side is None:
        return None
    judged = side.judged
    return {
        "id": side.id,
        "requirement": str(judged.requirement),
        "weight": judged.weight,
        "possible_halves": judged.possible,
        "out_by": judged.out_by and str(judged.out_by),
        **write_standing(judged.low),
        "response": write_response(side.response) if side.response else None,
    }
