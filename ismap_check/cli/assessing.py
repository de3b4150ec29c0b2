"""What ``assess`` and ``report`` share: from what was named to a result, from a result to files and an exit code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from ismap_check.cli.asked import asked_limits, shelf_of, wants_official_text
from ismap_check.cli.asked_run import asked_documents, asked_terms
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.progress import evidence_progress
from ismap_check.cli.session import Session
from ismap_check.cli.written import write_targets
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult
from ismap_check.model.rows import NamedTuple
from ismap_check.renderers.formats import Format
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.any_document import RESULT, kind_of
from ismap_check.workflow.asking import asked_landscape, asked_marking, check_marking
from ismap_check.workflow.carrying import chosen_editions
from ismap_check.workflow.documents_of_run import Documents, Named, load_all
from ismap_check.workflow.judging import judge, profile_folder
from ismap_check.workflow.rendering import rendered
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.targets import ALL, Target, targets
from ismap_check.workflow.writing import check_targets

T = TypeVar("T")

JUDGING = (
    "--as-of",
    "--baseline",
    "--edition",
    "--mapping",
    "--review",
    "--waivers",
    "--catalogue",
    "--with-option",
    "--threshold",
    "--fail-under",
    "--fail-on",
)
"""Options that say how to judge; a result is judged already."""

DRESSING = ("--template", "--landscape", "--marking")
"""Options that say how a written report looks."""


class Assessed(NamedTuple):
    """A result, and every file that was read for it: none of them may be written."""

    result: AssessmentResult
    files: tuple[Path, ...]


def assess_profile(profile: str, session: Session) -> Assessed:
    """Read and judge a profile; tells every problem and ends the run if a document has errors."""
    limits = asked_limits(session.given)
    return _assess(asked_documents(profile, session, limits), session, limits)


def assess_or_read(source: str, session: Session) -> Assessed:
    """Judge a profile, or take a result as it was written earlier."""
    limits = asked_limits(session.given)
    if source != STANDARD_INPUT and kind_of(source, limits) == RESULT:
        from ismap_check.workflow.stored_result import read_result

        return take_result(read_result(source, limits, with_official_text=wants_official_text(session)), session)
    named = asked_documents(source, session, limits)
    piped = named.stdin.value if named.stdin else None
    if piped and isinstance(piped.data, dict) and piped.data.get("kind") == RESULT:
        from ismap_check.workflow.stored_result import result_of

        return take_result(result_of(piped, limits, with_official_text=wants_official_text(session)), session)
    return _assess(named, session, limits)


def asked_targets(session: Session, known: Mapping[str, Format] = ALL) -> tuple[Target, ...]:
    """Return the reports to write, whose places are checked before the work begins."""
    outputs, formats = session.given.get("--output", ()), session.given.get("--format", ())
    wanted = targets(outputs, formats, session.words.language, known)
    check_targets([target.path for target in wanted if target.path], ())
    every = [target.format for target in wanted]
    marking = asked_marking(session.given.get("--marking", ""))
    check_marking(marking, every)
    landscape = asked_landscape(every, wanted="--landscape" in session.given)
    dressed = tuple(target._replace(marking=marking, landscape=landscape) for target in wanted)
    if "--template" not in session.given:
        return dressed
    from ismap_check.cli.own_look import with_own_look

    return with_own_look(dressed, session)


def targets_beside_screen(session: Session, known: Mapping[str, Format] = ALL) -> tuple[Target, ...]:
    """Return the reports to write of a command that shows its answer on the terminal where none is asked for.

    Raises :class:`UsageError` for options of reports where none is written.
    """
    if "--output" in session.given or "--format" in session.given:
        return asked_targets(session, known)
    for option in DRESSING:
        if option in session.given:
            raise UsageError("option-needs-output", {"name": option})
    return ()


def write_reports(
    assessed: Assessed,
    wanted: Sequence[Target],
    session: Session,
    render: Callable[[AssessmentResult, Target], bytes] = rendered,
) -> None:
    """Render all reports, then write them; an input is never overwritten."""
    check_targets([target.path for target in wanted if target.path], assessed.files)
    write_targets(wanted, lambda target: render(assessed.result, target), session)


def recorded(result: AssessmentResult, folder: str | None, session: Session) -> int:
    """Keep a record in ``folder``, if one is named; return what went wrong with it, otherwise the exit code."""
    if folder is None:
        return _exit_code(result, session)
    from ismap_check.cli.history import record_result

    return record_result(folder, result, session) or _exit_code(result, session)


def _exit_code(result: AssessmentResult, session: Session) -> int:
    """Return 0 if the conditions are met, or if ``--exit-zero`` says not to tell; otherwise 1."""
    passed = result.passed or "--exit-zero" in session.given
    return ExitCode.CONDITIONS_MET if passed else ExitCode.CHECK_SAYS_NO


def _assess(named: Named, session: Session, limits: Limits) -> Assessed:
    shelf = shelf_of(session, limits)
    editions = chosen_editions(session.given.get("--edition", ()), named.baselines, shelf)
    terms = asked_terms(session, limits, editions)
    documents = load_all(named._replace(editions=editions), shelf, limits)
    profile = usable_profile(documents, session)
    _tell_origins(documents, session)
    with evidence_progress(session):
        result = judge(named.profile, documents, profile, terms)
    folder = profile_folder(named.profile)
    evidence = [folder / item.file for item in profile.evidence.values() if item.file]
    return Assessed(result=result, files=(*(Path(source.name) for source in documents.sources), *evidence))


def take_result(loaded: LoadedDocument[AssessmentResult], session: Session) -> Assessed:
    """Return a result that was judged earlier; raises :class:`UsageError` for options that say how to judge."""
    for option in JUDGING:
        if option in session.given:
            raise UsageError("result-is-judged", {"name": option})
    result = usable(loaded.value, loaded.diagnostics, loaded.sources, session)
    return Assessed(result=result, files=tuple(Path(source.name) for source in loaded.sources))


def usable(
    value: T | None,
    diagnostics: Sequence[Diagnostic],
    sources: Sequence[Source],
    session: Session,
    *,
    assessors: Sequence[Source] = (),
) -> T:
    """Return what was read, or end the run with all problems; warnings alone are counted, for ``validate`` to show.

    Those about a document of ``assessors`` are shown: ``validate`` reads it without the profile, and cannot know them.
    """
    code = code_of_diagnostics(diagnostics)
    if code or value is None:
        tell_diagnostics(diagnostics, sources, session)
        raise typer.Exit(code or ExitCode.INVALID_DOCUMENT)
    theirs = {source.name for source in assessors}
    tell_diagnostics([one for one in diagnostics if one.document in theirs], sources, session)
    if rest := [one for one in diagnostics if one.document not in theirs]:
        session.note("warnings", n=len(rest))
    return value


def usable_profile(documents: Documents, session: Session) -> VendorProfile:
    """Return the profile of a run's documents, or end the run with all problems, as :func:`usable` does."""
    assessors = documents.assessor_sources
    return usable(documents.profile, documents.diagnostics, documents.sources, session, assessors=assessors)


def _tell_origins(documents: Documents, session: Session) -> None:
    if session.verbose:
        for catalogue in documents.catalogues:
            session.note("catalogue-used", name=catalogue.ref, origin=catalogue.origin)
