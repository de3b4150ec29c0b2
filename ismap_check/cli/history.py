"""What ``--record`` and ``history`` do: add to a history, and show one that is whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits
from ismap_check.cli.assessing import targets_beside_screen
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.history_page import history_page
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import Session
from ismap_check.cli.written import write_targets
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import PAGES, TABLES
from ismap_check.workflow.history.chain import History
from ismap_check.workflow.history.files import append_record, history_file, load_history
from ismap_check.workflow.history.recording import record_of
from ismap_check.workflow.history.showing import history_rendered
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets

CHAIN: Collection[str] = frozenset({"history-altered", "history-broken", "history-no-start"})
"""What is wrong with a history that can be read: it is not what was recorded."""


def record_result(folder: str, result: AssessmentResult, session: Session) -> int:
    """Add a record to the history in a folder; the exit code says whether that went well."""
    appended = append_record(Path(folder), record_of(result), asked_limits(session.given))
    if appended.diagnostics:
        session.note("history-not-recorded", always=True, path=str(appended.path))
        return _stop(appended.diagnostics, session)
    session.note("history-recorded", path=str(appended.path), number=appended.number)
    if appended.later:
        day, last = result.as_of.isoformat(), appended.later.isoformat()
        session.note("history-earlier", always=True, day=day, last=last)
    return ExitCode.CONDITIONS_MET


def show_history(named: str, session: Session) -> int:
    """Show a history on the terminal, or write it; 1 if its chain is broken, and then nothing else is shown."""
    targets = targets_beside_screen(session, {**PAGES, **TABLES})
    history = load_history(named, asked_limits(session.given))
    if history.diagnostics:
        return _stop(history.diagnostics, session)
    if targets:
        _write(history, targets, named, session)
        return ExitCode.CONDITIONS_MET
    streams.write_text(history_page(history, screen_of(session)))
    return ExitCode.CONDITIONS_MET


def _write(history: History, targets: Sequence[Target], named: str, session: Session) -> None:
    check_targets([target.path for target in targets if target.path], [history_file(named)])
    write_targets(targets, lambda target: history_rendered(history, target), session)


def _stop(diagnostics: Sequence[Diagnostic], session: Session) -> int:
    """Tell what is wrong; a history that can be read but is not what was recorded is a check that says no."""
    tell_diagnostics(diagnostics, (), session)
    if all(one.code in CHAIN for one in diagnostics):
        return ExitCode.CHECK_SAYS_NO
    return code_of_diagnostics(diagnostics)
