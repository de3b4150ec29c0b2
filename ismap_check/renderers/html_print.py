"""The printed HTML page: how its paper lies, and its running heads: what it is about, from which day, which marking.

A browser takes them from the style sheet only, so the texts stand there as strings, with every sign that could end a
string, or the style element, written as its number.
"""

from __future__ import annotations

from ismap_check.renderers.visible import visible
from ismap_check.report.blocks import Report

LOOK = "font: 8pt sans-serif; color: #545e6b; vertical-align: bottom; padding-bottom: 4mm"
LONGEST = 48
"""Characters; a margin box holds one or two lines."""


ON_SIDE = " size: A4 landscape;"
"""Where a report asks for it; otherwise print.css follows what the reader asks the browser for."""


ASKED = "print and (orientation: landscape)"
"""When a reader asks the browser for it; a page that is turned by its style alone is not known by this."""


def paper_style(report: Report, on_side: str) -> str:
    """Return the style of every page's paper and the margin boxes at its head; ``on_side`` is for paper that lies."""
    boxes = {
        "@top-left": (report.subject, "width: 44%; text-align: start"),
        "@top-center": (report.marking, "font-weight: 700; color: #931c14"),
        "@top-right": (report.words.as_of, "width: 22%; text-align: end"),
    }
    rules = (f"{box} {{ {LOOK}; {how}; content: {_string(text)} }}" for box, (text, how) in boxes.items() if text)
    lying = f"@media {'print' if report.landscape else ASKED} {{\n{on_side}}}\n"
    return f"\n{lying}@page {{{ON_SIDE if report.landscape else ''} {' '.join(rules)} }}\n"


def _string(raw: str) -> str:
    """Return a text as a string of CSS: letters and digits of any script stand as they are."""
    shown = visible(raw)
    if len(shown) > LONGEST:
        shown = shown[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return '"' + "".join(char if char.isalnum() else f"\\{ord(char):06x}" for char in shown) + '"'
