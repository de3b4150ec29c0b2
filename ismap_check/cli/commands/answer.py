"""``ismap-check answer``: answer a vendor profile in the terminal, control by control."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import ProfileArgument, catalogue_options, limit_options, text_options

OPTIONS = (catalogue_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    profile: ProfileArgument,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="PART")] = None,
) -> int:
    """Ask for what is open, and save every answer at once."""
    from ismap_check.cli.answering import answer_profile

    return answer_profile(profile, only or (), ctx.obj)
