"""``ismap-check diff``: what changed from one profile or result to another of the same service."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import (
    catalogue_options,
    data_options,
    judging_options,
    limit_options,
    text_options,
)

OPTIONS = (data_options, catalogue_options, judging_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    before: Annotated[str, typer.Argument(metavar="BEFORE")],
    after: Annotated[str, typer.Argument(metavar="AFTER")],
) -> int:
    """Judge or read both, compare, show and write."""
    from ismap_check.cli.result_diff import show_difference

    return show_difference(before, after, ctx.obj)
