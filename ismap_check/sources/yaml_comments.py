"""A number sign that cuts an unquoted text short: of ``規程 #3 を参照`` YAML keeps only the first word, in silence."""

from __future__ import annotations

import re

from ismap_check.sources.lines import place_at
from ismap_check.sources.problems import Problems
from ismap_check.sources.yaml_events import yaml_events
from ismap_check.sources.yaml_library import ScalarEvent

SHOWN = 20
"""Characters of the text shown on either side of the sign."""

# People write comments as "# why"; a sign glued to what follows (#3, #経理) may well belong to the text.
_GLUED = re.compile(r" #(?=[^\s#!])")


def refuse_cut_texts(text: str, problems: Problems) -> None:
    """Note every unquoted text that ends where a glued number sign begins; the text was parsed without an error."""
    if "#" not in text:  # the quick way out for most texts
        return
    text = text.replace("\t#", " #")
    signs = [found.start() + 1 for found in _GLUED.finditer(text)]
    if not signs:
        return
    ends = _ends_of_plain_texts(text, problems)
    for sign in signs:
        start = text.rfind("\n", 0, sign) + 1
        kept = text[start:sign].rstrip(" \t")
        if start + len(kept) in ends:
            lost = text[sign : sign + SHOWN].split()[0]
            problems.add("yaml-text-cut", place_at(text, sign), text=f"{kept[-SHOWN:].strip()} {lost}")


def _ends_of_plain_texts(text: str, problems: Problems) -> set[int]:
    """Return the offsets just behind all unquoted texts; a second parse, for documents with a suspect sign only."""
    scalars = (event for event in yaml_events(text, problems) if isinstance(event, ScalarEvent))
    return {event.end_mark.index for event in scalars if event.end_mark and not event.style and event.value}
