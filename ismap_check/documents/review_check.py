"""Whether a review makes sense: about this service and edition, on controls that exist, without contradictions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.documents.near import Suggestions
from ismap_check.documents.periods import check_days
from ismap_check.documents.review_load import ReviewDocument
from ismap_check.documents.suffixes import full_ids
from ismap_check.documents.trouble import Site
from ismap_check.documents.unknown_control import UnknownControls
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.result import Verdict
from ismap_check.model.review import Correction, ReviewEntry, Sample
from ismap_check.model.text import Term

Found = Iterator[Diagnostic]

EARNING = (Verdict.SATISFIED, Verdict.PARTIAL)
"""The verdicts that nobody can reach without having seen something pass."""


def resolve_review(
    document: ReviewDocument, catalogues: Sequence[Catalogue], *, service: str | None = None
) -> Loaded[ReviewDocument]:
    """Return the review with full ids and every entry dated, or everything that is wrong with it.

    ``catalogues`` are those that are judged; ``service`` is the one under assessment, None where a review is looked at
    by itself. Results on catalogues that are not among them stay as they are written, with a warning.
    """
    review, site = document.review, document.site
    said = [*check_service(review.service, service, site), *_check_editions(review.editions, catalogues, site)]
    results: dict[str, dict[str, ReviewEntry]] = {}
    for key, entries in review.results.items():
        place = site.at("results", key)
        about = _about(key, review.editions.get(key), catalogues)
        if service is not None and all(one.id != key for one in catalogues):
            said.append(place.warning("review-not-judged", at_key=True, catalogue=key))
        for control, entry in entries.items():
            said += _check_entry(entry, review.grades, place.at(control))
        results[key], trouble = _with_full_ids(entries, about, place)
        said += trouble
    dated = {
        key: {
            control: dataclasses.replace(entry, reviewed_on=entry.reviewed_on or review.reviewed_on)
            for control, entry in entries.items()
        }
        for key, entries in results.items()
    }
    said += _check_dated(dated, site)
    sound = not any(one.is_error for one in said)
    settled = document._replace(review=dataclasses.replace(review, results=dated))
    return Loaded(settled if sound else None, tuple(said))


def check_service(named: str, service: str | None, site: Site) -> Found:
    """Yield an error where a document is about another service than the one under assessment."""
    if service is not None and named != service:
        yield site.at("of", "service").error("other-service", named=named, service=service)


def _check_editions(editions: Mapping[str, str], catalogues: Sequence[Catalogue], site: Site) -> Found:
    for key, edition in editions.items():
        judged = tuple(one.edition for one in catalogues if one.id == key)
        if judged and edition not in judged:
            place = site.at("of", "catalogues", key)
            yield place.error("review-other-edition", catalogue=key, edition=edition, judged=judged)


def _check_dated(results: Mapping[str, Mapping[str, ReviewEntry]], site: Site) -> Found:
    """Ask for the day of what is concluded: without one it gives way to every other result."""
    undated = [
        control
        for entries in results.values()
        for control, entry in entries.items()
        if entry.concludes and entry.reviewed_on is None
    ]
    if undated:
        yield site.at("results").warning("review-undated", at_key=True, n=len(undated), first=undated[0])


def _about(key: str, edition: str | None, catalogues: Iterable[Catalogue]) -> tuple[Catalogue, ...]:
    return tuple(one for one in catalogues if one.id == key and edition in (None, one.edition))


def _with_full_ids(
    entries: Mapping[str, ReviewEntry], about: Sequence[Catalogue], site: Site
) -> tuple[dict[str, ReviewEntry], list[Diagnostic]]:
    """Return the entries by full id; an id is looked for in every edition that the review may be about."""
    if not about:
        return dict(entries), []
    known = {written: full for catalogue in about for written, full in full_ids(catalogue).items()}
    unknown = UnknownControls(about[0], None, Suggestions())
    settled: dict[str, ReviewEntry] = {}
    written_as: dict[str, str] = {}
    said: list[Diagnostic] = []
    for written, entry in entries.items():
        full = known.get(written)
        if full is None:
            said.append(unknown.explain(written, site.at(written)))
        elif full in settled:
            place, other = site.at(written), written_as[full]
            said.append(place.error("duplicate-result", at_key=True, id=written, other=other))
        else:
            settled[full], written_as[full] = entry, written
    return settled, said


def _check_entry(entry: ReviewEntry, grades: Mapping[str, object], site: Site) -> Found:
    yield from _check_verdict(entry, site)
    if entry.grade is not None and entry.grade not in grades:
        known = tuple(grades)
        yield site.at("grade").error(
            "unknown-grade", grade=entry.grade, known=known, near=Suggestions()(entry.grade, known)
        )
    yield from check_days(entry.tested, site.at("tested"))
    yield from _check_sample(entry.sample or Sample(), site.at("sample"))
    yield from _check_correction(entry.correction, entry, site.at("correction"))


def _check_verdict(entry: ReviewEntry, site: Site) -> Found:
    """Refuse points beside a fail, and points for what was not seen to pass (JUDGING, section 10)."""
    verdict = entry.verdict
    if verdict is None:
        return
    shown = Term(f"term.verdict.{verdict}")
    if entry.fails and verdict is not Verdict.NOT_SATISFIED:
        yield site.at("verdict").error("review-verdict-contradicts", verdict=shown)
    elif verdict in EARNING and not entry.passes:
        yield site.at("verdict").error("review-verdict-untested", verdict=shown)


def _check_sample(sample: Sample, site: Site) -> Found:
    for part, whole in (("size", "population"), ("exceptions", "size")):
        less, more = getattr(sample, part), getattr(sample, whole)
        if less is not None and more is not None and less > more:
            named, limit = Term(f"term.sample.{part}"), Term(f"term.sample.{whole}")
            yield site.at(part).error("sample-too-large", value=less, limit=more, part=named, whole=limit)


def _check_correction(correction: Correction | None, entry: ReviewEntry, site: Site) -> Found:
    """Ask for words on what was found: without them nobody can follow a correction up."""
    if correction is not None and entry.note is None:
        yield site.warning("correction-without-finding", at_key=True)
