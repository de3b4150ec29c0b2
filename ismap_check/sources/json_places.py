"""Where every value and key of a JSON text stands, found only when a place is asked for."""

from __future__ import annotations

from ismap_check.model.diagnostic import Place
from ismap_check.sources.json_tokens import json_nodes
from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import Places


def json_places(text: str, limits: Limits) -> Places:
    """Return the place of everything in a valid text by pointer and ``at_key``."""
    del limits  # a text that is known to be valid was read within them
    places: Places = {}
    line, start, seen = 1, 0, 0
    for node in json_nodes(text):
        # Counting on from the last node keeps this linear, also on a file of one line.
        line += text.count("\n", seen, node.offset)
        start = max(start, text.rfind("\n", seen, node.offset) + 1)
        seen = node.offset
        places.setdefault((node.pointer, node.at_key), Place(line=line, column=node.offset - start + 1))
    return places
