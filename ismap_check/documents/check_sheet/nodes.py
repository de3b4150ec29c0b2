"""Every heading and item as a node with an id and the node it stands below; made ids where a sheet has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count

from ismap_check.documents.check_sheet.ids import depth, normal_id, numbered
from ismap_check.documents.check_sheet.lines import Heading, Item, Level, Line
from ismap_check.documents.check_sheet.notes import Notes
from ismap_check.documents.suffixes import without_suffix
from ismap_check.sources.sheets import Cell, CellKind, Sheet


@dataclass(slots=True, kw_only=True)
class Node:
    """One heading or item on its way into the tree; ``below`` is the group that rows and columns put it in.

    ``item`` is None for a heading; ``numbered`` says that its id is the sheet's own. ``sheet`` and ``cell`` say where
    it stands.
    """

    id: str
    title: str
    below: str | None
    sheet: Sheet
    cell: Cell
    item: Item | None = None
    numbered: bool = False


def nodes_of(lines: Sequence[Line], suffixes: Sequence[str], notes: Notes) -> dict[str, Node]:
    """Return the nodes by id, in the order of the sheet; an id that stands a second time is noted and left out."""
    return _Walk(lines, suffixes, notes).nodes


class _Walk:
    def __init__(self, lines: Sequence[Line], suffixes: Sequence[str], notes: Notes) -> None:
        self.nodes: dict[str, Node] = {}
        self._suffixes = suffixes
        self._notes = notes
        self._written: dict[str, Node] = {}
        self._reserved = {line.id for line in lines if line.id}
        self._has_ids = bool(self._reserved)
        self._open: list[tuple[int, str]] = []
        self._by_columns: dict[tuple[str, ...], str] = {}
        self._counts: dict[str | None, int] = {}
        for line in lines:
            if isinstance(line, Heading):
                self._heading(line)
            else:
                self._item(line)

    def _heading(self, line: Heading) -> None:
        level = depth(line.id) if line.id else line.words.level
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self._open[-1][1] if self._open else None
        group = line.id or self._group_id(line.words.number, above)
        title = line.words.title or line.cell.text
        own = bool(line.id or line.words.number)
        self._add(Node(id=group, title=title, below=above, sheet=line.sheet, cell=line.cell, numbered=own))
        self._open.append((level, group))

    def _item(self, line: Item) -> None:
        below = self._column_groups(line) or (self._open[-1][1] if self._open else None)
        made = line.id or self._made_id(below)
        node = Node(id=made, title=line.title, below=below, sheet=line.sheet, cell=line.cell, item=line)
        node.numbered = bool(line.id)
        self._add(node)

    def _column_groups(self, line: Item) -> str | None:
        """Return the innermost group that the item's columns name; groups met for the first time become nodes."""
        above: str | None = None
        path: tuple[str, ...] = ()
        for level in line.groups:
            path = (*path, level.id or level.title)
            if path not in self._by_columns:
                self._by_columns[path] = self._column_group(level, above, line)
            above = self._by_columns[path]
        return above

    def _column_group(self, level: Level, above: str | None, line: Item) -> str:
        words = numbered(level.title)
        known = level.id or (words.number and normal_id(words.number))
        if known and known in self.nodes:
            return known
        group = (
            level.id if level.id and level.id not in self._reserved else self._group_id(words.number, above, line.id)
        )
        title, own = words.title or level.title, group == level.id
        self._add(Node(id=group, title=title, below=above, sheet=line.sheet, cell=line.cell, numbered=own))
        return group

    def _group_id(self, number: str | None, above: str | None, item_id: str | None = None) -> str:
        """Return an id for a group: its own number, the beginning it shares with its items, or a made one."""
        candidates = []
        if number:
            candidates.append(number if "." in number or above is None else f"{above}.{number}")
        elif item_id and "." in item_id:
            numbers = 1 if above is None else depth(above) + 1
            candidates.append(".".join(item_id.split(".")[:numbers]))
        start = f"{above}." if above else "G" if self._has_ids else ""
        made = (f"{start}{number}" for number in count(1))
        return next(one for one in chain(candidates, made) if one not in self.nodes and one not in self._reserved)

    def _made_id(self, below: str | None) -> str:
        self._counts[below] = self._counts.get(below, 0) + 1
        return f"{below or 'Q'}-{self._counts[below]:02}"

    def _add(self, node: Node) -> None:
        key = without_suffix(node.id, self._suffixes)
        first = self._written.setdefault(key, node)
        if first is node:
            self.nodes[node.id] = node
            return
        numbers = CellKind.NUMBER in {first.cell.kind, node.cell.kind}
        code = "id-twice-as-number" if numbers and "." in node.id else "id-twice"
        other = str(first.sheet.place(first.cell.row, first.cell.column))
        self._notes.error(code, node.sheet, node.cell, id=node.id, other=other)
