"""The id of a new evidence item: made from its name, and one that nobody has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

LONGEST_ID = 40
"""Characters of an id that is made from a name; one that is given may be longer."""

WRITTEN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""An id as the schema of profiles allows it (``evidence-name``)."""

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def free_id(name: str, known: Container[str]) -> str:
    """Return an id for something called ``name``; a file's suffix is no part of it."""
    stem = name.rpartition(".")[0] if "." in name[1:] else name
    plain = unicodedata.normalize("NFKC", stem).casefold()
    slug = _NO_SLUG.sub("-", plain).strip("-")[:LONGEST_ID].strip("-") or "evidence"
    return next(one for n in count(1) if (one := slug if n == 1 else f"{slug}-{n}") not in known)
