"""Names of sheets: short, free of what programs refuse in them, and told apart whatever the case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ismap_check.renderers.xlsx_text import cell_text

LONGEST = 31
NAMELESS = "–"
RESERVED = "history"

_REFUSED = re.compile("[\\[\\]:*?/\\\\\n\U00010000-\U0010ffff]")  # the length is counted in UTF-16 units


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return a name for each title, its end left out where it is too long."""
    taken = {RESERVED}
    names = []
    for title in titles:
        plain = _REFUSED.sub(" ", cell_text(title)).strip(" '") or NAMELESS
        name, count = _short(plain), 1
        while name.casefold() in taken:
            count += 1
            end = f" ({count})"
            name = plain[: LONGEST - len(end)].rstrip(" '") + end
        taken.add(name.casefold())
        names.append(name)
    return names


def _short(plain: str) -> str:
    """Return a name that fits: cut between words where there are some, and not much gets lost by it."""
    if len(plain) <= LONGEST:
        return plain
    whole_words = plain[: LONGEST + 1].rpartition(" ")[0].rstrip(" '")
    return whole_words if len(whole_words) > LONGEST // 2 else plain[:LONGEST].rstrip(" '")


def location(sheet: str, row: int) -> str:
    """Return where a link within the workbook leads; ``row`` counts from 0."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!A{row + 1}"
