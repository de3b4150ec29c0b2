"""Several texts in one cell: one in each line, or behind ``・`` where a line would not do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ismap_check.questionnaire.marks import BLANKS, MARK

BULLET = "・"

_BULLET = re.compile(r"[・•‣●○◦･]|[-*](?= )")
_BETWEEN_IDS = re.compile(r"[\s,;、；]+")


def lines_cell(items: Sequence[str]) -> str:
    """Return texts as the lines of a cell, with bullets only where it takes them."""
    return "\n".join(items) if all(map(_is_line, items)) else bullets_cell(items)


def bullets_cell(items: Iterable[str]) -> str:
    """Return texts behind bullets; a last bullet alone keeps what would get lost at the end."""
    cell = "\n".join(BULLET + "\n".join(_kept(line) for line in item.split("\n")) for item in items)
    return cell if cell == cell.rstrip(BLANKS) else f"{cell}\n{BULLET}"


def read_lines(cell: str) -> list[str]:
    """Return the texts of a cell, whichever way they are written."""
    if _BULLET.match(cell.lstrip(BLANKS)):
        return read_bullets(cell)
    return [line.strip(BLANKS) for line in cell.split("\n") if line.strip(BLANKS)]


def read_bullets(cell: str) -> list[str]:
    """Return the texts behind the bullets of a cell; a line without one continues the text above it."""
    items: list[list[str]] = []
    for line in cell.lstrip(BLANKS).split("\n"):
        if found := _BULLET.match(line):
            items.append(_unkept(line[found.end() :].lstrip(BLANKS)))
        elif items:
            items[-1] += _unkept(line)
    return ["\n".join(lines) for lines in items if lines]


def has_bullets(cell: str) -> bool:
    """Whether a cell begins with a bullet."""
    return bool(_BULLET.match(cell))


def read_ids(cell: str) -> list[str]:
    """Return the ids of a cell, whatever stands between them."""
    return [one for one in _BETWEEN_IDS.split(unicodedata.normalize("NFKC", cell)) if one]


def _is_line(item: str) -> bool:
    return "\n" not in item and item == item.strip(BLANKS) and _kept(item) == item


def _kept(line: str) -> str:
    """Return a line with a mark where it would be read as something else."""
    changes = line.startswith((MARK, *BLANKS)) or not line or _BULLET.match(line)
    return MARK + line if changes else line


def _unkept(line: str) -> list[str]:
    """Return the line without its mark; an empty one without a mark is none."""
    if line.startswith(MARK):
        return [line[1:]]
    return [line] if line.strip(BLANKS) else []
