"""What ``diff`` does: judge or read both sides, show what changed, write it, and say whether anything got worse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.assessing import Assessed, targets_beside_screen, usable
from ismap_check.cli.difference_page import difference_page
from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import Session
from ismap_check.cli.sides import FAILING, both_sides, earlier_side
from ismap_check.cli.written import write_targets
from ismap_check.errors import UsageError
from ismap_check.model.difference import Difference
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.formats import CHANGES, PAGES, TABLES
from ismap_check.report.since import Earlier
from ismap_check.workflow.differing import difference_rendered, differing, mappings_between
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets

Render = Callable[..., bytes]
"""Turns a result and a target into bytes, and an earlier result with them."""

REGRESSION = "regression"
"""The family of ``--fail-on`` that only a comparison can answer (JUDGING, section 9)."""


def show_difference(old: str, new: str, session: Session) -> int:
    """Show what changed unless a report takes its place on standard output; write what is asked for.

    The exit code is 1 only where ``--fail-on`` or ``--fail-under`` says so: for ``regression``, a finding of the newer
    side or its score. What a kept result was asked to fail on was a matter of the run that kept it.
    """
    if old == new == STANDARD_INPUT:
        raise UsageError("diff-one-stdin")
    targets = targets_beside_screen(session, {**PAGES, **TABLES, **CHANGES})
    regressions_fail = _take_regression(session)
    before, after = both_sides(old, new, session)
    found = differing(before.result, after.result, _mappings(before.result, after.result, session))
    check_targets([target.path for target in targets if target.path], (*before.files, *after.files))
    if all(target.path for target in targets):
        _show(found, session)
    _write(found, targets, session)
    failed_on = after.result.failed_on if FAILING & session.given.keys() else ()
    failed = (regressions_fail and found.has_regressed) or failed_on
    return ExitCode.CHECK_SAYS_NO if failed and "--exit-zero" not in session.given else ExitCode.CONDITIONS_MET


def looking_back(assessed: Assessed, render: Render, session: Session) -> tuple[Assessed, Render]:
    """Return how to render with a look back at what ``--previous`` names; that file may not be written either."""
    previous = session.given["--previous"]
    before = earlier_side(previous, assessed.result.profile.service.id, session)
    earlier = Earlier(before.result, _mappings(before.result, assessed.result, session))
    files = (*assessed.files, *before.files)
    return assessed._replace(files=files), partial(render, earlier=earlier)


def _mappings(before: AssessmentResult, after: AssessmentResult, session: Session) -> tuple[CatalogueMapping, ...]:
    """Return the mappings between both sides; tells what is wrong with one that has a say, and ends the run then."""
    read = mappings_between(before, after, shelf_of(session, asked_limits(session.given)))
    return usable(read.value, read.diagnostics, read.sources, session)


def _take_regression(session: Session) -> bool:
    """Take ``regression`` out of what is passed on to judging; return whether it was there."""
    asked = [code.strip() for listed in session.given.get("--fail-on", ()) for code in listed.split(",")]
    rest = [code for code in asked if code and code != REGRESSION]
    if "--fail-on" in session.given:
        session.given["--fail-on"] = rest
        if not rest:
            del session.given["--fail-on"]
    return REGRESSION in asked


def _show(found: Difference, session: Session) -> None:
    streams.write_text(difference_page(found, screen_of(session), whole=session.verbose))


def _write(found: Difference, targets: tuple[Target, ...], session: Session) -> None:
    write_targets(targets, lambda target: difference_rendered(found, target), session)
