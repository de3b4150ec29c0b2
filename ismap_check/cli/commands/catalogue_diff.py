"""``ismap-check catalogue diff``: what differs between two editions of a catalogue."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues
from ismap_check.cli.options import catalogue_options, limit_options, text_options

OPTIONS = (catalogue_options, text_options, limit_options)


class Form(StrEnum):
    """How differences are shown: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


def run(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", autocompletion=catalogues)],
    new: Annotated[str, typer.Argument(metavar="NEW", autocompletion=catalogues)],
    form: Annotated[Form, typer.Option("--format", "-f", metavar="FORMAT", show_default="text")] = Form.TEXT,
) -> int:
    """Show what differs."""
    from ismap_check.cli.differing import show_difference

    return show_difference(old, new, ctx.obj, as_data=form is Form.JSON)
