"""The file that a run writes its rows to as they come: an interrupted run goes on, and an unchanged one is short.

Every line is JSON: first whose rows these are, then ``[file, questions and answers, row]``, in the end, once all are
there, what the run was asked. Later lines of a file replace earlier ones. A line that is cut off counts as not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from ismap_check.errors import FileAccessError
from ismap_check.model.access import reason_of
from ismap_check.model.plain.portfolio import read_row
from ismap_check.model.portfolio import VendorRow
from ismap_check.model.rows import NamedTuple
from ismap_check.workflow.writing import failure_of

FORM = 2
"""Raised when lines are written in another way."""
KIND = "portfolio-rows"
FILE, ASKED, ROW = range(3)
"""The places in a line."""
NO_ROW = (ValueError, TypeError, KeyError, IndexError)
"""What reading a line raises that is not one of ours."""


class Whole(NamedTuple):
    """A log that was finished: where it is, and what its last line says."""

    path: Path
    end: Mapping[str, Any]

    def rows(self) -> Iterator[VendorRow]:
        """Yield the rows in order; raises :class:`FileAccessError`, also for a line that holds no row."""
        try:
            with self.path.open("rb") as file:
                for data in file:
                    line = json.loads(data)
                    if isinstance(line, list):
                        yield read_row(line[ROW])
        except OSError as error:
            raise _unreadable(self.path, error) from error
        except NO_ROW as error:
            raise FileAccessError("portfolio-results-damaged", {"path": str(self.path)}) from error


class RowLog:
    """The rows of runs under one key, in one file; rows under another key are thrown away when it is opened.

    Trouble with the file raises :class:`FileAccessError`; what was written before stays, for the next run. With
    ``spare`` the rows move to the place it returns instead, once, and ``moved`` says so.
    """

    def __init__(self, path: Path, key: str, spare: Callable[[], Path] | None = None) -> None:
        self._path = path
        self._key = key
        self._spare = spare
        self._places: dict[str, tuple[int, int]] = {}
        self._file: IO[bytes] = BytesIO()  # stands in until the log is opened
        self.moved = False
        try:
            self._file = path.open("r+b" if path.exists() else "x+b")
            if not self._index():
                self._begin()
        except OSError as error:
            self._move(error)

    def __len__(self) -> int:
        return len(self._places)

    def asked(self, file: str) -> Any:
        """Return the questions and answers behind the row of a file; None without a row that may be asked about."""
        return json.loads(self._line(file))[ASKED] if file in self._places else None

    def put(self, file: str, line: str) -> None:
        """Keep the row of a file."""
        data = line.encode() + b"\n"
        try:
            start = self._file.seek(0, os.SEEK_END)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            self._move(error)
            self.put(file, line)
        else:
            self._places[file] = (start, len(data))

    def finish(self, files: Sequence[str], end: Mapping[str, Any]) -> Whole:
        """Write the file anew: the rows of ``files`` in order, then ``end``."""
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            with fresh.open("wb") as out:
                out.write(self._head())
                out.writelines(self._line(file) for file in files)
                out.write(json.dumps({"end": end}).encode() + b"\n")
                out.flush()
                os.fsync(out.fileno())
            self._file.close()
            fresh.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            self._move(error)
            return self.finish(files, end)
        return Whole(self._path, end)

    def discard(self) -> None:
        """Remove the file."""
        self.close()
        with suppress(OSError):
            self._path.unlink()

    def close(self) -> None:
        """Let go of the file; what is in it stays."""
        with suppress(OSError):
            self._file.close()

    def _move(self, error: OSError) -> None:
        """Go on with all rows in the spare place; raises where there is none, or no room there either."""
        if self._spare is None:
            raise failure_of(self._path, error) from error
        spare, self._spare = self._spare, None
        try:
            path = spare()
            file, places = path.open("x+b"), self._copied_to(path)
        except OSError:
            raise failure_of(self._path, error) from error
        self.close()
        self._path, self._file, self._places, self.moved = path, file, places, True

    def _copied_to(self, path: Path) -> dict[str, tuple[int, int]]:
        """Write the rows to another file and return their places there.

        They are read by a handle of their own: that of the log still tries to write what it could not.
        """
        places = {}
        with path.open("wb") as out, self._path.open("rb") if self._places else nullcontext(BytesIO()) as kept:
            out.write(self._head())
            for name, (start, length) in self._places.items():
                kept.seek(start)
                places[name] = (out.tell(), length)
                out.write(kept.read(length))
        return places

    def _line(self, file: str) -> bytes:
        start, length = self._places[file]
        self._file.seek(start)
        return self._file.read(length)

    def _head(self) -> bytes:
        return json.dumps({"kind": KIND, "form": FORM, "key": self._key}).encode() + b"\n"

    def _index(self) -> bool:
        """Find the place of every row; False if these are not the rows of the key."""
        self._file.seek(0)
        if self._file.readline() != self._head():
            return False
        start = self._file.tell()
        for data in self._file:
            line = _read(data)
            if isinstance(line, list):
                self._places[line[FILE]] = (start, len(data))
            start += len(data)
        self._end_line()
        return True

    def _end_line(self) -> None:
        """Let what comes next start on a line of its own, after one that was cut off."""
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(size - 1)
        if self._file.read(1) != b"\n":
            self._file.write(b"\n")

    def _begin(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(self._head())
        self._file.flush()


def whole_log(path: Path) -> Whole | None:
    """Return a log that was finished, None for any other file; raises :class:`FileAccessError`."""
    try:
        with path.open("rb") as file:
            head, last = json.loads(file.readline()), b""
            for data in file:
                last = data
        is_ours = (head["kind"], head["form"]) == (KIND, FORM)
        return Whole(path, dict(json.loads(last)["end"])) if is_ours else None
    except OSError as error:
        raise _unreadable(path, error) from error
    except NO_ROW:
        return None


def _unreadable(path: Path, error: OSError) -> FileAccessError:
    return FileAccessError("portfolio-results-unreadable", {"path": str(path), "reason": reason_of(error)})


def _read(data: bytes) -> Any:
    """Return what a line holds: a row as a list of three, anything else for no row."""
    try:
        line = json.loads(data)
        if isinstance(line, list):
            read_row(line[ROW])
    except NO_ROW:
        return None
    return line
