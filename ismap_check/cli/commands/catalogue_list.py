"""``ismap-check catalogue list``: the catalogues and baselines at hand."""

from __future__ import annotations

import typer

from ismap_check.cli.options import catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(ctx: typer.Context) -> int:
    """List what is at hand; one that cannot be read is told and left out."""
    from ismap_check.cli.listing import list_catalogues

    return list_catalogues(ctx.obj)
