"""A service's answers to its catalogues' questions: of the right type, and among the possible values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ismap_check.documents.fact_values import fits_type
from ismap_check.documents.near import Suggestions
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue, Fact, FactType, FactValue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.text import Term
from ismap_check.sources.scalars import TypedLooking, as_text, looks_typed

Facts = dict[str, FactValue]
Found = Iterator[Diagnostic]


def resolve_facts(
    answers: Mapping[str, FactValue], catalogues: Iterable[Catalogue], site: Site, near: Suggestions
) -> tuple[Facts, tuple[Diagnostic, ...]]:
    """Return the answers with their declared types; a fact nobody asks for is a warning if it looks misspelt."""
    declared: dict[str, Fact] = {}
    for catalogue in catalogues:
        declared = {**catalogue.facts, **declared}
    said: list[Diagnostic] = []
    settled: Facts = {}
    for key, answer in answers.items():
        fact = declared.get(key)
        place = site.at(key)
        settled[key] = answer
        if fact is None:
            said += _undeclared(key, declared.keys() - answers.keys(), place, near)
        elif fact.type is FactType.TEXT and isinstance(answer, bool | int):
            spelling, likeness = as_text(answer)
            seen = TypedLooking(pointer=place.pointer, at_key=False, spelling=spelling, likeness=likeness)
            said += [looks_typed(place.document, seen), *_check_answer(fact, spelling, place)]
            settled[key] = spelling
        else:
            said += _check_answer(fact, answer, place)
    return settled, tuple(said)


def _undeclared(key: str, asked: Iterable[str], site: Site, near: Suggestions) -> Found:
    if meant := near(key, sorted(asked)):
        yield site.warning("unknown-fact", at_key=True, fact=key, near=meant)


def _check_answer(fact: Fact, answer: FactValue, site: Site) -> Found:
    listed = isinstance(answer, tuple)
    items = answer if isinstance(answer, tuple) else (answer,)
    expected = Term(f"schema.fact.{fact.type}")
    if listed != (fact.type is FactType.LIST) or not all(fits_type(fact, item) for item in items):
        yield site.error("fact-type", fact=fact.id, question=fact.question, expected=expected)
        return
    for position, item in enumerate(items):
        if fact.values and item not in fact.values:
            place = site.at(position) if listed else site
            allowed = tuple(str(value) for value in fact.values)
            yield place.error("fact-value", fact=fact.id, question=fact.question, value=str(item), allowed=allowed)
