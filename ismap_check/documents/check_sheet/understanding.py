"""A file of sheets understood as a catalogue: which sheet, which columns, which groups and controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ismap_check.documents.check_sheet.headings import Role
from ismap_check.documents.check_sheet.layout import Layout, layout_of, same_headings, unknown_columns, worth
from ismap_check.documents.check_sheet.lines import lines_of
from ismap_check.documents.check_sheet.nodes import Node, nodes_of
from ismap_check.documents.check_sheet.notes import Notes
from ismap_check.documents.check_sheet.tree import Tree, tree_of
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.model.diagnostic import Loaded
from ismap_check.sources.problems import shortened
from ismap_check.sources.sheets import Cell, Sheet, Tables

SHOWN = 8
"""Cells of a row that a message quotes."""


class Understood(NamedTuple):
    """What was read: the sheets with their headers and columns, further sheets with the same headings, the tree."""

    layouts: tuple[Layout, ...]
    further: tuple[str, ...]
    tree: Tree
    made_ids: bool


def understand(tables: Tables, wishes: Wishes) -> Loaded[Understood]:
    """Return what a file says as a catalogue, or everything that keeps it from being one.

    ``wishes.sheets`` must name sheets that exist. Hidden sheets are read only if named, hidden rows always.
    """
    notes = Notes(tables.name)
    chosen, further = _chosen(tables, wishes, notes)
    for layout in chosen:
        _check(layout, wishes, notes)
    lines = [line for layout in chosen for line in lines_of(layout, wishes, notes)] if not notes.has_errors else []
    nodes = nodes_of(lines, wishes.suffixes, notes)
    tree = tree_of(nodes, wishes)
    if chosen and not notes.has_errors and not _has_items(nodes, tree):
        notes.whole("sheet-without-items", sheet=chosen[0].sheet.name or tables.name)
    if notes.has_errors:
        return Loaded(None, notes.found)
    made = not any(line.id for line in lines)
    return Loaded(Understood(tuple(chosen), further, tree, made), notes.found)


def _has_items(nodes: Mapping[str, Node], tree: Tree) -> bool:
    """Whether any row became a control: a sheet of headings is no check sheet."""
    return any(nodes[control.id].item for control in tree.controls)


def _chosen(tables: Tables, wishes: Wishes, notes: Notes) -> tuple[list[Layout], tuple[str, ...]]:
    """Return the layouts of the sheets to read: those named, or the one that looks most like a check sheet."""
    named = [sheet for sheet in tables.sheets if sheet.name in wishes.sheets]
    looked_at = named or [sheet for sheet in tables.sheets if not sheet.hidden]
    layouts = [(sheet, layout_of(sheet, wishes)) for sheet in looked_at]
    found = [layout for _, layout in layouts if layout]
    if named:
        for sheet, layout in layouts:
            if layout is None:
                _note_no_header(sheet, wishes, notes)
        return found, ()
    if not found:
        _note_no_header(max(looked_at, key=lambda one: len(one.rows), default=Sheet(None, ())), wishes, notes)
        return [], ()
    best = max(found, key=worth)
    return [best], same_headings(found, best)


def _note_no_header(sheet: Sheet, wishes: Wishes, notes: Notes) -> None:
    """Say what was read where a header was looked for: the named row, or the fullest of the first ones.

    Where only the wished-for columns are missing, they are named instead.
    """
    plain = layout_of(sheet, wishes._replace(columns={}))
    if plain and any(unknown_columns(plain, wishes)):
        _note_unknown_columns(plain, wishes, notes)
        return
    filled = [row for row in sheet.rows if row]
    if not filled:
        notes.whole("sheet-empty", sheet=sheet.name or notes.document)
        return
    named = sheet.rows[wishes.header_row - 1 : wishes.header_row] if wishes.header_row else ()
    row = named[0] if named else max(filled[:SHOWN], key=len)
    cell = next(iter(row.values()), Cell("", wishes.header_row or 1, 1))
    read = tuple(dict.fromkeys(shortened(one.text) for one in row.values()))[:SHOWN]
    notes.error("header-not-found", sheet, cell, read=read)


def _note_unknown_columns(layout: Layout, wishes: Wishes, notes: Notes) -> None:
    first = Cell("", layout.header, min(layout.headings, default=1))
    known = tuple(dict.fromkeys(shortened(text) for text in layout.headings.values()))
    for role, name in unknown_columns(layout, wishes):
        notes.error("column-not-found", layout.sheet, first, role=role.value, name=name, known=known)


def _check(layout: Layout, wishes: Wishes, notes: Notes) -> None:
    sheet = layout.sheet
    _note_unknown_columns(layout, wishes, notes)
    hidden = [
        row for row in sorted(sheet.hidden_rows) if layout.header < row <= len(sheet.rows) and sheet.rows[row - 1]
    ]
    if hidden:
        column = layout.first(Role.ID) or layout.first(Role.TEXT) or 1
        notes.warning("rows-hidden", sheet, Cell("", hidden[0], column), n=len(hidden))
