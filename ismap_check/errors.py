"""The few exceptions of the tool: raised only when it cannot go on, caught only in ``cli.boundary``.

Expected trouble (a wrong key, a missing control) is a :class:`~ismap_check.model.diagnostic.Diagnostic`
or a :class:`~ismap_check.model.finding.Finding`, collected and returned, never raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ismap_check.model.diagnostic import Diagnostic, Param


class IsmapCheckError(Exception):
    """Base of all expected failures; ``code`` names the words (``failure.<code>.what``, ``.fix``) the reader gets."""

    exit_code = 70

    def __init__(self, code: str, params: Mapping[str, Param] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})


class UsageError(IsmapCheckError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 2


class FileAccessError(IsmapCheckError):
    """A file cannot be read or written: missing, not allowed, disk full, not a regular file."""

    exit_code = 4


class InvalidDocumentError(IsmapCheckError):
    """Documents with errors reached a caller that needs valid ones (the Python interface); carries all diagnostics."""

    exit_code = 3

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("invalid-document", {"count": sum(one.is_error for one in diagnostics)})
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        """Name the errors with their places, for a programmer's eyes."""
        return "; ".join(f"{_place(one)} {one.code}" for one in self.diagnostics if one.is_error) or self.code


def _place(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    return f"{diagnostic.document}:{place}:" if place else f"{diagnostic.document}:"
