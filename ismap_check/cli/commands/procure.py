"""``ismap-check procure``: a procurement case to its report, or to the annex handed out before there are bids."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import (
    CaseArgument,
    assessor_options,
    catalogue_options,
    day_options,
    failing_options,
    limit_options,
    page_options,
    text_options,
)
from ismap_check.cli.values import place

OPTIONS = (
    page_options,
    assessor_options,
    day_options,
    failing_options,
    catalogue_options,
    text_options,
    limit_options,
)


def run(
    ctx: typer.Context,
    *,
    case: CaseArgument,
    annex: Annotated[bool, typer.Option("--annex")] = False,
    questions: Annotated[str | None, typer.Option("--questions", metavar="FOLDER", parser=place)] = None,
) -> int:
    """Read, judge every bid, write."""
    from ismap_check.cli.procuring import Wanted, procure

    return procure(case, Wanted(annex=annex, questions=questions), ctx.obj)
