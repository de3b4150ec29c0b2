"""``ismap-check questionnaire import``: take a questionnaire in that was filled in."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import catalogue_options, limit_options, table_limit_options
from ismap_check.cli.values import place
from ismap_check.questionnaire.merging import Prefer

OPTIONS = (catalogue_options, limit_options, table_limit_options)


def run(
    ctx: typer.Context,
    *,
    questionnaire: Annotated[str, typer.Argument(metavar="QUESTIONNAIRE", parser=place)],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    onto: Annotated[str | None, typer.Option("--onto", metavar="PROFILE")] = None,
    on_conflict: Annotated[Prefer | None, typer.Option("--on-conflict", metavar="SIDE")] = None,
) -> int:
    """Read, join, check, write."""
    from ismap_check.cli.questioning import import_questionnaire
    from ismap_check.workflow.questioning.taking_in import Order

    return import_questionnaire(Order(questionnaire, onto, on_conflict), output, ctx.obj)
