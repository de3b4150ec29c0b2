"""From a result to the record that is kept of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from ismap_check.model.history import HistoryRecord, RecordedCatalogue
from ismap_check.model.result import AssessmentResult, RunOptions


def record_of(result: AssessmentResult) -> HistoryRecord:
    """Return the record; where in a history it stands is not known yet."""
    return HistoryRecord(
        service=result.profile.service.id,
        as_of=result.as_of,
        tool_version=result.tool_version,
        outcome=result.outcome,
        verified_outcome=result.verified_outcome,
        inputs=_inputs(result),
        catalogues=tuple(_catalogues(result)),
    )


def _catalogues(result: AssessmentResult) -> Iterator[RecordedCatalogue]:
    baselines = {one.id: one.title for one in result.baselines}
    for judgement in result.judgements:
        for one in judgement.catalogues:
            low, verified = one.low, one.low.verified
            catalogue = result.catalogue(one.catalogue, one.edition)
            yield RecordedCatalogue(
                baseline=judgement.baseline,
                catalogue=one.catalogue,
                edition=one.edition,
                structure=catalogue.structure,
                outcome=one.outcome,
                possible=low.possible,
                claimed=low.claimed,
                evidenced=low.evidenced,
                in_scope=low.in_scope,
                answered=low.answered,
                gaps=low.gaps,
                verified=verified.earned if verified else None,
                verified_possible=verified.possible if verified else None,
                verified_outcome=one.verified.outcome if one.verified else None,
                title=catalogue.title,
                baseline_title=baselines.get(judgement.baseline or ""),
            )


def _inputs(result: AssessmentResult) -> str:
    """Return one hash for all that went in: what each file was used as with its hash, and the options."""
    files = sorted([str(one.role), one.sha256] for one in result.inputs)
    told = json.dumps([files, _options(result.options)], sort_keys=True, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def _options(options: RunOptions) -> dict[str, object]:
    return {
        "with_options": sorted(options.with_options),
        "thresholds": {str(name): value for name, value in options.thresholds.items()},
        "fail_under": options.fail_under,
        "fail_on": sorted(options.fail_on),
        "editions": dict(options.editions),
    }
