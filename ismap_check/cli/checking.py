"""What ``validate`` and ``catalogue check`` share: read files, tell what is wrong in each, count."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.cli.asked import asked_limits, asked_stdin, shelf_of
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.session import Session
from ismap_check.sources.limits import Limits
from ismap_check.workflow.any_document import Checked, check_file, check_source
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import STANDARD_INPUT, STDIN_NAME


def check_files(names: Sequence[str], session: Session, *, strict: bool = False) -> int:
    """Check every file, tell all problems, and return the exit code; ``strict`` lets warnings count as errors."""
    limits = asked_limits(session.given)
    shelf = shelf_of(session, limits)
    checked = [_check(name, shelf, limits) for name in dict.fromkeys(names)]
    diagnostics = [one for file in checked for one in file.diagnostics]
    tell_diagnostics(diagnostics, (source for file in checked for source in file.sources), session)
    for file in checked:
        _tell_count(file, session)
    code = code_of_diagnostics(diagnostics)
    return ExitCode.INVALID_DOCUMENT if strict and diagnostics and not code else code


def _check(name: str, shelf: Shelf, limits: Limits) -> Checked:
    if name == STANDARD_INPUT:
        return check_source(asked_stdin(limits), STDIN_NAME, shelf, limits)
    return check_file(name, shelf, limits)


def _tell_count(file: Checked, session: Session) -> None:
    warnings = len(file.diagnostics) - file.errors
    if file.errors:
        session.note("validated-errors", name=file.name, errors=file.errors, warnings=warnings)
    elif warnings:
        session.note("validated-warnings", name=file.name, n=warnings)
    else:
        session.note("validated-clean", name=file.name)
