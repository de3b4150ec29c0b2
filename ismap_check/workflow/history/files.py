"""A history's file: read it, and add a line to it so that two runs at once, or a full disk, lose nothing.

The new file is written whole and put in the place of the old one, which stands until then. While that is done one run
holds the lock file beside it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.history import HistoryRecord
from ismap_check.sources.files import read_bytes
from ismap_check.sources.limits import Limits
from ismap_check.sources.watching import note_unrepeatable
from ismap_check.workflow.history.chain import History, line_of, read_history, with_own_ends
from ismap_check.workflow.history.lock import locked
from ismap_check.workflow.writing import make_folder, write_file

FILE = "history.jsonl"
LOCK = "history.lock"


class Appended(NamedTuple):
    """The file, how many records it holds now, and the day of the last one before if that is a later one.

    With ``diagnostics`` nothing was written.
    """

    path: Path
    number: int = 0
    later: date | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def history_file(named: str) -> Path:
    """Return the file of a history that is named by its folder, or by itself."""
    return Path(named) / FILE if Path(named).is_dir() else Path(named)


def load_history(named: str, limits: Limits) -> History:
    """Read a history; raises :class:`FileAccessError` where there is none, or nothing in it."""
    path = history_file(named)
    if Path(named).is_dir() and not path.exists():
        raise FileAccessError("history-none", {"path": named, "file": FILE})
    read = read_bytes(path, limits)
    if read.value is None:
        return History(diagnostics=read.diagnostics)
    if not read.value:
        raise FileAccessError("history-none", {"path": named, "file": FILE})
    return read_history(str(path), read.value, limits)


def append_record(folder: Path, record: HistoryRecord, limits: Limits) -> Appended:
    """Add a record to the history in a folder, which is made if it is missing.

    Raises :class:`UsageError` for the history of another service, :class:`FileAccessError` where it cannot be written.
    """
    note_unrepeatable()
    make_folder(folder)
    path = folder / FILE
    with locked(folder / LOCK):
        read = read_bytes(path, limits) if path.exists() else None
        if read and read.value is None:
            return Appended(path, diagnostics=read.diagnostics)
        raw = with_own_ends((read.value if read else None) or b"")
        history = read_history(str(path), raw, limits)
        if history.diagnostics:
            return Appended(path, diagnostics=history.diagnostics)
        last = history.records[-1] if history.records else None
        if last and last.service != record.service:
            raise UsageError(
                "history-of-other", {"path": str(folder), "service": last.service, "wanted": record.service}
            )
        write_file(path, raw + line_of(record, history.last))
    later = last.as_of if last and last.as_of > record.as_of else None
    return Appended(path, len(history.records) + 1, later)
