"""``ismap-check seal``: put a judgement and all it rests on into one archive that can be verified."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import demand_options, extent_options, limit_options, own_catalogue_options

OPTIONS = (demand_options, extent_options, own_catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    profiles: Annotated[list[str], typer.Argument(metavar="PROFILES")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    without_evidence: Annotated[bool, typer.Option("--without-evidence")] = False,
) -> int:
    """Check, judge and seal."""
    from ismap_check.cli.sealing import seal

    return seal(profiles, output, ctx.obj, with_evidence=not without_evidence)
