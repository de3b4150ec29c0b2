"""``ismap-check catalogue show``: the tree of a catalogue, or one part of it with its texts."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues
from ismap_check.cli.options import catalogue_options, limit_options, text_options

OPTIONS = (catalogue_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="CATALOGUE", autocompletion=catalogues)],
    control: Annotated[str | None, typer.Argument(metavar="CONTROL")] = None,
) -> int:
    """Show a catalogue."""
    from ismap_check.cli.listing import show_catalogue

    return show_catalogue(reference, control, ctx.obj)
