"""``ismap-check evidence check``: look at the evidence of a profile."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import ProfileArgument, catalogue_options, day_options, failing_options, limit_options
from ismap_check.cli.values import whole_number

OPTIONS = (day_options, failing_options, catalogue_options, limit_options)

DAYS = 30


def run(
    ctx: typer.Context,
    *,
    profile: ProfileArgument,
    within: Annotated[
        int | None, typer.Option("--within", metavar="N", parser=whole_number, show_default=str(DAYS))
    ] = None,
    fix: Annotated[bool, typer.Option("--fix")] = False,
) -> int:
    """Look, show, and write missing hashes where that is asked for."""
    from ismap_check.cli.evidence_checking import show_evidence

    return show_evidence(profile, DAYS if within is None else within, ctx.obj, fix=fix)
