"""The order in which people expect ids: numbers by value, the rest by letters."""

from __future__ import annotations

import re

NUMBER = re.compile(r"([0-9]+)")


def natural_key(control_id: str) -> list[str | int]:
    """Return a sort key that puts ``9.2.10`` after ``9.2.9``: texts and numbers in turn, so any two keys compare."""
    parts: list[str | int] = list(NUMBER.split(control_id))
    parts[1::2] = map(int, parts[1::2])
    return parts
