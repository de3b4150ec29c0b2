"""What the user said about a sheet, where looking is not enough or guessed wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ismap_check.documents.check_sheet.headings import Role
from ismap_check.model.catalogue import Catalogue, Provenance, Requirement

NOTHING: Mapping[Role, tuple[str, ...]] = MappingProxyType({})


class Wishes(NamedTuple):
    """Columns by letter or heading (an empty tuple: there is no such column), sheets by name, the header's row.

    ``requirement`` holds where a sheet says nothing. ``like`` is the catalogue whose ids, groups and marks fill gaps.
    """

    columns: Mapping[Role, tuple[str, ...]] = NOTHING
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    requirement: Requirement | None = None
    provenance: Provenance = Provenance.OFFICIAL
    like: Catalogue | None = None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that ids may have."""
        return self.like.rules.id_suffixes if self.like else ()
