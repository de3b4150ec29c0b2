"""Run the command line: ``python -m ismap_check``, and the console script ``ismap-check``."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # what type checkers take for typing.TYPE_CHECKING, without importing typing
if TYPE_CHECKING:
    from typing import NoReturn

FEW_COLLECTIONS = 1_000_000
"""Allocations between two looks for cycles: a run is short, makes hardly any, and looking costs a tenth of its time."""


def main() -> None:
    """Start the command line; ``--version`` alone is answered before anything is imported."""
    try:
        if sys.argv[1:] != ["--version"] or not _print_version():
            _run()
    except KeyboardInterrupt:  # so early or late that no message can be written any more
        sys.exit(130)


def _run() -> None:
    gc.set_threshold(FEW_COLLECTIONS)
    from ismap_check.sources.late import late

    with late("ipaddress"):  # urllib imports it for pathlib, and nothing here uses it
        from ismap_check.cli.recalling import run
        from ismap_check.cli.stopping import StoppedError, heed_signals

    try:
        heed_signals()
        _leave(run(sys.argv[1:]))
    except StoppedError as stopped:  # the same, for other signals
        sys.exit(stopped.exit_code)


def _leave(code: int) -> NoReturn:
    """End the process at once: taking its objects apart one by one would cost a tenth of a run's time.

    Nothing is lost: files are synced and closed where they are written, and the streams are emptied here.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            code = code or 4
    os._exit(code)


def _print_version() -> bool:
    """Return whether that was possible; if it was not, the usual way says why."""
    from ismap_check.version import __version__

    try:
        print(f"ismap-check {__version__}", flush=True)  # noqa: T201 -- data on standard output, before streams are set up
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
