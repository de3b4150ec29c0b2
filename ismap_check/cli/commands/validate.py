"""``ismap-check validate``: check how files are written, without judging what they say."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import FilesArgument, catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(
    ctx: typer.Context,
    *,
    files: FilesArgument,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
) -> int:
    """Check files of any kind; mend them first, if asked."""
    from ismap_check.cli.checking import check_files

    if not fix:
        return check_files(files, ctx.obj, strict=strict)
    from ismap_check.cli.fixing import fix_files

    return max(fix_files(files, ctx.obj), check_files(files, ctx.obj, strict=strict))
