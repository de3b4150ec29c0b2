"""What ``coverage`` does: show what answers say about another catalogue, write it as a report or into the profile."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import typer

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.asked_run import asked_documents
from ismap_check.cli.assessing import targets_beside_screen
from ismap_check.cli.clock import today
from ismap_check.cli.coverage_page import coverage_page
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import Session
from ismap_check.cli.written import write_targets
from ismap_check.errors import UsageError
from ismap_check.renderers.formats import PAGES
from ismap_check.report.covered import Covered
from ismap_check.sources.limits import Limits
from ismap_check.version import __version__
from ismap_check.workflow.covering import Asked, Covering, cover_profile, coverage_rendered, proposals_written
from ismap_check.workflow.profile_editing import write_changes
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets


def show_coverage(profile: str, asked: Asked, session: Session, *, apply: bool) -> int:
    """Show the coverage unless a report takes its place on standard output; write what is asked for.

    How much is covered is no reason for another exit code than 0. Raises :class:`UsageError` where the profile is
    standard input and is to be changed.
    """
    if apply and profile == STANDARD_INPUT:
        raise UsageError("apply-needs-file")
    limits = asked_limits(session.given)
    targets = targets_beside_screen(session, PAGES)
    shelf = shelf_of(session, limits)
    found = cover_profile(asked_documents(profile, session, limits), asked, shelf, limits)
    covered = _usable(found, session)
    check_targets([target.path for target in targets if target.path], [Path(source.name) for source in found.sources])
    if all(target.path for target in targets):
        _show(covered, session)
    _write(covered, targets, session)
    if apply:
        return _apply(profile, found, shelf, limits, session)
    if covered.coverage.offered:
        session.note("coverage-next", command=shlex.join(["ismap-check", *session.arguments, "--apply"]))
    return ExitCode.CONDITIONS_MET


def _usable(found: Covering, session: Session) -> Covered:
    """Return what is to be told, or end the run with all problems."""
    if found.profile is None or found.coverage is None:
        tell_diagnostics(found.diagnostics, found.sources, session)
        raise typer.Exit(code_of_diagnostics(found.diagnostics) or ExitCode.INVALID_DOCUMENT)
    if found.diagnostics:
        session.note("warnings", n=len(found.diagnostics))
    day = session.given.get("--as-of") or today(session.environment)
    return Covered(found.profile, found.coverage, found.mappings, day, __version__)


def _show(covered: Covered, session: Session) -> None:
    streams.write_text(coverage_page(covered, screen_of(session), whole=session.verbose))


def _write(covered: Covered, targets: Sequence[Target], session: Session) -> None:
    write_targets(targets, lambda target: coverage_rendered(covered, target), session)


def _apply(profile: str, found: Covering, shelf: Shelf, limits: Limits, session: Session) -> int:
    """Write what is offered into the profile's files, and say what was written."""
    if found.coverage is None or not found.coverage.offered:
        session.note("coverage-nothing")
        return ExitCode.CONDITIONS_MET
    changes = proposals_written(profile, found.coverage, shelf, limits)
    if changes.value is None:
        tell_diagnostics(changes.diagnostics, found.sources, session)
        return code_of_diagnostics(changes.diagnostics)
    write_changes(changes.value)
    for change in changes.value:
        session.note("written", path=change.name)
    n, ref = len(found.coverage.offered), found.coverage.target.catalogue.ref
    session.note("coverage-written", n=n, catalogue=ref)
    return ExitCode.CONDITIONS_MET
