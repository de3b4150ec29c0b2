"""``ismap-check seal``: put a judgement and all it rests on into one archive that can be verified."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import demand_options, extent_options, limit_options, own_catalogue_options
from ismap_check.errors import UsageError

OPTIONS = (demand_options, extent_options, own_catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    profiles: Annotated[list[str], typer.Argument(metavar="PROFILES")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    kinds: Annotated[list[str] | None, typer.Option("--format", "-f", metavar="FORMAT")] = None,
    without_evidence: Annotated[bool, typer.Option("--without-evidence")] = False,
    template: Annotated[str | None, typer.Option("--template", metavar="FOLDER", hidden=True)] = None,
    previous: Annotated[str | None, typer.Option("--previous", metavar="BEFORE", hidden=True)] = None,
) -> int:
    """Check, judge and seal; ``report`` has the hidden options, and who gives them here is told why they are not."""
    from ismap_check.cli.sealing import Filling, seal

    for name, value in (("--template", template), ("--previous", previous)):
        if value is not None:
            raise UsageError("seal-not-sealable", {"name": name})
    return seal(profiles, output, ctx.obj, Filling(tuple(kinds or ()), with_evidence=not without_evidence))
