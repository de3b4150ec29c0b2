"""Text for the cells of a report: shown as it was written, never a broken file."""

from __future__ import annotations

import re

from ismap_check.renderers.visible import visible
from ismap_check.workbooks.cell_text import escaped

_NOT_XML = re.compile("[\ufffe\uffff]")


def cell_text(text: str) -> str:
    """Return text with what hides, and what XML cannot hold, written out; ``_x000A_`` stays those seven characters."""
    return escaped(_NOT_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", visible(text)))
