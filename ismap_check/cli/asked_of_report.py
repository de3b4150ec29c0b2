"""Turn the options of ``report`` into what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from ismap_check.cli.session import Session
from ismap_check.model.result import AssessmentResult
from ismap_check.report.asked import Audience, Level
from ismap_check.workflow.asking import asked, check_formats
from ismap_check.workflow.rendering import rendered
from ismap_check.workflow.targets import Target


def asked_of_report(session: Session, targets: Iterable[Target]) -> Callable[[AssessmentResult, Target], bytes]:
    """Return how to render what is asked; raises :class:`UsageError` for options that do not fit, or fit no target."""
    given = session.given
    wanted = asked(
        given.get("--level", Level.FULL), given.get("--audience", Audience.INTERNAL), given.get("--only", ())
    )
    check_formats(wanted, (target.format for target in targets))
    return partial(rendered, asked=wanted)
