"""Give HTML reports the look of the folder that ``--template`` names."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from ismap_check.cli.asked import asked_limits
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.workflow.own_look import read_look
from ismap_check.workflow.targets import Target

FORMAT = "html"


def with_own_look(targets: Sequence[Target], session: Session) -> tuple[Target, ...]:
    """Return the targets, those in HTML with the look; mistakes in the folder end the run before any work is done."""
    if all(target.format != FORMAT for target in targets):
        raise UsageError("template-without-html")
    read = read_look(session.given["--template"], asked_limits(session.given))
    if read.value is None:
        tell_diagnostics(read.diagnostics, read.sources, session)
        raise typer.Exit(code_of_diagnostics(read.diagnostics) or ExitCode.INVALID_DOCUMENT)
    return tuple(target._replace(look=read.value) if target.format == FORMAT else target for target in targets)
