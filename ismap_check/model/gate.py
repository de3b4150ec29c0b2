"""The conditions behind exit code 1 (合否条件) and their four outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from ismap_check.model.records import dataclass


class Condition(StrEnum):
    """A condition a gate may set; the last is an upper limit, all others are lower limits."""

    SCORE = "score"
    COMPLETENESS = "completeness"
    EVIDENCED = "evidenced"
    VERIFIED = "verified"
    SELECTED = "selected"
    MANDATORY_EXCLUSIONS = "mandatory_exclusions"


class Outcome(StrEnum):
    """What a gate says; ``rank`` orders from worst to best (JUDGING, section 9)."""

    DOES_NOT_MEET = "does-not-meet"
    INCOMPLETE = "incomplete"
    MEETS_WITH_WAIVERS = "meets-with-waivers"
    MEETS = "meets"

    @property
    def rank(self) -> int:
        """0 for the worst outcome, 3 for the best."""
        return list(Outcome).index(self)

    @property
    def passes(self) -> bool:
        """Whether the exit code is 0."""
        return self in (Outcome.MEETS, Outcome.MEETS_WITH_WAIVERS)


@dataclass(frozen=True, slots=True)
class Gate:
    """Thresholds per catalogue over a default.

    Shares are in tenths of a percent (``800`` is 80.0 %), so that comparison stays exact;
    ``mandatory_exclusions`` is a number of controls. No mandatory gap is a condition always, and not listed.
    """

    default: Mapping[Condition, int] = field(default_factory=dict)
    catalogues: Mapping[str, Mapping[Condition, int]] = field(default_factory=dict)

    def for_catalogue(self, catalogue_id: str) -> Mapping[Condition, int]:
        """Return the thresholds in force for one catalogue: its own over the default."""
        return {**self.default, **self.catalogues.get(catalogue_id, {})}
