"""A review as the plain data of its document."""

from __future__ import annotations

from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given, write_date, write_period, write_title
from ismap_check.model.review import GRADES, Correction, DrawingRecord, FollowUp, Review, ReviewEntry, Sample
from ismap_check.model.text import Text

ASKED_FOR = ("baselines", "with_options", "catalogues", "only")
"""What a drawing may have been narrowed down by, or judged under."""


def write_review(review: Review) -> Plain:
    """Return the document; hash and origin are no part of it, and the built-in grades need not be named."""
    of = {"service": review.service, **given({"catalogues": dict(review.editions)})}
    reviewer = review.reviewer
    grades = {} if review.grades == dict.fromkeys(GRADES) else review.grades
    return {
        "kind": "review",
        "schema": SCHEMA_VERSION,
        "of": of,
        "reviewer": given(
            {
                "name": reviewer.name,
                "organisation": reviewer.organisation,
                "independence": reviewer.independence,
            }
        ),
        **given(
            {
                "reviewed_on": write_date(review.reviewed_on),
                "grades": {name: _write_grade(title) for name, title in grades.items()},
                "drawings": [write_drawing(one) for one in review.drawings],
            }
        ),
        "results": {
            catalogue: {control: write_entry(entry) for control, entry in entries.items()}
            for catalogue, entries in review.results.items()
        },
    }


def write_entry(entry: ReviewEntry) -> Plain:
    """Return the result on one control, without what is not stated."""
    return given(
        {
            "digest": entry.digest,
            "design": entry.design and str(entry.design),
            "operation": entry.operation and str(entry.operation),
            "verdict": entry.verdict and str(entry.verdict),
            "grade": entry.grade,
            "note": entry.note,
            "reviewed_on": write_date(entry.reviewed_on),
            "procedures": [str(one) for one in entry.procedures],
            "tested": write_period(entry.tested),
            "sample": entry.sample and _write_sample(entry.sample),
            "workpaper": entry.workpaper,
            "prior_finding": entry.prior_finding,
            "second_reviewer": entry.second_reviewer,
            "correction": entry.correction and _write_correction(entry.correction),
        }
    )


def write_drawing(drawing: DrawingRecord) -> Plain:
    """Return the record of a drawing, without what was not asked for."""
    return {
        "seed": drawing.seed,
        "size": drawing.size,
        "method": drawing.method,
        "population": drawing.population,
        "population_sha256": drawing.population_sha256,
        "controls": {catalogue: list(controls) for catalogue, controls in drawing.controls.items()},
        "tool_version": drawing.tool_version,
        "as_of": write_date(drawing.as_of),
        **given({name: list(getattr(drawing, name)) for name in ASKED_FOR}),
    }


def _write_grade(title: Text | None) -> Plain | str | None:
    return write_title(title) if title else None


def _write_sample(sample: Sample) -> Plain:
    return given(
        {
            "population": sample.population,
            "size": sample.size,
            "drawn": sample.drawn,
            "exceptions": sample.exceptions,
        }
    )


def _write_correction(correction: Correction) -> Plain:
    return given(
        {
            "agreed": correction.agreed,
            "owner": correction.owner,
            "due": write_date(correction.due),
            "follow_up": correction.follow_up and _write_follow_up(correction.follow_up),
        }
    )


def _write_follow_up(follow_up: FollowUp) -> Plain:
    result = follow_up.result and str(follow_up.result)
    return given({"seen_on": write_date(follow_up.seen_on), "result": result, "note": follow_up.note})
