"""Write a blank procurement case: every place explained in a comment, all of it valid while it is empty."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ismap_check.i18n.width import wrap
from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Catalogue, Fact
from ismap_check.model.procurement import Axis

COMMENT_COLUMNS = 88
DEMANDS = {"baselines": "[]", "musts": "{}", "weights": "{}", "thresholds": "{}", "settle": "[]"}
"""What may be demanded beside catalogues, empty."""
RECORDS = {"bids": "[]", "questions": "[]", "points": "{}", "tasks": "[]", "signatures": "[]"}
"""What is filled in once there are bids, empty."""


class BlankCase(NamedTuple):
    """In whose language to explain, which catalogues to demand whole from the start, and the schema beside the file."""

    words: Words
    catalogues: Sequence[Catalogue] = ()
    schema_file: str | None = None


def blank_case(wanted: BlankCase) -> str:
    """Return the text of the case."""
    parts = (_head(wanted), _project(wanted.words), _facts(wanted), _risk(wanted.words), _demands(wanted))
    return "\n".join([*(line for part in parts for line in part), *_bids(wanted.words), ""])


def _head(wanted: BlankCase) -> Iterator[str]:
    if wanted.schema_file:
        yield f"# yaml-language-server: $schema={wanted.schema_file}"
    yield from _comments(wanted.words, "head")
    yield from ("kind: procurement", "schema: 1", "")


def _project(words: Words) -> Iterator[str]:
    yield "project:"
    for key in ("name", "agency", "purpose", "phase"):
        yield _field(words, key, 2)
    yield _field(words, "contract", 2)
    yield from ("    from:", "    to:", "")


def _facts(wanted: BlankCase) -> Iterator[str]:
    """Yield the questions of the demanded catalogues, or an example where none is demanded yet."""
    yield from _comments(wanted.words, "facts")
    asked = {fact.id: fact for catalogue in wanted.catalogues for fact in catalogue.facts.values()}
    if not asked:
        yield from (*_comments(wanted.words, "facts-example"), "facts: {}", "")
        return
    yield "facts:"
    for fact in asked.values():
        yield from _comment(fact.question.pick(wanted.words.language), 2)
        yield f"  {fact.id}:{_choices(fact)}"
    yield ""


def _choices(fact: Fact) -> str:
    values = " | ".join(json.dumps(value, ensure_ascii=False) for value in fact.values)
    return f"  # {values}" if values else ""


def _risk(words: Words) -> Iterator[str]:
    yield from _comments(words, "risk")
    yield "risk:"
    for axis in Axis:
        yield from _comment(words(f"procurement.axis.{axis}"), 2)
        yield from (f"  {axis}:", "    judgement:", "    leaning:", "    reason:")
        yield _field(words, "axis-facts", 4, name="facts", value="[]")
    yield from _comments(words, "decision", 2)
    yield from ("  decision:", "    by:", "    result:", "    decided_on:", "    reason:", "    board:", "")


def _demands(wanted: BlankCase) -> Iterator[str]:
    words = wanted.words
    yield from (*_comments(words, "demands"), "demands:", _field(words, "reason", 2))
    yield from (*_comments(words, "catalogues", 2), f"  catalogues:{'' if wanted.catalogues else ' {}'}")
    yield from (f'    {catalogue.id}: "{catalogue.edition}"' for catalogue in wanted.catalogues)
    for key, empty in DEMANDS.items():
        yield from (*_comments(words, key, 2), f"  {key}: {empty}")
    yield ""


def _bids(words: Words) -> Iterator[str]:
    for key, empty in RECORDS.items():
        yield from (*_comments(words, key), f"{key}: {empty}", "")


def _field(words: Words, key: str, indent: int, *, name: str = "", value: str = "") -> str:
    return f"{' ' * indent}{name or key}:{' ' + value if value else ''}  # {words(f'case.{key}')}"


def _comments(words: Words, key: str, indent: int = 0) -> Iterator[str]:
    for line in words.items(f"case.{key}"):
        yield from _comment(line, indent)


def _comment(text: str, indent: int = 0) -> Iterator[str]:
    space = " " * indent
    return (f"{space}# {line}".rstrip() for line in wrap(text, COMMENT_COLUMNS - indent) or [""])
