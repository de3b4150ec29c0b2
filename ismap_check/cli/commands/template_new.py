"""``ismap-check template new``: a folder to start an own look from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from ismap_check.cli.values import place

OPTIONS: tuple[Callable[..., None], ...] = ()


def run(ctx: typer.Context, folder: Annotated[str, typer.Argument(metavar="FOLDER", parser=place)]) -> int:
    """Write the folder."""
    from ismap_check.workflow.new_template import write_new_template

    write_new_template(folder, ctx.obj.words)
    ctx.obj.note("written", path=folder)
    ctx.obj.note("template-next", folder=folder)
    return 0
