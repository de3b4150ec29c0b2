"""``ismap-check catalogue import``: turn a check sheet (a workbook or CSV) into a catalogue."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ismap_check.cli.completing import catalogues as known_catalogues
from ismap_check.cli.options import catalogue_options, limit_options, table_limit_options
from ismap_check.cli.values import place, whole_number
from ismap_check.model.catalogue import Requirement, Wording

OPTIONS = (catalogue_options, limit_options, table_limit_options)


def run(
    ctx: typer.Context,
    *,
    table: Annotated[str, typer.Argument(metavar="TABLE", parser=place)],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FOLDER", parser=place)],
    columns: Annotated[list[str] | None, typer.Option("--columns", metavar="COLUMNS")] = None,
    sheet: Annotated[list[str] | None, typer.Option("--sheet", metavar="SHEET")] = None,
    header_row: Annotated[Any, typer.Option("--header-row", metavar="N", parser=whole_number)] = None,
    like: Annotated[str | None, typer.Option("--like", metavar="CATALOGUE", autocompletion=known_catalogues)] = None,
    identifier: Annotated[str | None, typer.Option("--id", metavar="ID")] = None,
    edition: Annotated[str | None, typer.Option("--edition", metavar="EDITION")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE")] = None,
    wording: Annotated[
        Wording, typer.Option("--wording", metavar="WORDING", show_default="official")
    ] = Wording.OFFICIAL,
    requirement: Annotated[Requirement | None, typer.Option("--requirement", metavar="REQUIREMENT")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Read, understand, write, compare."""
    from pathlib import Path

    from ismap_check.cli.importing import Asked, import_table
    from ismap_check.workflow.catalogue_import import Order

    order = Order(file=table, folder=Path(output), wording=wording, id=identifier, edition=edition, title=title)
    asked = Asked(
        order=order,
        columns=tuple(columns or ()),
        sheets=tuple(sheet or ()),
        header_row=header_row or None,
        like=like,
        requirement=requirement,
        force=force,
    )
    return import_table(asked, ctx.obj)
