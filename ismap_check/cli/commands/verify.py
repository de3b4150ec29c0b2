"""``ismap-check verify``: check that a sealed case is as it was sealed, and that judging it again comes to the same."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.options import limit_options

OPTIONS = (limit_options,)


def run(
    ctx: typer.Context,
    *,
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE")],
    signers: Annotated[str | None, typer.Option("--signers", metavar="FILE")] = None,
    signature: Annotated[str | None, typer.Option("--signature", metavar="FILE")] = None,
    accept_rewording: Annotated[bool, typer.Option("--accept-rewording")] = False,
) -> int:
    """Check and judge again."""
    from ismap_check.cli.verifying import Accepted, verify

    return verify(archive, ctx.obj, Accepted(signers, signature, accept_rewording))
