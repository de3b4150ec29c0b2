"""``ismap-check carry-over``: start the next period's profile from the last one's."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import ProfileArgument, catalogue_options, day_options, limit_options

OPTIONS = (day_options, catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    profile: ProfileArgument,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Read, mark every answer, write."""
    from ismap_check.cli.carrying_over import carry_over

    return carry_over(profile, output, ctx.obj, force=force)
