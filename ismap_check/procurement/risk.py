"""Which axes of risk speak for consulting the Advisory Board: the tool's own hint, never a verdict.

No public rule says how the axes are weighed or combined (facts on generative AI, section 4), so nothing is counted.
An axis speaks for it if the agency itself leans that way or cannot tell, or a fact it named is answered true.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import Catalogue, FactValue
from ismap_check.model.catalogue import Fact as Question
from ismap_check.model.procurement import Axis, Leaning, ProcurementCase, RiskAxis


class AxisFact(NamedTuple):
    """A fact that bears on an axis: its question, if a catalogue asks it, and the case's answer."""

    id: str
    question: Question | None
    answer: FactValue | None


class AxisHint(NamedTuple):
    """One axis as it was filled in, and whether it speaks for consulting the board."""

    axis: Axis
    row: RiskAxis
    facts: tuple[AxisFact, ...]
    speaks: bool

    @property
    def is_judged(self) -> bool:
        """Whether the agency has written a judgement."""
        return self.row.judgement is not None


def axis_hints(case: ProcurementCase, catalogues: tuple[Catalogue, ...]) -> tuple[AxisHint, ...]:
    """Return all four axes, filled in or not."""
    questions = {fact.id: fact for catalogue in catalogues for fact in catalogue.facts.values()}
    return tuple(_hint(axis, case.risk.get(axis, RiskAxis()), case, questions) for axis in Axis)


def _hint(axis: Axis, row: RiskAxis, case: ProcurementCase, questions: Mapping[str, Question]) -> AxisHint:
    facts = tuple(AxisFact(fact, questions.get(fact), case.facts.get(fact)) for fact in row.facts)
    leans = row.leaning in (Leaning.HIGH, Leaning.UNCLEAR)
    return AxisHint(axis, row, facts, speaks=leans or any(fact.answer is True for fact in facts))
