"""What two lists have in common at their beginnings and ends; what lies between is what changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from ismap_check.editing.sameness import same


def shared_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """Return how many items are the same at the beginning, and how many of the others at the end."""
    head = sum(1 for _ in takewhile(bool, map(same, old, new)))
    tail = sum(1 for _ in takewhile(bool, map(same, reversed(old[head:]), reversed(new[head:]))))
    return head, tail
