"""The error boundary: every way a run can end becomes an exit code and, at most, a short message. Never a traceback.

The table of exit codes for readers is in docs/commands.md; a test compares the two.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from ismap_check.cli import streams
from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.group import build
from ismap_check.cli.language import language_for
from ismap_check.cli.session import Session
from ismap_check.cli.stopping import StoppedError
from ismap_check.errors import InvalidDocumentError, IsmapCheckError
from ismap_check.i18n.words import load_words
from ismap_check.version import __version__

PROGRAM = "ismap-check"


LAST_WORDS = "ismap-check: internal error (70)"
"""Said only if the words themselves cannot be had."""


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; ``arguments`` are those after the program's name."""
    try:
        streams.prepare_streams()
        words = load_words(language_for(arguments, os.environ))
        return guarded(arguments, Session(words=words, environment=os.environ, arguments=arguments))
    except Exception:  # noqa: BLE001 -- a message that cannot be told is a defect too, and still no traceback
        streams.write_message(LAST_WORDS)
        return ExitCode.DEFECT


def guarded(arguments: Sequence[str], session: Session) -> int:
    """Run a command and turn everything that may stop it into a message and an exit code."""
    try:
        return _invoke(arguments, session)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 -- the boundary: whatever it is, even a panic of a Rust library
        return told(error, session)


def told(error: BaseException, session: Session) -> int:
    """Tell the reader why the run stopped, and return the exit code."""
    match error:
        case streams.ReaderGoneError():
            code = int(ExitCode.FILE_ACCESS)
        case InvalidDocumentError():
            _tell_invalid(error, session)
            code = error.exit_code
        case IsmapCheckError():
            session.failure(error.code, error.params, "usage" if error.exit_code == ExitCode.USAGE else "failure")
            code = error.exit_code
        case typer.TyperException():
            from ismap_check.cli.usage import tell_usage

            tell_usage(error, session)
            code = ExitCode.USAGE
        case typer.Abort() | KeyboardInterrupt():
            session.failure("interrupted", {})
            code = ExitCode.INTERRUPTED
        case StoppedError():
            session.failure("stopped", {})
            code = error.exit_code
        case PermissionError() if error.filename:
            session.failure("path-forbidden", {"path": str(error.filename)})
            code = ExitCode.FILE_ACCESS
        case _:
            _tell_defect(error, session)
            code = ExitCode.DEFECT
    return code


def _invoke(arguments: Sequence[str], session: Session) -> int:
    """Run the command; a command returns its exit code, ``--help`` and completion return none."""
    command = build((), session.words)
    code = command.main(list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=session)
    if code == ExitCode.INTERRUPTED:  # typer turns Ctrl-C into a number without a word
        raise KeyboardInterrupt
    return int(code or 0)


def _tell_invalid(error: InvalidDocumentError, session: Session) -> None:
    from ismap_check.cli.diagnostics import tell_diagnostics

    tell_diagnostics(error.diagnostics, (), session)


def _tell_defect(error: BaseException, session: Session) -> None:
    import platform

    place = f"{platform.python_implementation()} {platform.python_version()}, {sys.platform}"
    session.failure("defect", {"error": type(error).__name__, "version": __version__, "place": place})
    if session.verbose:
        import traceback

        streams.write_message("".join(traceback.format_exception(error)).rstrip())
