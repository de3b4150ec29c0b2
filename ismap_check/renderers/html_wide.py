"""The room around a wide table in HTML: it moves sideways under its first column, and its rows can be filtered.

The script ``sift.js`` fills the lists of choices from the table itself, and shows what only works with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.html_inline import text
from ismap_check.report.blocks import Table, Wide

FEW = 3
"""Peers of which no more than these stand side by side on paper hold texts, and have broad columns on a screen."""
MOST = 8
"""More columns than these need a room of their own, whatever they hold: a window of 1280 pixels is too narrow."""


def in_room(table: Table, shown: str, columns: int) -> str:
    """Return a table's HTML; that of a wide one in a part of the page that moves by itself, and can have the focus.

    ``columns`` is how many are shown, bars included. One that only its section names is called by its first column.
    """
    if table.wide is None and columns <= MOST:
        return shown
    name = attribute("aria-label", table.caption or table.columns[0].label)
    room = f"<div class={_kind(table.wide)} tabindex=0 role=group{name}>\n{shown}</div>\n"
    return "".join(_sift(table, table.wide)) + room if table.wide else room


def _kind(wide: Wide | None) -> str:
    """Return the classes of a room: a few columns of texts are broad; what was not meant to move stands close."""
    if wide is None:
        return '"room close"'
    return "room" if wide.most > FEW else '"room broad"'


def _sift(table: Table, wide: Wide) -> Iterator[str]:
    """Yield the controls over a table whose rows can be filtered."""
    words = wide.sift
    if words is None:
        return
    name, amount = attribute("aria-label", f"{words.title} {table.caption}"), attribute("data-amount", words.amount)
    yield f"<div class=sift role=group{name}{amount} data-lead={wide.lead} hidden>\n"
    yield f"<label>{text(words.search)} <input type=search autocomplete=off></label>\n"
    for place, column in enumerate(table.columns[1 : wide.lead], start=1):
        yield _choice(column.label, words.any, str(place))
    if wide.by_value:
        yield _choice(words.value, words.any, "value")
    yield f"<label><input type=checkbox> {text(words.differing)}</label>\n"
    yield "<span role=status></span>\n</div>\n"


def _choice(label: str, any_word: str, key: str) -> str:
    options = f'<option value="">{text(any_word)}</option>'
    return f"<label>{text(label)} <select{attribute('data-by', key)}>{options}</select></label>\n"
