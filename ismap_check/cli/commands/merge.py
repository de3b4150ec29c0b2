"""``ismap-check merge``: join profiles that several people wrote."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import catalogue_options, limit_options
from ismap_check.questionnaire.merging import Prefer

OPTIONS = (catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    profiles: Annotated[list[str], typer.Argument(metavar="PROFILES")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    on_conflict: Annotated[Prefer | None, typer.Option("--on-conflict", metavar="SIDE")] = None,
) -> int:
    """Join answer by answer, check, write."""
    from ismap_check.cli.questioning import merge_profiles

    return merge_profiles(profiles, output, on_conflict, ctx.obj)
