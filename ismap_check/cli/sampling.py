"""What ``review sample`` does: draw, write how, and prepare the review of what was drawn, or check one, if asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ismap_check.assessment.sampling import Drawing
from ismap_check.cli.assessing import Assessed, asked_targets, assess_profile, write_reports
from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.reviewing import add_to_review, chosen_controls, settled_review, write_new_review
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.model.result import AssessmentResult
from ismap_check.model.review import DrawingRecord, Reviewer
from ismap_check.renderers.formats import PAGES, TABLES
from ismap_check.sources.normal_form import first_refused, normal_form
from ismap_check.workflow.reviewing.prepared import Prepared
from ismap_check.workflow.reviewing.sampling import (
    drawn_among,
    nearest,
    only_in_one,
    prepared_for,
    recorded,
    sample_rendered,
)
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets


class Sampling(NamedTuple):
    """What ``review sample`` was asked for."""

    size: int
    seed: str
    into: str | None = None
    check: str | None = None
    catalogues: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


def sample_review(profile: str, wanted: Sampling, session: Session) -> int:
    """Draw and write; the exit code says nothing of what is judged."""
    seed = _asked_seed(wanted)
    if wanted.check and (wanted.into or "--output" in session.given):
        raise UsageError("sample-check-alone")
    targets = asked_targets(session, {**PAGES, **TABLES})
    assessed = assess_profile(profile, session)
    check_targets([Path(wanted.into)] if wanted.into else [], assessed.files)
    prepared = chosen_controls(assessed, wanted.catalogues, wanted.only)
    drawing = drawn_among(prepared, assessed.result, wanted.size, seed)
    if not drawing.population:
        raise UsageError("sample-nothing")
    if wanted.size > len(drawing.population):
        session.note("sample-whole", size=wanted.size, n=len(drawing.population))
    record = recorded(drawing, assessed.result, wanted.catalogues, wanted.only)
    if wanted.check:
        return _check(wanted.check, record, assessed, session)
    code = _into_review(wanted.into, assessed, prepared_for(prepared, drawing), record, session)
    if code == ExitCode.CONDITIONS_MET and (not wanted.into or "--output" in session.given):
        write_reports(assessed, targets, session, partial(_rendered, drawing))
    return code


def _check(name: str, record: DrawingRecord, assessed: Assessed, session: Session) -> int:
    """Hold a drawing against the one that a review keeps; 1 if it drew others, or kept none by this seed and size."""
    review = settled_review(name, assessed, session).review
    kept = nearest(record, review.drawings)
    if kept is None:
        session.note("sample-not-recorded", always=True, path=name)
        return ExitCode.CHECK_SAYS_NO
    if others := only_in_one(record, kept):
        session.note("sample-differs", always=True, path=name, n=len(others), ids=others)
        return ExitCode.CHECK_SAYS_NO
    session.note("sample-same", path=name, n=sum(map(len, record.controls.values())))
    if kept.population_sha256 != record.population_sha256:
        session.note("sample-population", always=True)
    return ExitCode.CONDITIONS_MET


def _rendered(drawing: Drawing, result: AssessmentResult, target: Target) -> bytes:
    return sample_rendered(result, drawing, target)


def _asked_seed(wanted: Sampling) -> str:
    """Return the seed in normal form; raises :class:`UsageError` for one that cannot be read out, and for no size."""
    if wanted.size < 1:
        raise UsageError("sample-size")
    seed = " ".join(normal_form(wanted.seed).split())
    if not seed or first_refused(seed) is not None:
        raise UsageError("sample-seed")
    return seed


def _into_review(
    into: str | None, assessed: Assessed, drawn: Sequence[Prepared], record: DrawingRecord, session: Session
) -> int:
    """Put what was drawn into a review document with the record of the drawing, a new one where there is none."""
    if into is None:
        return ExitCode.CONDITIONS_MET
    if Path(into).exists():
        return add_to_review(into, assessed, drawn, session, drawing=record)
    write_new_review(Path(into), assessed, drawn, session, Reviewer(name=""), drawing=record)
    return ExitCode.CONDITIONS_MET
