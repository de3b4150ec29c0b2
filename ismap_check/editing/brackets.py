"""Changes inside of brackets (``{status: implemented}``, ``[a, b]``): everything stays on its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ismap_check.editing.ground import Ground
from ismap_check.editing.patch import Patch
from ismap_check.editing.sameness import same
from ismap_check.editing.scalars import key_text
from ismap_check.editing.shared_ends import shared_ends
from ismap_check.editing.yaml_text import flow_text
from ismap_check.model.diagnostic import Pointer

Change = Callable[[Ground, Any, Any, Pointer], Iterator[Patch]]


def changes_in_brackets(ground: Ground, old: Any, new: Any, pointer: Pointer, change: Change) -> Iterator[Patch]:
    """Yield what changes or joins what is there; where something goes, the pair of brackets is written anew.

    Both are mappings, or both are lists, and not empty; ``change`` is asked about the values inside.
    """
    if isinstance(old, dict):
        yield from _mapping(ground, old, new, pointer, change)
    else:
        yield from _list(ground, old, new, pointer, change)


def _mapping(
    ground: Ground, old: Mapping[str, Any], new: Mapping[str, Any], pointer: Pointer, change: Change
) -> Iterator[Patch]:
    if old.keys() - new.keys():
        kept = {key for key in old if key in new and same(old[key], new[key])}
        pieces = [_as_it_is(ground, (*pointer, key)) if key in kept else _pair(key, new[key]) for key in new]
        yield _anew(ground, pointer, "{}", pieces)
        return
    after: str | None = None
    for key, value in new.items():
        if key in old:
            yield from change(ground, old[key], value, (*pointer, key))
            after = key
        elif after is None:
            start = ground.key((*pointer, next(iter(old)))).start
            yield Patch(start, start, f"{_pair(key, value)}, ")
        else:
            end = ground.value((*pointer, after)).end
            yield Patch(end, end, f", {_pair(key, value)}")


def _list(ground: Ground, old: Sequence[Any], new: Sequence[Any], pointer: Pointer, change: Change) -> Iterator[Patch]:
    head, tail = shared_ends(old, new)
    if len(new) == len(old):
        for place in range(head, len(old) - tail):
            yield from change(ground, old[place], new[place], (*pointer, place))
    elif head == len(old):
        end = ground.value((*pointer, head - 1)).end
        yield Patch(end, end, "".join(f", {flow_text(item)}" for item in new[head:]))
    else:
        first = [_item_as_it_is(ground, (*pointer, place)) for place in range(head)]
        last = [_item_as_it_is(ground, (*pointer, place)) for place in range(len(old) - tail, len(old))]
        yield _anew(ground, pointer, "[]", [*first, *map(flow_text, new[head : len(new) - tail]), *last])


def _anew(ground: Ground, pointer: Pointer, brackets: str, pieces: Sequence[str]) -> Patch:
    span = ground.value(pointer)
    return Patch(span.start, span.end, f"{brackets[0]}{', '.join(pieces)}{brackets[1]}")


def _pair(key: str, value: Any) -> str:
    return f"{key_text(key)}: {flow_text(value)}"


def _as_it_is(ground: Ground, pointer: Pointer) -> str:
    return ground.text[ground.key(pointer).start : ground.value(pointer).end]


def _item_as_it_is(ground: Ground, pointer: Pointer) -> str:
    span = ground.value(pointer)
    return ground.text[span.start : span.end]
