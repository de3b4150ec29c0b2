"""``ismap-check doctor``: what this machine lacks, and what may be told to others to get help."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILES")] = None,
    report: Annotated[bool, typer.Option("--report")] = False,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")] = "-",
) -> int:
    """Look at the machine; with ``--report``, write what may be told."""
    from ismap_check.cli.doctoring import examine, write_problem_report
    from ismap_check.errors import UsageError

    if report:
        return write_problem_report(files or [], output, ctx.obj)
    if files or output != "-":
        raise UsageError("doctor-without-report")
    return examine(ctx.obj)
