"""A profile's plain data taken apart into single entries, and put together again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from ismap_check.model.diagnostic import Pointer
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain
from ismap_check.questionnaire.asked import Entries, Key, Section
from ismap_check.questionnaire.routes import flattened, pointers


class Assembled(NamedTuple):
    """A profile's plain data, and where in it every entry stands."""

    data: Plain
    pointers: Mapping[Key, Pointer]


def entries_of(data: Plain) -> dict[Key, Any]:
    """Return every fact, response and evidence item of a profile, as written by ``model.plain``."""
    entries: dict[Key, Any] = {Key(Section.FACT, path): value for path, value in flattened(data)}
    for catalogue, responses in data.get("responses", {}).items():
        entries |= {Key(Section.RESPONSE, control, catalogue): value for control, value in responses.items()}
    return entries | {Key(Section.EVIDENCE, key): item for key, item in data.get("evidence", {}).items()}


def assembled(entries: Entries) -> Assembled:
    """Return the profile that entries make: its data may still lack what every profile needs."""
    facts = pointers(key.id for key in entries if key.section is Section.FACT)
    places = {key: _pointer(key, facts) for key in entries if key.section is not Section.FACT or key.id in facts}
    whole: dict[Any, Any] = {"kind": "vendor-profile", "schema": SCHEMA_VERSION}
    whole |= {"vendor": {}, "service": {}, "assessment": {}}
    for key, pointer in sorted(places.items(), key=lambda pair: _numbers(pair[1])):
        _put(whole, pointer, entries[key])
    return Assembled(whole, places)


def _pointer(key: Key, facts: Mapping[str, Pointer]) -> Pointer:
    match key.section:
        case Section.FACT:
            return facts[key.id]
        case Section.RESPONSE:
            return ("responses", key.catalogue, key.id)
        case Section.EVIDENCE:
            return ("evidence", key.id)


def _numbers(pointer: Pointer) -> tuple[int, ...]:
    """Return what to sort by, so that the first thing of a list comes before the second; all else keeps its order."""
    return tuple(step for step in pointer if isinstance(step, int))


def _put(whole: dict[Any, Any], pointer: Pointer, value: Any) -> None:
    inner: Any = whole
    for step, following in pairwise(pointer):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(inner, list):
            if len(inner) == step:
                inner.append(empty)
            inner = inner[int(step)]
        else:
            inner = inner.setdefault(step, empty)
    if value != {} or pointer[-1] not in inner:
        inner[pointer[-1]] = value
