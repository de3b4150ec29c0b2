"""Write what a command was asked for: every report is rendered before the first is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ismap_check.cli import streams
from ismap_check.cli.session import Session
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import write_file


def write_targets(targets: Sequence[Target], render: Callable[[Target], bytes], session: Session) -> None:
    """Render all targets, then write each to its file or to standard output, and say which files were written."""
    for target, data in [(target, render(target)) for target in targets]:
        if target.path is None:
            streams.write_bytes(data)
        else:
            write_file(target.path, data)
            session.note("written", path=str(target.path))
