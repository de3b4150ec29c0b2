"""``ismap-check init``: a blank vendor profile to fill in, or the sample to look at."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues as known_catalogues
from ismap_check.cli.options import catalogue_options, limit_options
from ismap_check.cli.values import place
from ismap_check.workflow.depth import Depth

OPTIONS = (catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    catalogues: Annotated[
        list[str] | None, typer.Argument(metavar="CATALOGUES", autocompletion=known_catalogues)
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    depth: Annotated[Depth, typer.Option("--depth", metavar="DEPTH", show_default="detail")] = Depth.DETAIL,
    editor: Annotated[bool, typer.Option("--editor")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    sample: Annotated[str | None, typer.Option("--sample", metavar="FOLDER", parser=place)] = None,
) -> int:
    """Write a blank profile or the sample."""
    from ismap_check.cli.starting import Start, write_blank, write_sample

    start = Start(catalogues=catalogues or [], output=output, depth=depth, editor=editor, force=force)
    return write_sample(sample, start, ctx.obj) if sample else write_blank(start, ctx.obj)
