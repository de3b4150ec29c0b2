"""Turn the options that were given into what the workflow takes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from ismap_check.cli.clock import today
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.model.result import RunOptions
from ismap_check.sources.limits import HIGHEST_DEPTH, OPTIONS, Limits
from ismap_check.workflow.documents_of_run import STANDARD_INPUT, Named, read_stdin
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.settings import read_settings
from ismap_check.workflow.shelf import Shelf


def asked_limits(given: Mapping[str, Any]) -> Limits:
    """Return the limits, raised or lowered by options."""
    changed = {field: given[option] for field, option in OPTIONS.items() if option in given}
    try:
        return Limits(**changed)
    except ValueError:
        names = tuple(OPTIONS[field] for field in changed)
        raise UsageError("limit-invalid", {"name": names, "deepest": HIGHEST_DEPTH}) from None


def shelf_of(session: Session, limits: Limits) -> Shelf:
    """Return the catalogues and baselines at hand: those of the command line, of the settings, then the bundled."""
    settings = read_settings(Path(), session.environment, limits)
    return Shelf([session.given.get("--catalogue", ()), settings.catalogues], settings.baselines, limits)


def asked_documents(profile: str, session: Session, limits: Limits) -> Named:
    """Return the documents of a run; standard input is read here if it stands for the profile."""
    baselines = tuple(dict.fromkeys(session.given.get("--baseline", ())))
    stdin = read_stdin(_standard_input(), limits) if profile == STANDARD_INPUT else None
    return Named(profile=profile, baselines=baselines, stdin=stdin)


def _standard_input() -> BinaryIO:
    return BytesIO() if sys.stdin is None else sys.stdin.buffer


def asked_terms(session: Session, limits: Limits) -> Terms:
    """Return on which day and with which options to judge."""
    given = session.given
    options = RunOptions(
        with_options=tuple(dict.fromkeys(given.get("--with-option", ()))),
        thresholds=dict(given.get("--threshold", ())),
        fail_under=given.get("--fail-under"),
        fail_on=tuple(dict.fromkeys(_parted(given.get("--fail-on", ())))),
    )
    return Terms(as_of=given.get("--as-of") or today(session.environment), options=options, limits=limits)


def _parted(codes: list[str]) -> list[str]:
    """Return the codes of lists separated by commas."""
    return [code.strip() for listed in codes for code in listed.split(",") if code.strip()]
