"""Say something new in the way something old was written: what did not change stays as its author wrote it.

A model forgets how its document was written: empty fields, a last line break, one wording for two languages. So what a
file should say is made from three things: what is ``written``, what that means (``before``), what it should mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ismap_check.editing.sameness import same
from ismap_check.editing.shared_ends import shared_ends


def rebased(written: Any, before: Any, after: Any) -> Any:
    """Return plain data that mean ``after``, as near to ``written`` as can be; ``written`` means ``before``."""
    if same(before, after):
        return written
    match written, before, after:
        case dict(), dict(), dict():
            return _mapping(written, before, after)
        case list(), list(), list() if len(written) == len(before):
            return _list(written, before, after)
        case str(), _, str() if written.endswith("\n") and not after.endswith("\n"):
            return after + "\n"
        case _:
            return after


def placed(known: Mapping[str, Any], added: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """Return ``known`` with further keys, each behind the nearest known one before it in ``order``.

    Where there is none before, it comes in front of the nearest behind; keys that are not in ``order`` come last.
    """
    rank = {key: place for place, key in enumerate(order)}
    keys = list(known)
    for key in sorted(added, key=lambda one: rank.get(one, len(rank))):
        keys.insert(_place(keys, key, rank), key)
    return {key: added[key] if key in added else known[key] for key in keys}


def _mapping(written: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        key: rebased(value, before.get(key), after[key]) if key in after else value
        for key, value in written.items()
        if key in after or key not in before
    }
    new = {key: value for key, value in after.items() if key not in written and not _is_known(key, value, before)}
    return placed(kept, new, list(after))


def _is_known(key: str, value: Any, before: Mapping[str, Any]) -> bool:
    """Whether what is written means this already, without saying it."""
    return key in before and same(before[key], value)


def _list(written: Sequence[Any], before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    head, tail = shared_ends(before, after)
    stop = len(before) - tail
    middle = [*after[head : len(after) - tail]]
    for place in range(min(len(middle), stop - head)):
        middle[place] = rebased(written[head + place], before[head + place], middle[place])
    return [*written[:head], *middle, *written[stop:]]


def _place(keys: Iterable[str], key: str, rank: Mapping[str, int]) -> int:
    """Return where a key comes among others, which may stand in any order themselves."""
    own = rank.get(key)
    ranked = [(rank[one], place) for place, one in enumerate(keys) if one in rank]
    below = [one for one in ranked if own is None or one[0] < own]
    if own is None or (not below and not ranked):
        return sum(1 for _ in keys)
    return max(below)[1] + 1 if below else min(ranked)[1]
