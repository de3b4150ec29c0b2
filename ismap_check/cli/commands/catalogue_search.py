"""``ismap-check catalogue search``: find controls by words."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(ctx: typer.Context, words: Annotated[list[str], typer.Argument(metavar="WORDS")]) -> int:
    """Search the newest edition of every catalogue."""
    from ismap_check.cli.listing import search_catalogues

    return search_catalogues(words, ctx.obj)
