"""What ``carry-over`` does: write the next period's profile, and tell what needs to be looked at."""

from __future__ import annotations

from pathlib import Path

import typer

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.clock import today
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.next_command import next_command
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.workflow.carrying_over import carry_over_file
from ismap_check.workflow.questioning.writing_profile import check_suffix
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.writing import check_targets


def carry_over(profile: str, output: str, session: Session, *, force: bool) -> int:
    """Write the profile and say how many answers are to be checked, and which evidence is stale.

    Raises :class:`UsageError` for standard input and output, because the evidence lies beside a file, and for a name
    that is no profile's.
    """
    if STANDARD_INPUT in {profile, output}:
        raise UsageError("carry-over-needs-files")
    check_suffix(output)
    check_targets([Path(output)], [Path(profile)], keep_existing=not force)
    limits = asked_limits(session.given)
    day = session.given.get("--as-of") or today(session.environment)
    loaded = carry_over_file(profile, Path(output), day, shelf_of(session, limits), limits)
    if loaded.value is None:
        tell_diagnostics(loaded.diagnostics, loaded.sources, session)
        raise typer.Exit(code_of_diagnostics(loaded.diagnostics) or ExitCode.INVALID_DOCUMENT)
    carried = loaded.value
    session.note("written", path=output)
    session.note("carried-over", n=carried.answers)
    if not carried.commented:
        session.note("comments-left")
    for item, why in carried.stale.items():
        session.note(f"stale-{why}", id=item, title=carried.profile.evidence[item].title)
    if carried.elsewhere:
        session.note("evidence-elsewhere", always=True, folder=str(Path(profile).parent))
    session.note("carry-over-fill")
    session.note("carry-over-next", command=next_command(session, "answer", "--only", "proposed", output))
    return ExitCode.CONDITIONS_MET
