"""Collect what is wrong with the cells of one file while it is understood; each cell's trouble is noted once."""

from __future__ import annotations

from ismap_check.model.diagnostic import Diagnostic, Param, Severity
from ismap_check.sources.sheets import Cell, Sheet


class Notes:
    """The diagnostics of one file."""

    def __init__(self, document: str) -> None:
        self.document = document
        self._found: dict[tuple[str, ...], Diagnostic] = {}

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Everything noted so far."""
        return tuple(self._found.values())

    @property
    def has_errors(self) -> bool:
        """Whether anything noted keeps the sheet from becoming a catalogue."""
        return any(one.is_error for one in self._found.values())

    def error(self, code: str, sheet: Sheet, cell: Cell, **params: Param) -> None:
        """Note an error at a cell."""
        self._note(code, Severity.ERROR, sheet, cell, params)

    def warning(self, code: str, sheet: Sheet, cell: Cell, **params: Param) -> None:
        """Note a warning at a cell."""
        self._note(code, Severity.WARNING, sheet, cell, params)

    def whole(self, code: str, **params: Param) -> None:
        """Note an error about the file as a whole."""
        self._found[code,] = Diagnostic(code=code, document=self.document, params=params)

    def _note(self, code: str, severity: Severity, sheet: Sheet, cell: Cell, params: dict[str, Param]) -> None:
        place = sheet.place(cell.row, cell.column)
        self._found.setdefault(
            (code, str(place), *map(str, params.values())),
            Diagnostic(code=code, document=self.document, severity=severity, place=place, params=params),
        )
