"""What is kept of an assessment from one time to the next: numbers and outcomes, no text of the vendor's."""

from __future__ import annotations

from datetime import date

from ismap_check.model.gate import Outcome
from ismap_check.model.records import dataclass
from ismap_check.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCatalogue:
    """One catalogue judged under one baseline, or under none; points in halves, with the options given.

    ``structure`` is the catalogue's (``Catalogue.structure``); ``title`` is its title, which records of early versions
    lack. ``verified``, what it is measured by, and the outcome as
    verified are there where a review was given.
    """

    catalogue: str
    edition: str
    structure: str
    outcome: Outcome
    possible: int
    claimed: int
    evidenced: int
    in_scope: int
    answered: int
    gaps: int
    baseline: str | None = None
    verified: int | None = None
    verified_possible: int | None = None
    verified_outcome: Outcome | None = None
    title: Text | None = None
    baseline_title: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRecord:
    """One assessment as it was recorded.

    ``inputs`` is a hash over the hashes of all inputs and over the options. ``previous`` is the SHA-256 of the line
    before, None for the first.
    """

    service: str
    as_of: date
    tool_version: str
    outcome: Outcome
    inputs: str
    catalogues: tuple[RecordedCatalogue, ...]
    verified_outcome: Outcome | None = None
    previous: str | None = None
