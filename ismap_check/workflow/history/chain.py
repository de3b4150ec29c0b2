"""The lines of a history: how a record becomes one, and whether each follows from the one before.

Every line holds the SHA-256 of the line before it, and its own, over the record without that hash. What was changed,
taken out, put in or moved shows; that lines are missing at the end can only be seen by whoever kept the last hash.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from ismap_check.model.diagnostic import Diagnostic, Param, Place
from ismap_check.model.history import HistoryRecord
from ismap_check.model.plain.history import read_record, write_record
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source

OWN = "sha256"
"""The key of a record's own hash, the last of its line."""
AS_JSON = "line.json"
"""What one line is called while it is read, so that it is read as JSON."""
NO_HISTORY = ("history-unreadable", "history-no-record")
"""Codes of a line that holds no record."""


class History(NamedTuple):
    """What a file tells: the records it holds, what is wrong with it, the hash of its last line (None: no line)."""

    records: tuple[HistoryRecord, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    last: str | None = None


def line_of(record: HistoryRecord, previous: str | None) -> bytes:
    """Return the line of a record that follows a line with this hash, line end included."""
    data = write_record(dataclasses.replace(record, previous=previous))
    return _bytes({**data, OWN: _own_hash(data)}) + b"\n"


def with_own_ends(raw: bytes) -> bytes:
    """Return a history's bytes with LF line ends, the last one included, which editors and git may have changed.

    Line ends are covered by no hash, and no record contains one, so that nothing else changes.
    """
    own = raw.replace(b"\r\n", b"\n")
    return own if not own or own.endswith(b"\n") else own + b"\n"


def read_history(name: str, raw: bytes, limits: Limits) -> History:
    """Read a history's file; every line with something wrong is told with its number."""
    records: list[HistoryRecord] = []
    said: list[Diagnostic] = []
    previous: str | None = None
    for number, line in enumerate(with_own_ends(raw).split(b"\n")[:-1], start=1):
        record = _record(line, limits)
        if number == 1 and record in NO_HISTORY:  # not a history at all: said once, not for every line
            return History(diagnostics=(_diagnostic(str(record), name, number),))
        said += _trouble(name, number, record, previous, records)
        if isinstance(record, HistoryRecord):
            records.append(record)
        previous = sha256(line).hexdigest()
    return History(tuple(records), tuple(said), previous)


def _trouble(
    name: str, number: int, record: HistoryRecord | str, previous: str | None, before: list[HistoryRecord]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a line; ``record`` is what it holds, or the code that says why it holds none."""
    if isinstance(record, str):
        yield _diagnostic(record, name, number)
        return
    if record.previous != previous:
        yield _unchained(name, number)
    if before and record.service != before[0].service:
        yield _diagnostic("history-service", name, number, service=record.service, first=before[0].service)


def _unchained(name: str, number: int) -> Diagnostic:
    """Return what to say of a record that does not follow; the first one follows nothing that could be looked at."""
    if number == 1:
        return _diagnostic("history-no-start", name, number)
    return _diagnostic("history-broken", name, number, before=number - 1)


def _record(line: bytes, limits: Limits) -> HistoryRecord | str:
    """Return the record of a line, or the code that says why there is none."""
    read = parse_source(AS_JSON, line, limits)
    if read.value is None:
        return NO_HISTORY[0]
    data = read.value.data
    own = data.pop(OWN, None) if isinstance(data, dict) else None
    try:
        record = read_record(data)
    except (KeyError, TypeError, ValueError):
        return NO_HISTORY[1]
    is_whole = own == _own_hash(data) and line == _bytes({**data, OWN: own})
    return record if is_whole else "history-altered"


def _own_hash(data: dict[str, Any]) -> str:
    return sha256(_bytes(data)).hexdigest()


def _bytes(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _diagnostic(code: str, name: str, number: int, **params: Param) -> Diagnostic:
    return Diagnostic(code=code, document=name, place=Place(number, 1), params=params)
