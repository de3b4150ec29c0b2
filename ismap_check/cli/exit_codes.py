"""What the end of a run says to a shell or a pipeline; for readers in docs/commands.md."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ismap_check.model.diagnostic import Diagnostic


class ExitCode(IntEnum):
    """What the program's end says to a shell or a pipeline (DESIGN, section 6)."""

    CONDITIONS_MET = 0
    CHECK_SAYS_NO = 1
    USAGE = 2
    INVALID_DOCUMENT = 3
    FILE_ACCESS = 4
    DEFECT = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


def code_of_diagnostics(diagnostics: Iterable[Diagnostic]) -> int:
    """Return 4 if a file could not be read, 3 if a document has errors, otherwise 0; the highest counts."""
    from ismap_check.sources.files import ACCESS_CODES

    codes = {one.code for one in diagnostics if one.is_error}
    if codes & ACCESS_CODES:
        return ExitCode.FILE_ACCESS
    return ExitCode.INVALID_DOCUMENT if codes else ExitCode.CONDITIONS_MET
