"""Write a review document to fill in: every control with its digest and what is claimed, nothing tested yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ismap_check.editing.yaml_text import yaml_text
from ismap_check.i18n.words import Words
from ismap_check.model.diagnostic import Pointer
from ismap_check.model.plain.review import write_entry, write_review
from ismap_check.model.review import DrawingRecord, Review, ReviewEntry, Reviewer, ReviewMark
from ismap_check.workflow.reviewing.notes import focuses_of, notes_of, pointer_of
from ismap_check.workflow.reviewing.prepared import Prepared


def blank_review(
    service: str,
    reviewer: Reviewer,
    prepared: Sequence[Prepared],
    words: Words,
    drawing: DrawingRecord | None = None,
) -> str:
    """Return the text of the document; it is valid as it stands."""
    review = Review(
        service=service,
        reviewer=reviewer,
        editions={one.catalogue.id: one.catalogue.edition for one in prepared},
        results={},
        drawings=(drawing,) if drawing else (),
    )
    data = write_review(review) | {"results": _results(prepared)}
    focuses = focuses_of(prepared, words)
    notes: dict[Pointer, Sequence[str]] = {
        (at := pointer_of(one)): (*(("", *focuses[at]) if at in focuses else ()), "", *notes_of(one, words))
        for one in prepared
    }
    notes[("reviewer",)] = words.items("review-file.reviewer")
    notes[("results",)] = words.items("review-file.results")
    if drawing:
        notes[("drawings",)] = words.items("review-file.drawings")
    return yaml_text(data, words.items("review-file.head"), notes)


def blank_entry(one: Prepared) -> dict[str, Any]:
    """Return the result on a control that nobody has tested yet."""
    untested = ReviewMark.NOT_TESTED
    return write_entry(ReviewEntry(digest=one.digest, design=untested, operation=untested))


def _results(prepared: Iterable[Prepared]) -> dict[str, dict[str, Any]]:
    results: dict[str, dict[str, Any]] = {}
    for one in prepared:
        results.setdefault(one.catalogue.id, {})[one.control.id] = blank_entry(one)
    return results
