"""Which leaves are in scope: first the service's facts, then the baseline's selection (JUDGING, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ismap_check.assessment.findings import finding
from ismap_check.assessment.outline import descend
from ismap_check.assessment.request import Case
from ismap_check.model.catalogue import Catalogue, Fact, FactType, FactValue
from ismap_check.model.finding import Finding
from ismap_check.model.result import OutBy
from ismap_check.model.rows import NamedTuple

KINDS: Mapping[FactType, type] = {
    FactType.BOOLEAN: bool,
    FactType.INTEGER: int,
    FactType.TEXT: str,
    FactType.LIST: str,
}
AppliesWhen = Mapping[str, tuple[bool | int | str, ...]]


class Applies(NamedTuple):
    """Whether facts let a control apply, and the questions without an answer that it hangs on."""

    applies: bool = True
    unanswered: frozenset[str] = frozenset()


class Chosen(NamedTuple):
    """Whether a baseline's include and exclude lists name a node or one above it."""

    included: bool
    excluded: bool = False


class Scope(NamedTuple):
    """What put a leaf out (leaves in scope are absent), and how many leaves in scope hang on each unanswered fact."""

    out_by: Mapping[str, OutBy]
    unanswered: Mapping[str, int]


def scope_of(case: Case) -> Scope:
    """Return the scope of all leaves."""
    catalogue = case.catalogue
    applies = _applies(catalogue, _understood(catalogue, case.profile.service.facts))
    chosen = _chosen(case)
    out_by: dict[str, OutBy] = {}
    for leaf in catalogue.leaves:
        if not applies[leaf.id].applies:
            out_by[leaf.id] = OutBy.FACTS
        elif leaf.id not in chosen:
            out_by[leaf.id] = OutBy.BASELINE
    in_scope = (applies[leaf.id] for leaf in catalogue.leaves if leaf.id not in out_by)
    return Scope(out_by, _count(fact for leaf in in_scope for fact in leaf.unanswered))


def out_by_facts(catalogue: Catalogue, facts: Mapping[str, FactValue]) -> frozenset[str]:
    """Return the leaves that do not apply to a service with these facts."""
    applies = _applies(catalogue, _understood(catalogue, facts))
    return frozenset(leaf.id for leaf in catalogue.leaves if not applies[leaf.id].applies)


def _understood(catalogue: Catalogue, facts: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
    """Leave out answers that the catalogue does not know: they were given to a question of another edition."""
    return {key: answer for key, answer in facts.items() if _fits(answer, catalogue.facts.get(key))}


def _fits(answer: FactValue, question: Fact | None) -> bool:
    if question is None:
        return True
    items = answer if isinstance(answer, tuple) else (answer,)
    listed = question.type is FactType.LIST
    known = not question.values or all(item in question.values for item in items)
    return known and isinstance(answer, tuple) is listed and all(type(item) is KINDS[question.type] for item in items)


def fact_findings(case: Case, unanswered: Mapping[str, int]) -> list[Finding]:
    """Return one finding per unanswered question that leaves in scope hang on, in the catalogue's order."""
    return [
        finding("fact-missing", fact=fact.id, question=fact.question, n=unanswered[fact.id])
        for fact in case.catalogue.facts.values()
        if fact.id in unanswered
    ]


def condition_holds(condition: AppliesWhen, facts: Mapping[str, FactValue]) -> Applies:
    """Return whether a condition lets its control apply: keys AND, values OR, lists by intersection."""
    unanswered = frozenset(fact for fact in condition if fact not in facts)
    met = all(_meets(facts[fact], values) for fact, values in condition.items() if fact in facts)
    return Applies(met, unanswered)


def _meets(answer: FactValue, values: Iterable[bool | int | str]) -> bool:
    given = answer if isinstance(answer, tuple) else (answer,)
    # Python takes True for 1; an integer fact must not meet a boolean condition.
    return any(type(item) is type(value) and item == value for item in given for value in values)


def _applies(catalogue: Catalogue, facts: Mapping[str, FactValue]) -> Mapping[str, Applies]:
    own = {
        control.id: condition_holds(control.applies_when, facts)
        for control in catalogue.controls
        if control.applies_when
    }

    def step(node_id: str, above: Applies) -> Applies:
        here = own.get(node_id)
        return above if here is None else Applies(above.applies and here.applies, above.unanswered | here.unanswered)

    return descend(catalogue, Applies(), step)


def _chosen(case: Case) -> frozenset[str]:
    selection = case.baseline.select.get(case.catalogue.id) if case.baseline else None
    if selection is None:
        return frozenset(case.catalogue.parent_by_id)
    include, exclude = frozenset(selection.include or ()), frozenset(selection.exclude)

    def step(node_id: str, above: Chosen) -> Chosen:
        return Chosen(above.included or node_id in include, above.excluded or node_id in exclude)

    choices = descend(case.catalogue, Chosen(selection.include is None), step)
    return frozenset(node_id for node_id, choice in choices.items() if choice.included and not choice.excluded)


def _count(facts: Iterable[str]) -> Mapping[str, int]:
    counted: dict[str, int] = {}
    for fact in facts:
        counted[fact] = counted.get(fact, 0) + 1
    return counted
