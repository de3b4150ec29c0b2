"""``ismap-check history``: how a service stood from one recorded assessment to the next."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import limit_options, table_options

OPTIONS = (table_options, limit_options)


def run(ctx: typer.Context, folder: Annotated[str, typer.Argument(metavar="FOLDER")]) -> int:
    """Read, check, show or write."""
    from ismap_check.cli.history import show_history

    return show_history(folder, ctx.obj)
