"""``ismap-check statement``: a working draft of the statement's confidential annex, or of its public extract."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import SourceArgument, catalogue_options, day_options, limit_options, page_options

OPTIONS = (page_options, day_options, catalogue_options, limit_options)


def run(
    ctx: typer.Context, *, source: SourceArgument, public: Annotated[bool, typer.Option("--public")] = False
) -> int:
    """Judge or read, then write; what is missing is counted, and no reason for another exit code."""
    from ismap_check.cli.assessing import asked_targets, assess_or_read, write_reports
    from ismap_check.cli.exit_codes import ExitCode
    from ismap_check.renderers.formats import PAGES
    from ismap_check.workflow.stating import annex_rendered, check_statable, count_missing, extract_rendered

    session = ctx.obj
    targets = asked_targets(session, PAGES)
    assessed = assess_or_read(source, session)
    check_statable(assessed.result)
    write_reports(assessed, targets, session, extract_rendered if public else annex_rendered)
    if missing := count_missing(assessed.result):
        session.note(f"statement-missing{'-public' * public}", n=missing)
    return ExitCode.CONDITIONS_MET
