"""``ismap-check coverage``: what answers already given say about another catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues
from ismap_check.cli.options import (
    ProfileArgument,
    catalogue_options,
    day_options,
    limit_options,
    mapping_options,
    page_options,
    text_options,
)

OPTIONS = (mapping_options, page_options, day_options, catalogue_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    profile: ProfileArgument,
    to: Annotated[str, typer.Option("--to", metavar="CATALOGUE", autocompletion=catalogues, show_default=False)],
    source: Annotated[list[str] | None, typer.Option("--from", metavar="CATALOGUE", autocompletion=catalogues)] = None,
    apply: Annotated[bool, typer.Option("--apply")] = False,
) -> int:
    """Read, propose, show; write reports and the profile where that is asked for."""
    from ismap_check.cli.covering import show_coverage
    from ismap_check.workflow.covering import Asked

    return show_coverage(profile, Asked(to, tuple(source or ())), ctx.obj, apply=apply)
