"""``ismap-check review init``: prepare a review document for the controls in scope."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues, filters
from ismap_check.cli.options import ProfileArgument, catalogue_options, limit_options, standpoint_options

OPTIONS = (standpoint_options, catalogue_options, limit_options)

Text = str | None
Texts = list[str] | None


def run(
    ctx: typer.Context,
    *,
    profile: ProfileArgument,
    output: Annotated[Text, typer.Option("--output", "-o", metavar="FILE")] = None,
    of_catalogue: Annotated[
        Texts, typer.Option("--catalogue-id", metavar="CATALOGUE", autocompletion=catalogues)
    ] = None,
    only: Annotated[Texts, typer.Option("--only", metavar="FILTER", autocompletion=filters)] = None,
    reviewer: Annotated[Text, typer.Option("--reviewer", metavar="NAME")] = None,
    organisation: Annotated[Text, typer.Option("--organisation", metavar="NAME")] = None,
    update: Annotated[bool, typer.Option("--update")] = False,
) -> int:
    """Judge, then write or bring up to date."""
    from ismap_check.cli.reviewing import Wanted, prepare_review

    wanted = Wanted(
        output=output,
        catalogues=tuple(of_catalogue or ()),
        only=tuple(only or ()),
        reviewer=reviewer,
        organisation=organisation,
        update=update,
    )
    return prepare_review(profile, wanted, ctx.obj)
