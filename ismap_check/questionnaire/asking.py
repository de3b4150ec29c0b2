"""Make a questionnaire: the questions of catalogues, with what a profile answers already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.model.catalogue import Catalogue, Control, Fact, FactType
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.text import Text
from ismap_check.questionnaire.asked import (
    Asked,
    Choice,
    Entries,
    FactQuestion,
    Field,
    Form,
    Key,
    Part,
    Question,
    Questionnaire,
    Section,
)
from ismap_check.questionnaire.entries import entries_of
from ismap_check.questionnaire.fields import (
    Branch,
    Leaf,
    Node,
    both,
    evidence_fields,
    joined,
    profile_fields,
    response_fields,
)

SAMPLES = {"service.options": "option-1", "inherits": "base"}
"""The id of a first thing, where there may be several by their ids and there is none yet."""


def questionnaire(data: Plain, catalogues: Sequence[Catalogue], part: Part | None = None) -> Questionnaire:
    """Return what to ask about the catalogues, with the answers of a profile's plain data (ids of controls in full).

    The profile may lack anything; its catalogues are those that are asked about, besides its own. Of a part, only the
    questions that belong to it are there, and the answers to them; all facts and evidence items stay.
    """
    named = {catalogue.id: catalogue.edition for catalogue in catalogues}
    scope = data.get("assessment", {})
    scope = {**scope, "catalogues": {**scope.get("catalogues", {}), **named}}
    entries = entries_of({**data, "assessment": scope})
    whole = (Asked(one, tuple(_questions(one, entries, part or Part()))) for one in catalogues)
    asked = tuple(one for one in whole if one.questions or part is None)
    wanted = {(one.catalogue.id, question.control.id) for one in asked for question in one.questions}
    known = {(one.id, control.id) for one in catalogues for control in one.controls}
    return Questionnaire(
        facts=tuple(_fact_questions(entries, catalogues)),
        asked=asked,
        response_fields=response_fields(),
        evidence_fields=evidence_fields(),
        entries={key: value for key, value in entries.items() if _is_asked(key, wanted, known, named, part)},
        part=part,
    )


def blank_profile(language: str) -> Plain:
    """Return the plain data of a profile that says nothing yet."""
    return {"language": language}


def _is_asked(
    key: Key, wanted: set[tuple[str, str]], known: set[tuple[str, str]], named: Mapping[str, str], part: Part | None
) -> bool:
    """Whether an entry belongs to the questions; an answer to a control that no catalogue has belongs to the whole."""
    if key.section is not Section.RESPONSE:
        return True
    answer = (key.catalogue, key.id)
    return answer in wanted or (part is None and key.catalogue in named and answer not in known)


def _questions(catalogue: Catalogue, entries: Entries, part: Part) -> Iterator[Question]:
    for control in _in_order(catalogue):
        groups = tuple(reversed([*catalogue.groups_above(control.id)]))
        above = tuple(catalogue.ancestors(control.id))
        around = {control.id, *(group.id for group in groups), *(one.id for one in above)}
        answer = entries.get(Key(Section.RESPONSE, control.id, catalogue.id), {})
        if part.chapter and part.chapter not in around:
            continue
        if part.assignee and answer.get("assignee") != part.assignee:
            continue
        yield Question(control, catalogue.is_leaf(control.id), groups, next(iter(above), None))


def _in_order(catalogue: Catalogue) -> Iterator[Control]:
    """Yield the controls as a reader meets them: what belongs to one before what belongs to the next."""
    known = catalogue.control_by_id
    nodes: dict[str | None, list[str]] = {}
    for node, parent in catalogue.parent_by_id.items():
        nodes.setdefault(parent, []).append(node)
    waiting = [*reversed(nodes.get(None, []))]
    while waiting:
        node = waiting.pop()
        if node in known:
            yield known[node]
        waiting += reversed(nodes.get(node, []))


def _fact_questions(entries: Entries, catalogues: Iterable[Catalogue]) -> Iterator[FactQuestion]:
    facts: dict[str, Fact] = {}
    for catalogue in catalogues:
        facts = {**catalogue.facts, **facts}
    given = [key.id for key in entries if key.section is Section.FACT]
    asking = _Asking(given, facts)
    general = both("questionnaire.section.general")
    for key, node in profile_fields().below.items():
        section = general if isinstance(node, Leaf) else node.label
        for path, field in asking.fields(node, key, None):
            yield FactQuestion(path, section, field)


class _Asking:
    """Walks the fields of a profile; of things there may be several of, it asks for those there are and one more."""

    def __init__(self, given: Sequence[str], facts: Mapping[str, Fact]) -> None:
        self._given = given
        self._facts = facts

    def fields(self, node: Node, path: str, above: Text | None) -> Iterator[tuple[str, Field]]:
        """Yield path and field of everything beneath a node."""
        if isinstance(node, Leaf):
            label = joined(above, node.field.label) if above and node.field.label != above else node.field.label
            yield path, node.field._replace(key=path, label=label)
        elif isinstance(node, Branch):
            if path in self._given:
                yield path, Field(path, Form.PRESENCE, above or node.label)
            for key, below in node.below.items():
                yield from self.fields(below, f"{path}.{key}", _above(above, below))
        elif path == "service.facts":
            yield from self._fact_fields(path)
        else:
            for item in self._items(path, keyed=node.keyed):
                name = Text(f"{node.label.ja} {item}", f"{node.label.en} {item}")
                known = any(one.startswith(f"{path}[{item}]") for one in self._given)
                for found, field in self.fields(node.each, f"{path}[{item}]", name):
                    yield found, field._replace(required=field.required and known)

    def _items(self, path: str, *, keyed: bool) -> list[str]:
        """Return the ids or numbers of the things at a path."""
        start = f"{path}["
        known = list(dict.fromkeys(one[len(start) :].partition("]")[0] for one in self._given if one.startswith(start)))
        if keyed:
            return known or [SAMPLES[path]] if path in SAMPLES else known
        return [*known, str(max(map(int, known), default=0) + 1)]

    def _fact_fields(self, path: str) -> Iterator[tuple[str, Field]]:
        for item in dict.fromkeys([*self._facts, *self._items(path, keyed=True)]):
            key, fact = f"{path}[{item}]", self._facts.get(item)
            if fact is None:
                yield key, Field(key, Form.FACT, Text(item, item))
            else:
                listed = fact.type in {FactType.TEXT, FactType.INTEGER}
                choices = tuple(Choice(str(one), Text(str(one), str(one))) for one in fact.values if listed)
                yield key, Field(key, Form.FACT, fact.question, _help(fact), choices, fact=fact.type)


def _above(above: Text | None, below: Node) -> Text | None:
    """Return what to put before the labels beneath a node: for a branch its own label too."""
    if not isinstance(below, Branch):
        return above
    return joined(above, below.label) if above else below.label


def _help(fact: Fact) -> Text | None:
    """Return what may be answered to a question whose answers are a list."""
    if fact.type is not FactType.LIST or not fact.values:
        return None
    listed = [str(value) for value in fact.values]
    return Text("、".join(listed), ", ".join(listed))
