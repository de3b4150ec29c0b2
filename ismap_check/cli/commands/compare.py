"""``ismap-check compare``: several vendors side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import levels
from ismap_check.cli.options import catalogue_options, data_options, judging_options, limit_options, text_options

OPTIONS = (data_options, catalogue_options, judging_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    sources: Annotated[list[str], typer.Argument(metavar="INPUTS")],
    rank: Annotated[bool, typer.Option("--rank")] = False,
    level: Annotated[str, typer.Option("--level", metavar="LEVEL", autocompletion=levels, show_default=False)] = "full",
) -> int:
    """Judge or read all, compare, show and write."""
    from ismap_check.cli.comparing import Wanted, compare_sources

    return compare_sources(tuple(sources), Wanted(ranked=rank, level=level), ctx.obj)
