"""``ismap-check catalogue check``: check the files of catalogues and baselines that a user wrote."""

from __future__ import annotations

import typer

from ismap_check.cli.options import FilesArgument, catalogue_options, limit_options

OPTIONS = (catalogue_options, limit_options)


def run(ctx: typer.Context, files: FilesArgument) -> int:
    """Check files of any kind; folders are those of a catalogue."""
    from ismap_check.cli.checking import check_files

    return check_files(files, ctx.obj)
