"""What a cell names, whichever way it is written: controls of catalogues, and the facts they ask about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from ismap_check.documents.check_sheet.ids import is_id, normal_id
from ismap_check.documents.suffixes import full_ids
from ismap_check.model.catalogue import Catalogue, Fact
from ismap_check.model.diagnostic import Param
from ismap_check.questionnaire.values import read_text
from ismap_check.sources.problems import shortened
from ismap_check.sources.sheets import Cell, CellKind


class Unnamed(NamedTuple):
    """Why a cell names nothing: the code of the diagnostic, and what it says."""

    code: str
    params: Mapping[str, Param]


class Spellings:
    """Knows the catalogues that a questionnaire is about, by id."""

    def __init__(self, catalogues: Mapping[str, Catalogue]) -> None:
        self._catalogues = catalogues
        self._known: dict[str, Mapping[str, str]] = {}

    def control(self, cell: Cell, catalogue: str) -> str | Unnamed:
        """Return the full id of a control; one that no catalogue has is told later, with all that is known of it."""
        exact, known = read_text(cell.text), self._controls(catalogue)
        written = normal_id(exact, self._catalogues[catalogue].rules.id_suffixes)
        if cell.kind is CellKind.NUMBER and f"{written}0" in known:
            return Unnamed("questionnaire-number-as-id", {"value": written, "other": f"{written}0"})
        if found := known.get(exact) or known.get(written) or known.get(written.casefold()):
            return found
        if not is_id(exact) and not is_id(written):
            return Unnamed("questionnaire-not-an-id", {"value": shortened(cell.text)})
        return exact if is_id(exact) else written

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The questions of fact by their ids; where several catalogues ask the same, the first one counts."""
        facts: dict[str, Fact] = {}
        for catalogue in self._catalogues.values():
            facts = {**catalogue.facts, **facts}
        return facts

    def _controls(self, catalogue: str) -> Mapping[str, str]:
        """Return the full ids of a catalogue by every spelling, without regard to case too."""
        if catalogue not in self._known:
            full = full_ids(self._catalogues[catalogue])
            self._known[catalogue] = {written.casefold(): control for written, control in full.items()} | full
        return self._known[catalogue]
