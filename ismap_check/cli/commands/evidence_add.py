"""``ismap-check evidence add``: take a file or an address into a profile's evidence."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from ismap_check.cli.options import catalogue_options, limit_options
from ismap_check.cli.values import day

OPTIONS = (catalogue_options, limit_options)

Text = str | None
Day = date | None


def run(
    ctx: typer.Context,
    *,
    files: Annotated[list[str], typer.Argument(metavar="FILES")],
    url: Annotated[Text, typer.Option("--url", metavar="URL")] = None,
    control: Annotated[list[str] | None, typer.Option("--control", metavar="CONTROL")] = None,
    title: Annotated[Text, typer.Option("--title", metavar="TEXT")] = None,
    issued: Annotated[Day, typer.Option("--issued", metavar="DATE", parser=day)] = None,
    expires: Annotated[Day, typer.Option("--expires", metavar="DATE", parser=day)] = None,
    first: Annotated[Day, typer.Option("--covers-from", metavar="DATE", parser=day)] = None,
    last: Annotated[Day, typer.Option("--covers-to", metavar="DATE", parser=day)] = None,
    owner: Annotated[Text, typer.Option("--owner", metavar="TEXT")] = None,
    confidential: Annotated[bool, typer.Option("--confidential")] = False,
    named: Annotated[Text, typer.Option("--id", metavar="ID")] = None,
    reference: Annotated[bool, typer.Option("--reference")] = False,
) -> int:
    """Hash, copy, list and link it."""
    from ismap_check.cli.evidence_adding import add_to_profile, asked_file
    from ismap_check.model.profile import Period
    from ismap_check.workflow.evidence_adding import NewEvidence

    profile, file = asked_file(files, url)
    new = NewEvidence(
        file=file,
        url=url,
        id=named,
        title=title,
        issued=issued,
        covers=Period(first, last) if first or last else None,
        expires=expires,
        owner=owner,
        confidential=confidential,
        controls=tuple(control or ()),
        reference=reference,
    )
    return add_to_profile(profile, new, ctx.obj)
