"""``ismap-check report``: judge a vendor profile, or take an earlier result, and write reports."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import (
    SourceArgument,
    catalogue_options,
    judging_options,
    limit_options,
    output_options,
    reader_options,
    text_options,
)
from ismap_check.cli.values import place

OPTIONS = (
    output_options,
    reader_options,
    catalogue_options,
    judging_options,
    text_options,
    limit_options,
)


def run(
    ctx: typer.Context,
    source: SourceArgument,
    record: Annotated[str | None, typer.Option("--record", metavar="FOLDER", parser=place)] = None,
) -> int:
    """Judge or read, then write, and keep a record if asked."""
    from ismap_check.cli.asked_of_report import asked_of_report
    from ismap_check.cli.assessing import asked_targets, assess_or_read, recorded, write_reports

    session = ctx.obj
    targets = asked_targets(session)
    render = asked_of_report(session, targets)
    assessed = assess_or_read(source, session)
    if "--previous" in session.given:
        from ismap_check.cli.result_diff import looking_back

        assessed, render = looking_back(assessed, render, session)
    write_reports(assessed, targets, session, render)
    return recorded(assessed.result, record, session)
