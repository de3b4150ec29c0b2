"""Questionnaires that went out of a folder, and come back changed."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.questionnaire.csv_table import csv_table
from ismap_check.sources.limits import Limits
from ismap_check.workflow.questioning.export import Order, make_questionnaire
from tests.unit.workflow.editable import shelf

Changes = Mapping[tuple[str, str], str]
"""What to write into a cell, by the id of its row and the heading of its column."""


def sent(folder: Path, changes: Changes, *, profile: str | None = "profile.yaml") -> Path:
    """Write a table out for a profile, change cells in it, and return the file."""
    order = Order([] if profile else ["small"], str(folder / profile) if profile else None)
    made = make_questionnaire(order, Language.JA, shelf(folder), Limits())
    assert made.value is not None
    return changed(folder / "q.csv", csv_table(made.value, load_words(Language.JA)).decode("utf-8-sig"), changes)


def changed(file: Path, text: str, changes: Changes) -> Path:
    """Write a table with other cells; every row must be there."""
    head, *rows = csv.reader(StringIO(text))
    by_id = {row[2].lstrip("'"): row for row in rows}
    for (name, heading), cell in changes.items():
        by_id[name][head.index(heading)] = cell
    out = StringIO()
    csv.writer(out).writerows([head, *rows])
    file.write_text(out.getvalue(), encoding="utf-8")
    return file
