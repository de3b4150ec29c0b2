"""Trouble with a document: what is wrong, how bad, and where; never about the vendor's security."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeVar

from ismap_check.model.records import dataclass
from ismap_check.model.text import Term, Text

Pointer = tuple[str | int, ...]
"""A route in a document: keys and zero-based list positions from the root."""

Param = str | int | Term | Text | tuple[str | int | Term | Text, ...]
"""A value put into a worded message; a tuple is printed as a list."""

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops its file, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: line and column count from 1, columns in characters.

    In a spreadsheet they are row and column of the ``cell``, which has its name beside them.
    """

    line: int = 0
    column: int = 0
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return the place as people write it: ``12:3``, or ``Sheet1!B12``."""
        if self.cell is None:
            return f"{self.line}:{self.column}"
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem of one document.

    ``document`` is the file's name as the user gave it. ``pointer`` is resolved to a ``place`` by ``sources``
    when it is printed; trouble found before there is a structure (encoding, syntax) brings its place along.
    ``at_key`` points at the key itself instead of its value. ``related`` is a second place worth showing.
    ``excerpt`` is the source line at ``place`` without its line ending, for a caret below it; TAB stands as one space,
    so columns hold.
    """

    code: str
    document: str
    severity: Severity = Severity.ERROR
    pointer: Pointer = ()
    at_key: bool = False
    params: Mapping[str, Param] = field(default_factory=dict)
    place: Place | None = None
    related: Place | None = None
    excerpt: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the document cannot be used."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T_co]):
    """What came out of reading: a value if nothing stopped it, and everything there is to say about it."""

    value: T_co | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that stop the document."""
        return tuple(d for d in self.diagnostics if d.is_error)
