"""One bid as it stands: its assessment under the case's demands, or why there is none."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue, Control, FactValue, Requirement
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.procurement import Bid
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, Numbers
from ismap_check.procurement.demands import DIRECT


class Part(NamedTuple):
    """One catalogue under one demand; ``judgement`` and ``place`` say where every result of the case holds it."""

    demand: Baseline
    catalogue: Catalogue
    judgement: int
    place: int

    @property
    def is_direct(self) -> bool:
        """Whether the catalogue is demanded whole, not by a baseline."""
        return self.demand.id == DIRECT

    @property
    def key(self) -> str:
        """The part's name in anchors: the catalogue, with the baseline that demands it."""
        return self.catalogue.id if self.is_direct else f"{self.demand.id}/{self.catalogue.id}"

    def judged(self, result: AssessmentResult) -> CatalogueResult:
        """Return how a bid stands on this part; all bids of a case are judged by the same demands, in one order."""
        return result.judgements[self.judgement].catalogues[self.place]

    def leaves(self, result: AssessmentResult) -> Iterator[tuple[Control, ControlResult]]:
        """Yield every leaf in scope with its standing, in catalogue order."""
        by_id = self.judged(result).control_by_id
        for leaf in self.catalogue.leaves:
            judged = by_id[leaf.id]
            if judged.out_by is None:
                yield leaf, judged


Place = tuple[str, str]
"""A control by catalogue and id."""


@dataclass(frozen=True, kw_only=True)
class JudgedBid:
    """A bid with its result; without one ``trouble`` says why its profile could not be used.

    ``declared`` are the facts as the vendor states them; the result was judged by the case's facts over them.
    """

    bid: Bid
    result: AssessmentResult | None
    declared: Mapping[str, FactValue] = field(default_factory=dict)
    trouble: tuple[Diagnostic, ...] = ()

    @cached_property
    def gaps(self) -> tuple[Place, ...]:
        """Mandatory gaps with the options bought, each once even if several demands ask for it."""
        return self._gaps(best=False)

    @cached_property
    def gaps_at_best(self) -> tuple[Place, ...]:
        """Mandatory gaps that no option would close."""
        return self._gaps(best=True)

    @cached_property
    def waived(self) -> tuple[Place, ...]:
        """Those of the gaps that a waiver accepts; they stay gaps."""
        if self.result is None:
            return ()
        catalogues = (one for judgement in self.result.judgements for one in judgement.catalogues)
        found = ((judged.catalogue, one.id) for judged in catalogues for one in judged.controls if one.low.waived)
        return tuple(dict.fromkeys(found))

    @property
    def fails(self) -> bool:
        """Whether a must is unmet that nobody waived: no points outweigh that.

        Where a review looked, what it found counts, for better or worse; elsewhere the claim stands.
        """
        if self.result is None:
            return True
        judged = (one for judgement in self.result.judgements for one in judgement.catalogues)
        return any(_fails(_counted(one)) for one in judged)

    def _gaps(self, *, best: bool) -> tuple[Place, ...]:
        if self.result is None:
            return ()
        found = (
            (judged.catalogue, control.id)
            for judgement in self.result.judgements
            for judged in judgement.catalogues
            for control in judged.controls
            if (control.high if best else control.low).gap
        )
        return tuple(dict.fromkeys(found))


class FactDifference(NamedTuple):
    """A fact on which the case and the vendor differ; the case's answer counts."""

    fact: str
    declared: FactValue | None
    used: FactValue


def with_facts(profile: VendorProfile, facts: Mapping[str, FactValue]) -> VendorProfile:
    """Return a profile with the case's facts over the vendor's (JUDGING, section 2)."""
    service = dataclasses.replace(profile.service, facts={**profile.service.facts, **facts})
    return dataclasses.replace(profile, service=service)


def facts_that_differ(bid: JudgedBid, facts: Mapping[str, FactValue]) -> tuple[FactDifference, ...]:
    """Return the facts that the vendor states differently, or does not state."""
    if bid.result is None:
        return ()
    return tuple(
        FactDifference(fact, bid.declared.get(fact), used)
        for fact, used in facts.items()
        if _differ(bid.declared.get(fact), used)
    )


def parts_of(demands: tuple[Baseline, ...], result: AssessmentResult) -> tuple[Part, ...]:
    """Return every catalogue under every demand, in the order of judging."""
    return tuple(
        Part(demand, result.catalogue(judged.catalogue, judged.edition), number, place)
        for number, (demand, judgement) in enumerate(zip(demands, result.judgements, strict=True))
        for place, judged in enumerate(judgement.catalogues)
    )


def each_catalogue(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the first part of every catalogue."""
    first: dict[str, Part] = {}
    for part in parts:
        first.setdefault(part.catalogue.ref, part)
    return tuple(first.values())


def is_must(control: ControlResult) -> bool:
    """Whether a control may not be left unmet."""
    return control.requirement is Requirement.MANDATORY


def _counted(judged: CatalogueResult) -> Numbers:
    """Return the numbers as claimed, with a review those as corrected where it looked: the rest stands in them too."""
    return judged.verified.corrected if judged.verified else judged.low


def _fails(numbers: Numbers) -> bool:
    return numbers.gaps > numbers.waived


def _differ(declared: FactValue | None, used: FactValue) -> bool:
    return type(declared) is not type(used) or declared != used
