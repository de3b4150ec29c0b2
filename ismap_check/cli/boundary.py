"""The error boundary: every way a run can end becomes an exit code and, at most, a short message. Never a traceback.

The table of exit codes for readers is in docs/commands.md; a test compares the two.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from enum import IntEnum

import typer

from ismap_check.cli import streams
from ismap_check.cli.group import build
from ismap_check.cli.language import language_for
from ismap_check.cli.session import Session
from ismap_check.cli.usage import tell_usage
from ismap_check.errors import IsmapCheckError
from ismap_check.i18n.words import load_words
from ismap_check.version import __version__

PROGRAM = "ismap-check"


class ExitCode(IntEnum):
    """What the program's end says to a shell or a pipeline (DESIGN, section 6)."""

    CONDITIONS_MET = 0
    CHECK_SAYS_NO = 1
    USAGE = 2
    INVALID_DOCUMENT = 3
    FILE_ACCESS = 4
    DEFECT = 70
    INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; ``arguments`` are those after the program's name."""
    streams.prepare_streams()
    words = load_words(language_for(arguments, os.environ))
    return guarded(arguments, Session(words=words, environment=os.environ))


def guarded(arguments: Sequence[str], session: Session) -> int:
    """Run a command and turn everything that may stop it into a message and an exit code."""
    try:
        return _invoke(arguments, session)
    except streams.ReaderGoneError:
        return ExitCode.FILE_ACCESS
    except IsmapCheckError as error:
        session.failure(error.code, error.params, "usage" if error.exit_code == ExitCode.USAGE else "failure")
        return error.exit_code
    except typer.TyperException as error:
        tell_usage(error, session)
        return ExitCode.USAGE
    except (KeyboardInterrupt, typer.Abort):
        session.failure("interrupted", {})
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the boundary: whatever it is, it is our defect and has a message
        _tell_defect(error, session)
        return ExitCode.DEFECT


def _invoke(arguments: Sequence[str], session: Session) -> int:
    """Run the command; a command returns its exit code, ``--help`` and completion return none."""
    command = build((), session.words)
    code = command.main(list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=session)
    return int(code or 0)


def _tell_defect(error: Exception, session: Session) -> None:
    place = f"{platform.python_implementation()} {platform.python_version()}, {sys.platform}"
    session.failure("defect", {"error": type(error).__name__, "version": __version__, "place": place})
    if session.verbose:
        import traceback

        streams.write_message("".join(traceback.format_exception(error)).rstrip())
