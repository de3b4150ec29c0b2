"""``ismap-check validate``: check how files are written, without judging what they say."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import FilesArgument, catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(ctx: typer.Context, files: FilesArgument, strict: Annotated[bool, typer.Option("--strict")] = False) -> int:
    """Check files of any kind."""
    from ismap_check.cli.checking import check_files

    return check_files(files, ctx.obj, strict=strict)
