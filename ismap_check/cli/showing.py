"""Show the outcome of an assessment on standard output, and what to run next."""

from __future__ import annotations

import shlex
import sys

from ismap_check.cli import streams
from ismap_check.cli.paint import Paint
from ismap_check.cli.session import Session
from ismap_check.cli.summary import Screen, summary
from ismap_check.model.result import AssessmentResult


def show_summary(result: AssessmentResult, profile: str, session: Session) -> None:
    """Write the summary; the next command stands at its end on a terminal."""
    paint = Paint(streams.wants_colour(sys.stdout, session.environment))
    screen = Screen(words=session.words, columns=streams.columns(sys.stdout), paint=paint)
    streams.write_text(summary(result, screen))
    if "--output" not in session.given:
        session.note("next", command=shlex.join(["ismap-check", "report", profile, "-o", "report.html"]))
