"""What may be told to others when help is needed: versions, settings, codes and places, and no text of any file.

A name in a file (a control's id, a fact, a column) is the user's text too: of the way to a place only those steps are
told that our published schemas name. Files have numbers instead of names.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ismap_check.documents.kinds import KINDS, schema_of
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.limits import Limits
from ismap_check.version import __version__
from ismap_check.workflow.any_document import Checked, check_file, kind_of
from ismap_check.workflow.bundled import PREFIX
from ismap_check.workflow.doctor.check import Check
from ismap_check.workflow.shelf import Shelf

TITLE = "ismap-check problem report 1"
SUFFIXES = frozenset({".yaml", ".yml", ".json", ".xlsx", ".csv"})
HIDDEN = "*"
"""Stands for a name that is not ours."""


class Looked(NamedTuple):
    """One file of the user's, as far as others may know: what it is, and what was found in it.

    ``defect`` tells where our own code failed on it, if it did.
    """

    suffix: str
    kind: str
    size: int
    lines: tuple[str, ...]
    defect: tuple[str, ...] = ()


def look_at(name: str, shelf: Shelf, limits: Limits) -> Looked:
    """Check a file as ``validate`` does, and keep what may be told; a failure of ours is part of what is told."""
    path = Path(name)
    suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES else HIDDEN
    size = path.stat().st_size if path.is_file() else 0
    try:
        kind, checked = kind_of(name, limits) or "", check_file(name, shelf, limits)
    except Exception as error:  # noqa: BLE001 -- a failure of ours is what the report is for
        return Looked(suffix, "", size, (), tuple(_frames(error)))
    return Looked(suffix, kind if kind in KINDS else HIDDEN, size, tuple(_said(checked)))


def problem_report(checks: Iterable[Check], variables: Iterable[str], looked: Iterable[Looked]) -> str:
    """Return the report: lines of plain text, the same in every language; ``variables`` are told by their names."""
    lines = [TITLE, f"version: {__version__}", "checks:"]
    lines += [f"  {check.name}: {check.state}{f' ({check.public})' if check.public else ''}" for check in checks]
    lines += ["variables set:", *(f"  {name}" for name in sorted(variables))]
    for number, file in enumerate(looked, start=1):
        lines.append(f"file {number}: {file.suffix} {file.kind or '-'} {file.size} bytes, messages: {len(file.lines)}")
        lines += (f"  {line}" for line in (*file.lines, *file.defect))
    return "\n".join(lines) + "\n"


def _said(checked: Checked) -> Iterator[str]:
    sources = {source.name: source for source in checked.sources}
    others: dict[str, int] = {}
    for one in checked.diagnostics:
        located = sources[one.document].located(one) if one.document in sources else one
        place = located.place
        spot = f"{place.line}:{place.column}" if place and place.line else "-"
        yield " ".join([str(one.severity), one.code, _masked(one), spot, *_which(one.document, checked.name, others)])


def _masked(diagnostic: Diagnostic) -> str:
    """Return the way to a place in a document, with the names hidden that are not ours."""
    known = _schema_names()
    steps = (str(step) if isinstance(step, int) or step in known else HIDDEN for step in diagnostic.pointer)
    return "/" + "/".join(steps)


def _which(document: str, main: str, others: dict[str, int]) -> Iterator[str]:
    """Yield which of several files is meant: our own by name, the user's further ones by number."""
    if document.startswith(PREFIX):
        yield document
    elif document != main:
        yield f"further file {others.setdefault(document, len(others) + 1)}"


def _frames(error: BaseException) -> Iterator[str]:
    """Yield the kind of a failure and where in the program it was; its message may quote a file."""
    yield f"defect {type(error).__name__}"
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        yield f"  {path.parent.name}/{path.name}:{frame.lineno}"


@cache
def _schema_names() -> frozenset[str]:
    """Return every key that one of our published schemas names."""
    return frozenset(name for kind in KINDS for name in _names(schema_of(kind)))


def _names(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for item in schema:
            yield from _names(item)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            yield from properties
        for value in schema.values():
            yield from _names(value)
