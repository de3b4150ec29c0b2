"""Show the outcome of an assessment on standard output, and what to run next."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from ismap_check.cli import streams
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import Session
from ismap_check.cli.summary import summary
from ismap_check.model.result import AssessmentResult

RECORD = "--record"


def show_summary(result: AssessmentResult, session: Session) -> None:
    """Write the summary, and as a message the command that writes the same as a report."""
    streams.write_text(summary(result, screen_of(session)))
    if "--output" not in session.given:
        session.note("next", command=shlex.join(["ismap-check", *_as_report(session.arguments), "-o", "report.html"]))


def _as_report(arguments: Sequence[str]) -> list[str]:
    """Return the same command line for ``report``, without ``--record``: one record of it is kept already."""
    place = list(arguments).index("assess")
    return [*arguments[:place], "report", *_without(RECORD, arguments[place + 1 :])]


def _without(option: str, arguments: Sequence[str]) -> list[str]:
    """Return the arguments without an option and the value that follows it, or stands behind its ``=``."""
    before = ["", *arguments]
    pairs = zip(before, arguments, strict=False)
    return [one for last, one in pairs if option not in {last, one} and not one.startswith(f"{option}=")]
