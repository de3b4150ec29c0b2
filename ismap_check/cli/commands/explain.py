"""``ismap-check explain``: what a finding, a diagnostic or a control means, and what to do about it."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import codes
from ismap_check.cli.options import catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(
    ctx: typer.Context, topic: Annotated[str | None, typer.Argument(metavar="TOPIC", autocompletion=codes)] = None
) -> int:
    """Explain a topic, or list the codes there are."""
    from ismap_check.cli.explaining import explain, list_codes

    return explain(topic, ctx.obj) if topic else list_codes(ctx.obj)
