"""``ismap-check schema``: the JSON Schema of a kind of document."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues as known_catalogues
from ismap_check.cli.completing import kinds
from ismap_check.cli.options import catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Argument(metavar="KIND", autocompletion=kinds)] = None,
    catalogues: Annotated[
        list[str] | None, typer.Option("--for", metavar="CATALOGUE", autocompletion=known_catalogues)
    ] = None,
) -> int:
    """Print a schema, or list the kinds there are."""
    from ismap_check.cli.schemas import list_kinds, print_schema

    return print_schema(kind, catalogues or [], ctx.obj) if kind else list_kinds(ctx.obj)
