"""``ismap-check questionnaire export``: ask in a workbook, a table or an offline page."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues as known_catalogues
from ismap_check.cli.options import catalogue_options, limit_options, text_options

OPTIONS = (catalogue_options, text_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    catalogues: Annotated[
        list[str] | None, typer.Argument(metavar="CATALOGUES", autocompletion=known_catalogues)
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")],
    profile: Annotated[str | None, typer.Option("--profile", metavar="PROFILE")] = None,
    assignee: Annotated[str | None, typer.Option("--assignee", metavar="NAME")] = None,
    chapter: Annotated[str | None, typer.Option("--chapter", metavar="CONTROL")] = None,
) -> int:
    """Write what is asked, with what is answered."""
    from ismap_check.cli.questioning import export_questionnaire
    from ismap_check.questionnaire.asked import Part
    from ismap_check.workflow.questioning.export import Order

    part = Part(assignee, chapter) if assignee or chapter else None
    return export_questionnaire(Order(catalogues or (), profile, part), output, ctx.obj)
