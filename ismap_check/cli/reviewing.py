"""What ``review init`` does: prepare a review document, or bring one up to the profile as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits
from ismap_check.cli.assessing import Assessed, assess_profile
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.session import Session
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.review_check import resolve_review
from ismap_check.documents.review_load import ReviewDocument, load_review
from ismap_check.errors import UsageError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.review import DrawingRecord, Reviewer
from ismap_check.sources.source import Source
from ismap_check.workflow.asking import asked, check_asked
from ismap_check.workflow.profile_editing import write_changes
from ismap_check.workflow.reviewing.blank_review import blank_review
from ismap_check.workflow.reviewing.prepared import Prepared, prepare
from ismap_check.workflow.reviewing.updating import updated
from ismap_check.workflow.targets import STANDARD_OUTPUT
from ismap_check.workflow.writing import check_targets, write_file

IDS_SHOWN = 12


class Wanted(NamedTuple):
    """What ``review init`` was asked for."""

    output: str | None = None
    catalogues: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    reviewer: str | None = None
    organisation: str | None = None
    update: bool = False


def prepare_review(profile: str, wanted: Wanted, session: Session) -> int:
    """Write the document, or add to it what is missing; 3 if it cannot be used."""
    path = None if wanted.output in {None, STANDARD_OUTPUT} else Path(wanted.output or "")
    _check_output(path, update=wanted.update)
    assessed = assess_profile(profile, session)
    check_targets([path] if path else [], assessed.files)
    prepared = chosen_controls(assessed, wanted.catalogues, wanted.only)
    if path and wanted.update:
        return add_to_review(str(path), assessed, prepared, session)
    write_new_review(
        path, assessed, prepared, session, Reviewer(name=wanted.reviewer or "", organisation=wanted.organisation)
    )
    return ExitCode.CONDITIONS_MET


def chosen_controls(assessed: Assessed, catalogues: Sequence[str], only: Sequence[str]) -> list[Prepared]:
    """Return the controls to review; raises :class:`UsageError` where nothing of what was named is there."""
    result = assessed.result
    known = tuple(dict.fromkeys(one.catalogue for judgement in result.judgements for one in judgement.catalogues))
    for name in catalogues:
        if name not in known:
            raise UsageError("review-catalogue-unknown", {"name": name, "known": known})
    filters = asked(only=only)
    check_asked(filters, result)
    prepared = prepare(result, catalogues, filters.only)
    if not prepared:
        raise UsageError("review-nothing")
    return prepared


def write_new_review(
    path: Path | None,
    assessed: Assessed,
    prepared: Sequence[Prepared],
    session: Session,
    reviewer: Reviewer,
    *,
    drawing: DrawingRecord | None = None,
) -> None:
    """Write a new document, to standard output where there is no path; without a name it says that it is missing."""
    named = reviewer.name or session.words("review-file.nobody")
    text = blank_review(
        assessed.result.profile.service.id,
        Reviewer(name=named, organisation=reviewer.organisation),
        prepared,
        session.words,
        drawing,
    )
    if path is None:
        streams.write_text(text)
        return
    write_file(path, text.encode())
    session.note("review-written", path=str(path), n=len(prepared))


def add_to_review(
    name: str,
    assessed: Assessed,
    prepared: Sequence[Prepared],
    session: Session,
    *,
    drawing: DrawingRecord | None = None,
) -> int:
    """Add what is missing to the document that is there, and tell what is stale; results stay untouched."""
    read = load_review(Path(name), name=name, limits=asked_limits(session.given))
    document, source = _settled(read, assessed, session)
    found = updated(document, source, prepared, session.words, drawing)
    if found.value is None:
        return _stop(found.diagnostics, read.sources, session)
    if found.value.change.after != found.value.change.before:
        write_changes([found.value.change])
    told = (("added", found.value.added), ("renewed", found.value.renewed), ("stale", found.value.stale))
    for key, ids in told:
        if ids:
            session.note(f"review-{key}", always=key == "stale", n=len(ids), ids=_few(ids, session))
    if found.value.records_drawing:
        session.note("review-drawing", path=name)
    elif not any(ids for _, ids in told):
        session.note("review-complete", path=name)
    return ExitCode.CONDITIONS_MET


def _few(ids: tuple[str, ...], session: Session) -> tuple[str, ...]:
    """Return the first ids, and dots for the rest; ``--verbose`` leaves none out."""
    whole = session.verbose or len(ids) <= IDS_SHOWN
    return ids if whole else (*ids[:IDS_SHOWN], "…")


def settled_review(name: str, assessed: Assessed, session: Session) -> ReviewDocument:
    """Return a review of what was judged; ends the run with all problems if it cannot be used."""
    return _settled(load_review(Path(name), name=name, limits=asked_limits(session.given)), assessed, session)[0]


def _settled(
    read: LoadedDocument[ReviewDocument], assessed: Assessed, session: Session
) -> tuple[ReviewDocument, Source]:
    """Return the document with the file it stands in; ends the run with all problems if it cannot be used."""
    if read.value is None:
        raise typer.Exit(_stop(read.diagnostics, read.sources, session))
    result = assessed.result
    settled = resolve_review(read.value, result.catalogues, service=result.profile.service.id)
    if settled.value is None:
        raise typer.Exit(_stop(settled.diagnostics, read.sources, session))
    return settled.value, read.sources[0]


def _stop(diagnostics: Sequence[Diagnostic], sources: Sequence[Source], session: Session) -> int:
    tell_diagnostics(diagnostics, sources, session)
    return code_of_diagnostics(diagnostics) or ExitCode.INVALID_DOCUMENT


def _check_output(path: Path | None, *, update: bool) -> None:
    """Refuse to overwrite a review, and to bring one up to date that is not named."""
    if path is None:
        if update:
            raise UsageError("review-update-needs-file")
        return
    if not update and path.exists():
        raise UsageError("review-exists", {"path": str(path)})
    if not update:
        check_targets([path], ())
