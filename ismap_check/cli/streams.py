"""Standard output and standard error: UTF-8 for files and pipes, the console's own encoding for consoles."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import TextIO

from ismap_check.errors import FileAccessError
from ismap_check.sources.watching import note_effect

PIPED_COLUMNS = 80

TEXT, BYTES, MESSAGE = "text", "bytes", "message"
"""What was written, by which of the three functions below, for whoever watches."""


class ReaderGoneError(Exception):
    """Whoever read our standard output has closed it: there is nobody left to tell."""


def prepare_streams() -> None:
    """Set both streams up: a console may replace what it cannot show, everything else is UTF-8 with LF."""
    sys.stdout = _buffered(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                with suppress(OSError):  # what waits to be written cannot be: the next write says why
                    stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_text(text: str) -> None:
    """Write data to standard output; raises :class:`ReaderGoneError` or :class:`FileAccessError`."""
    try:
        _standard_output().write(text)
        _standard_output().flush()
    except OSError as error:
        raise _output_trouble(error) from error
    note_effect(TEXT, text.encode("utf-8", "surrogatepass"))


def write_bytes(data: bytes) -> None:
    """Write a rendered file to standard output; raises as :func:`write_text` does."""
    try:
        _standard_output().flush()
        _standard_output().buffer.write(data)
        _standard_output().buffer.flush()
    except OSError as error:
        raise _output_trouble(error) from error
    note_effect(BYTES, data)


def write_message(text: str) -> None:
    """Write one message to standard error; where there is none, or nobody listens, the exit code has to do."""
    note_effect(MESSAGE, text.encode("utf-8", "surrogatepass"))
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO | None) -> None:
    """Let Python's last flush of a closed stream go nowhere, so that it cannot fail once more at exit."""
    if isinstance(stream, TextIOWrapper):
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- os.devnull is a name of the system, not a path of ours
            os.dup2(nowhere.fileno(), stream.fileno())


def columns(stream: TextIO | None) -> int:
    """Return the columns to fill: the terminal's (or ``COLUMNS``) between 60 and 100; without one 80."""
    if stream is None or not stream.isatty():
        return PIPED_COLUMNS
    import shutil  # terminals only

    return min(max(shutil.get_terminal_size((PIPED_COLUMNS, 24)).columns, 60), 100)


def terminal_columns(stream: TextIO | None) -> int:
    """Return the columns of a terminal; 0 for anything else, where lines stay whole for other programs."""
    return columns(stream) if stream is not None and stream.isatty() else 0


def wants_colour(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to colour: a terminal that can, and a reader who did not set ``NO_COLOR`` (no-color.org)."""
    if stream is None or not stream.isatty() or environment.get("NO_COLOR"):
        return False
    if sys.platform == "win32":  # the older console shows the codes as text
        return bool(environment.get("WT_SESSION") or environment.get("ANSICON") or environment.get("TERM"))
    return environment.get("TERM", "dumb") != "dumb"


def _buffered(stream: TextIO) -> TextIO:
    """Return the stream with a buffer: without one (``PYTHONUNBUFFERED``) a full disk cuts data short in silence."""
    if not (isinstance(stream, TextIOWrapper) and isinstance(stream.buffer, RawIOBase)):
        return stream
    encoding, errors = stream.encoding, stream.errors
    return TextIOWrapper(BufferedWriter(stream.detach()), encoding=encoding, errors=errors)


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise FileAccessError("stdout-closed")
    return sys.stdout


def _output_trouble(error: OSError) -> Exception:
    silence(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return ReaderGoneError()
    from ismap_check.model.access import reason_of

    return FileAccessError("stdout-failed", {"reason": reason_of(error)})
