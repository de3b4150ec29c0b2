"""The command that a command names as the one to go on with."""

from __future__ import annotations

import shlex

from ismap_check.cli.session import Session


def next_command(session: Session, *arguments: str) -> str:
    """Return the command as one types it; it needs the catalogues that this one was given."""
    named = (part for name in session.given.get("--catalogue", ()) for part in ("--catalogue", name))
    return shlex.join(["ismap-check", *arguments, *named])
