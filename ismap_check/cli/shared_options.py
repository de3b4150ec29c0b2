"""The options that every command has, before or after its name; declared once, kept in the session.

No ``from __future__ import annotations`` here: typer would compile every annotation anew, twenty at each start.
"""

from typing import Annotated, Any

import typer

from ismap_check.cli import streams
from ismap_check.cli.session import MessageFormat, Session
from ismap_check.cli.values import whole_number
from ismap_check.model.text import Language
from ismap_check.version import __version__

SHARED = frozenset({"lang", "messages", "max_messages", "quiet", "verbose", "help"})


def _take(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:
    """Keep what was given in the session; where an option was not given, what is there stays."""
    if value is not None and param.name and isinstance(ctx.obj, Session):
        setattr(ctx.obj, param.name, value)
    return value


def _show_version(value: Any) -> None:
    if value:
        streams.write_text(f"ismap-check {__version__}\n")
        raise typer.Exit


def root_options(
    version: Annotated[
        bool | None, typer.Option("--version", callback=_show_version, is_eager=True, expose_value=False)
    ] = None,
) -> None:
    """Stand for the option that only the program itself has; ``--version`` alone never comes this far."""
    del version


def shared_options(
    lang: Annotated[
        Language | None, typer.Option("--lang", metavar="LANGUAGE", callback=_take, expose_value=False)
    ] = None,
    messages: Annotated[
        MessageFormat | None, typer.Option("--messages", metavar="MESSAGES", callback=_take, expose_value=False)
    ] = None,
    max_messages: Annotated[
        int | None,
        typer.Option("--max-messages", metavar="N", parser=whole_number, callback=_take, expose_value=False),
    ] = None,
    quiet: Annotated[bool | None, typer.Option("--quiet", "-q", callback=_take, expose_value=False)] = None,
    verbose: Annotated[bool | None, typer.Option("--verbose", "-v", callback=_take, expose_value=False)] = None,
) -> None:
    """Stand for the options above: typer reads the signature, and nothing calls the body with values."""
    del lang, messages, max_messages, quiet, verbose
