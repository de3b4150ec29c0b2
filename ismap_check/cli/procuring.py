"""What ``procure`` does: read a case with its bids, judge them, write the report and the questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.asked_run import asked_terms
from ismap_check.cli.assessing import asked_targets
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.session import Session
from ismap_check.cli.written import write_targets
from ismap_check.model.procurement import ProcurementCase
from ismap_check.procurement.case_result import CaseResult
from ismap_check.renderers.formats import PAGES
from ismap_check.sources.limits import Limits
from ismap_check.workflow.case_documents import CaseDocuments, load_case_documents
from ismap_check.workflow.case_pages import case_rendered, question_files
from ismap_check.workflow.procuring import judge_case
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets, make_folder, write_file


class Wanted(NamedTuple):
    """What is asked for beside the report: the annex in its place, and a folder for the questions."""

    annex: bool = False
    questions: str | None = None


def procure(name: str, wanted: Wanted, session: Session) -> int:
    """Write what is wanted of a case and return the exit code: bids that fail are no reason for another than 0.

    A profile that cannot be used is told, has its row in the report, and makes the exit code 3 or 4.
    """
    limits = asked_limits(session.given)
    targets = asked_targets(session, PAGES)
    documents = _documents(name, session, limits)
    case = _usable(documents, session)
    result = judge_case(documents, case, asked_terms(session, limits, {}))
    _write(result, wanted, targets, _files(documents), session)
    if trouble := code_of_diagnostics(documents.trouble):
        return trouble
    return ExitCode.CHECK_SAYS_NO if result.failed_on else ExitCode.CONDITIONS_MET


def _documents(name: str, session: Session, limits: Limits) -> CaseDocuments:
    """Return the case with all it refers to, and with the reviews and waivers that were given."""
    shelf = shelf_of(session, limits)
    documents = load_case_documents(name, shelf, limits)
    reviews, waivers = session.given.get("--review", ()), session.given.get("--waivers", ())
    if not reviews and not waivers:
        return documents
    from ismap_check.workflow.assessor_documents import AssessorFiles
    from ismap_check.workflow.case_assessors import with_assessors

    return with_assessors(documents, AssessorFiles(reviews, waivers), limits, shelf.store)


def _usable(documents: CaseDocuments, session: Session) -> ProcurementCase:
    """Return the case, or end the run with all problems; what is wrong with a bid is told and does not end it."""
    said = (*documents.diagnostics, *documents.trouble)
    code = code_of_diagnostics(documents.diagnostics)
    if code or documents.case is None:
        tell_diagnostics(said, documents.sources, session)
        raise typer.Exit(code or ExitCode.INVALID_DOCUMENT)
    if code_of_diagnostics(documents.trouble):
        tell_diagnostics(said, documents.sources, session)
    elif said:
        session.note("warnings", n=len(said))
    return documents.case


def _write(
    result: CaseResult, wanted: Wanted, targets: Sequence[Target], inputs: Sequence[Path], session: Session
) -> None:
    """Render everything, then write it; an input is never overwritten."""
    sheets = _sheets(result, wanted, session)
    check_targets([*(target.path for target in targets if target.path), *sheets], inputs)
    write_targets(targets, lambda target: case_rendered(result, target, annex=wanted.annex), session)
    for path, data in sheets.items():
        write_file(path, data)
        session.note("written", path=str(path))


def _sheets(result: CaseResult, wanted: Wanted, session: Session) -> Mapping[Path, bytes]:
    if wanted.questions is None:
        return {}
    folder = Path(wanted.questions)
    files = question_files(result, session.words.language)
    make_folder(folder)
    return {folder / name: data for name, data in files.items()}


def _files(documents: CaseDocuments) -> list[Path]:
    """Return every file that was read, evidence included: none of them may be written."""
    evidence = [
        Path(bid.path).parent / item.file
        for bid in documents.bids
        if bid.documents.profile
        for item in bid.documents.profile.evidence.values()
        if item.file
    ]
    return [*(Path(source.name) for source in documents.sources), *evidence]
