"""What to replace in a text so that it says something else: the smallest stretches, line by line where it has lines.

Nothing is proved here: ``edit`` reads the outcome and compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ismap_check.editing.brackets import changes_in_brackets
from ismap_check.editing.ground import Ground
from ismap_check.editing.patch import Patch
from ismap_check.editing.sameness import same
from ismap_check.editing.shared_ends import shared_ends
from ismap_check.editing.values import value_changes
from ismap_check.editing.yaml_text import list_lines, mapping_lines
from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.spans import Form

Row = Mapping[str, Any]


def changes(ground: Ground, old: Any, new: Any, pointer: Pointer = ()) -> Iterator[Patch]:
    """Yield what turns the value at ``pointer`` from ``old``, which the text says, into ``new``."""
    if same(old, new):
        return
    match old, new:
        case (dict(), dict()) | (list(), list()) if old and new and ground.value(pointer).form is Form.FLOW:
            yield from changes_in_brackets(ground, old, new, pointer, changes)
        case (dict(), dict()) if old and new:
            yield from _mapping(ground, old, new, pointer)
        case (list(), list()) if old and new:
            yield from _list(ground, old, new, pointer)
        case _:
            yield from value_changes(ground, pointer, new)


def _mapping(ground: Ground, old: Row, new: Row, pointer: Pointer) -> Iterator[Patch]:
    keys = list(old)
    for place, key in enumerate(keys):
        if key in new:
            yield from changes(ground, old[key], new[key], (*pointer, key))
        else:
            below = keys[place + 1 :]
            next_start = ground.key((*pointer, below[0])).start if below else None
            end = ground.value((*pointer, key)).end
            yield _removal(ground, ground.key((*pointer, key)).start, end, next_start)
    for after, added in _added(old, new).items():
        yield _insertion(ground, pointer, after, added, keys[0])


def _added(old: Row, new: Row) -> dict[str | None, dict[str, Any]]:
    """Return what is new by the known key that it follows; None: it comes before all."""
    added: dict[str | None, dict[str, Any]] = {}
    after: str | None = None
    for key, value in new.items():
        if key in old:
            after = key
        else:
            added.setdefault(after, {})[key] = value
    return added


def _insertion(ground: Ground, pointer: Pointer, after: str | None, added: Row, first: str) -> Patch:
    column = ground.column(ground.value(pointer).start)
    entries = ["\n".join(mapping_lines({key: value}, column, ground.layout)) for key, value in added.items()]
    if after is None:
        return _before(ground, ground.key((*pointer, first)).start, entries, at_top=not pointer)
    end = ground.end_of_entry(ground.value((*pointer, after)).end, column)
    apart = "\n\n" if ground.is_followed_by_blank(end) else "\n"
    return Patch(end, end, "".join((apart if "\n" in entry else "\n") + entry for entry in entries))


def _before(ground: Ground, start: int, lines: Sequence[str], *, at_top: bool) -> Patch:
    """Return the insertion above the first key or dash; comments at the top of a file stay there."""
    if not ground.begins_line(start):
        indent = " " * ground.column(start)
        return Patch(start, start, "\n".join(lines).lstrip(" ") + f"\n{indent}")
    above = ground.line_start(start) if at_top else ground.start_of_notes(start)
    if above == 0:
        return Patch(0, 0, "\n".join([*lines, ""]))
    return Patch(above - 1, above - 1, "\n".join(["", *lines]))


def _removal(ground: Ground, start: int, end: int, next_start: int | None) -> Patch:
    """Return the removal of a key or dash that begins at ``start``, with its lines.

    The line break before them goes, and not the one behind: what is added there stands behind the previous line.
    """
    if not ground.begins_line(start):
        return Patch(start, end if next_start is None else next_start, "")
    first, last = ground.line_start(start), ground.line_end(end)
    return Patch(first - 1, last, "") if first else Patch(0, last + 1, "")


def _list(ground: Ground, old: Sequence[Any], new: Sequence[Any], pointer: Pointer) -> Iterator[Patch]:
    head, tail = shared_ends(old, new)
    middle, wanted = old[head : len(old) - tail], new[head : len(new) - tail]
    both = min(len(middle), len(wanted))
    for place in range(both):
        yield from changes(ground, middle[place], wanted[place], (*pointer, head + place))
    dashes = _dashes(ground, pointer, len(old))
    for place in range(head + both, head + len(middle)):
        next_start = dashes[place + 1] if place + 1 < len(old) else None
        yield _removal(ground, dashes[place], ground.value((*pointer, place)).end, next_start)
    if added := wanted[both:]:
        column = ground.column(dashes[0])
        lines = list(list_lines(added, column, ground.layout))
        if head + both == 0:
            yield _before(ground, dashes[0], lines, at_top=False)
        else:
            end = ground.end_of_entry(ground.value((*pointer, head + both - 1)).end, column)
            yield Patch(end, end, "\n" + "\n".join(lines))


def _dashes(ground: Ground, pointer: Pointer, length: int) -> list[int]:
    """Return where the dashes of a list stand: all in one column, each the first mark in its line but the first."""
    found = [ground.value(pointer).start]
    column = ground.column(found[0])
    for place in range(1, length):
        behind = ground.line_end(ground.value((*pointer, place - 1)).end)
        dash = ground.text.find(f"\n{' ' * column}-", behind)
        found.append(dash + 1 + column)
    return found
