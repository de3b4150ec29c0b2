"""Turn the options that were given into what one assessment takes: its documents, its day, its options."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.cli.asked import asked_stdin
from ismap_check.cli.clock import today
from ismap_check.cli.session import Session
from ismap_check.model.result import RunOptions
from ismap_check.sources.limits import Limits
from ismap_check.workflow.documents_of_run import Named
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.standard_input import STANDARD_INPUT


def asked_documents(profile: str, session: Session, limits: Limits) -> Named:
    """Return the documents of a run; standard input is read here if it stands for the profile."""
    baselines = tuple(dict.fromkeys(session.given.get("--baseline", ())))
    stdin = asked_stdin(limits) if profile == STANDARD_INPUT else None
    reviews, waivers = session.given.get("--review", ()), session.given.get("--waivers", ())
    return Named(profile=profile, baselines=baselines, stdin=stdin, reviews=reviews, waivers=waivers)


def asked_terms(session: Session, limits: Limits, editions: Mapping[str, str]) -> Terms:
    """Return on which day and with which options to judge."""
    given = session.given
    options = RunOptions(
        with_options=tuple(dict.fromkeys(given.get("--with-option", ()))),
        thresholds=dict(given.get("--threshold", ())),
        fail_under=given.get("--fail-under"),
        fail_on=tuple(dict.fromkeys(_parted(given.get("--fail-on", ())))),
        editions=editions,
    )
    return Terms(as_of=given.get("--as-of") or today(session.environment), options=options, limits=limits)


def _parted(codes: list[str]) -> list[str]:
    """Return the codes of lists separated by commas."""
    return [code.strip() for listed in codes for code in listed.split(",") if code.strip()]
