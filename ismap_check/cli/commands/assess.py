"""``ismap-check assess``: judge a vendor profile and show the outcome; write reports and a record too if asked."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import (
    ProfileArgument,
    catalogue_options,
    judging_options,
    limit_options,
    output_options,
    text_options,
)
from ismap_check.cli.values import place

OPTIONS = (catalogue_options, judging_options, output_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    profile: ProfileArgument,
    record: Annotated[str | None, typer.Option("--record", metavar="FOLDER", parser=place)] = None,
) -> int:
    """Judge and show, and keep a record if asked."""
    from ismap_check.cli.assessing import assess_profile, recorded, targets_beside_screen, write_reports
    from ismap_check.cli.showing import show_summary

    session = ctx.obj
    targets = targets_beside_screen(session)
    assessed = assess_profile(profile, session)
    if all(target.path for target in targets):
        show_summary(assessed.result, session)
    write_reports(assessed, targets, session)
    return recorded(assessed.result, record, session)
