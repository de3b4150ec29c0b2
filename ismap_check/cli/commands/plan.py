"""``ismap-check plan``: what is left to do, as a table to work with."""

from __future__ import annotations

import typer

from ismap_check.cli.options import (
    SourceArgument,
    assessor_options,
    catalogue_options,
    limit_options,
    standpoint_options,
    table_options,
    text_options,
)

OPTIONS = (table_options, standpoint_options, assessor_options, catalogue_options, text_options, limit_options)


def run(ctx: typer.Context, source: SourceArgument) -> int:
    """Judge or read, then write; what is left to do is no reason for another exit code."""
    from ismap_check.cli.assessing import asked_targets, assess_or_read, write_reports
    from ismap_check.cli.exit_codes import ExitCode
    from ismap_check.renderers.formats import PAGES, TABLES
    from ismap_check.workflow.planning import plan_rendered

    session = ctx.obj
    targets = asked_targets(session, {**PAGES, **TABLES})
    assessed = assess_or_read(source, session)
    write_reports(assessed, targets, session, plan_rendered)
    return ExitCode.CONDITIONS_MET
