"""The rows below a header: headings of chapters, items, and rows that go on with the item above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ismap_check.documents.check_sheet.headings import Role, fold
from ismap_check.documents.check_sheet.ids import Numbered, is_id, is_numbered, normal_id, numbered
from ismap_check.documents.check_sheet.layout import Layout
from ismap_check.documents.check_sheet.notes import Notes
from ismap_check.documents.check_sheet.requirements import RequirementWords, responsibility_of
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.documents.suffixes import full_ids
from ismap_check.model.catalogue import Requirement, Responsibility
from ismap_check.sources.sheets import Cell, CellKind, Sheet

REMARKS = ("※", "*", "注", "＊")
"""How a remark under a table begins; it is no item."""

_LONE_REMARK = re.compile(r"※|[(（]?注[0-9０-９]*[)）:：]")
"""How it begins where it could be a heading or an item too: 注文管理 is one, and an asterisk may be a bullet."""


class Level(NamedTuple):
    """One group of an item as its columns name it; ``id`` None where no column holds it."""

    id: str | None
    title: str


class Heading(NamedTuple):
    """A row that is a heading of its own; ``id`` is set where it stands in the column of ids."""

    sheet: Sheet
    cell: Cell
    id: str | None
    words: Numbered


class Item(NamedTuple):
    """One requirement of the sheet; ``cell`` is where its id stands, or else its text.

    ``requirement`` is what the sheet says, ``otherwise`` what its column means where a cell says nothing.
    """

    sheet: Sheet
    cell: Cell
    id: str | None
    title: str
    text: str
    requirement: Requirement | None
    otherwise: Requirement | None
    responsibility: Responsibility | None
    evidence: tuple[str, ...] = ()
    groups: tuple[Level, ...] = ()


Line = Heading | Item


def lines_of(layout: Layout, wishes: Wishes, notes: Notes) -> list[Line]:
    """Return the headings and items of a sheet in order; everything that is wrong with a cell is noted."""
    return _Rows(layout, wishes, notes).lines()


class _Rows:
    def __init__(self, layout: Layout, wishes: Wishes, notes: Notes) -> None:
        self._layout = layout
        self._sheet = layout.sheet
        self._wishes = wishes
        self._notes = notes
        self._id, self._text = layout.first(Role.ID), layout.first(Role.TEXT) or layout.first(Role.TITLE) or 0
        self._title = layout.first(Role.TITLE) if layout.first(Role.TEXT) else None
        self._numbers_texts = self._id is None and self._texts_are_numbered()
        self._requirement = self._requirement_words()
        self._spellings = full_ids(wishes.like) if wishes.like else {}
        self._groups_above: dict[int, Level] = {}
        self._filled_down = {one for one in layout.roles.get(Role.GROUP, ()) if self._stands_for_what_follows(one)}

    def lines(self) -> list[Line]:
        """Return the lines of all rows below the header."""
        found: list[Line] = []
        for row in range(self._layout.header + 1, len(self._sheet.rows) + 1):
            if self._is_blank(row) or self._repeats_header(row) or self._is_remark(row):
                continue
            if found and isinstance(found[-1], Item) and self._goes_on(row):
                found[-1] = self._longer(found[-1], row)
            elif line := self._heading(row) or self._item(row):
                found.append(line)
        return found

    def _cell(self, role: Role, row: int) -> Cell | None:
        column = self._layout.first(role)
        return self._checked(self._sheet.cell(row, column)) if column else None

    def _checked(self, cell: Cell) -> Cell:
        """Return a cell that is used; a formula or an error in it is noted, once."""
        if cell.kind in {CellKind.ERROR, CellKind.FORMULA}:
            code = "cell-is-error" if cell.kind is CellKind.ERROR else "cell-without-value"
            self._notes.error(code, self._sheet, cell, **({"value": cell.text} if cell.text else {}))
        return cell

    def _used(self, row: int) -> dict[tuple[int, int], Cell]:
        """Return the cells of a row that hold something, merged ones once.

        Columns without a role count only to the left of the texts, where a chapter's heading may stand.
        """
        columns = {*range(1, self._text), *(one for columns in self._layout.roles.values() for one in columns)}
        cells = [self._sheet.cell(row, column) for column in sorted(columns)]
        return {(cell.row, cell.column): cell for cell in cells if cell.text or cell.kind is CellKind.FORMULA}

    def _is_blank(self, row: int) -> bool:
        return not any(cell.row == row for cell in self._used(row).values())

    def _is_remark(self, row: int) -> bool:
        texts = [cell.text for cell in self._used(row).values() if cell.row == row]
        return len(texts) == 1 and bool(_LONE_REMARK.match(texts[0]))

    def _repeats_header(self, row: int) -> bool:
        texts = [(self._layout.headings.get(cell.column, ""), cell.text) for cell in self._used(row).values()]
        return len(texts) > 1 and all(fold(heading) == fold(text) for heading, text in texts)

    def _goes_on(self, row: int) -> bool:
        """Whether the row belongs to the item above: its id (without ids, its text) is a merged cell from there."""
        leading = self._sheet.cell(row, self._id or self._text)
        return bool(leading.text) and leading.row < row

    def _heading(self, row: int) -> Heading | None:
        """Return the row as a heading: a cell alone in it that begins as one, is merged across, or is not the text.

        An id with a title is one too, where a text is usual.
        """
        cells = [cell for cell in self._used(row).values() if cell.row == row]
        alone = cells[0] if len(cells) == 1 else None
        if alone is None:
            return self._titled(row, cells)
        spans = sum(1 for cell in self._sheet.rows[row - 1].values() if cell == alone) > 1
        lone_id = alone.column == self._id and not spans and self._looks_like_an_id(alone)
        numbered_heading = is_numbered(alone.text) and not self._numbers_texts
        plain = not (numbered_heading or spans or alone.column != self._text)
        if lone_id or plain or alone.column in self._layout.roles.get(Role.REQUIREMENT, ()):
            return None
        return Heading(self._sheet, alone, None, numbered(self._checked(alone).text))

    def _looks_like_an_id(self, cell: Cell) -> bool:
        written = normal_id(cell.text, self._wishes.suffixes)
        return is_id(written) and any(character.isdigit() for character in written)

    def _titled(self, row: int, cells: list[Cell]) -> Heading | None:
        title = next((cell for cell in cells if cell.column != self._id), None)
        if self._id is None or title is None or {cell.column for cell in cells} != {self._id, title.column}:
            return None
        if title.column == self._text or title.column in self._stated:
            return None
        id_cell = self._sheet.cell(row, self._id)
        return Heading(self._sheet, id_cell, self._read_id(id_cell), Numbered(None, 1, self._checked(title).text))

    @property
    def _stated(self) -> set[int]:
        """The columns that say something about an item: a row that fills one is no heading."""
        roles = (Role.REQUIREMENT, Role.RESPONSIBILITY, Role.EVIDENCE, Role.NOTES)
        return {column for role in roles for column in self._layout.roles.get(role, ())}

    def _item(self, row: int) -> Item | None:
        text, title, id_cell = self._cell(Role.TEXT, row), self._cell(Role.TITLE, row), self._cell(Role.ID, row)
        words = text if title is None or (text and text.text) else title
        if words is None or not words.text:
            if words is None or words.kind is not CellKind.FORMULA:
                self._note_without_text(row, id_cell)
            return None
        if self._id and not (id_cell and id_cell.text):
            if not words.text.startswith(REMARKS):
                self._notes.error("row-without-id", self._sheet, words)
            return None
        responsible = self._cell(Role.RESPONSIBILITY, row)
        number, said = self._apart(text.text if text else "")
        return Item(
            sheet=self._sheet,
            cell=id_cell or words,
            id=self._read_id(id_cell) if id_cell else number,
            title=title.text if title else "",
            text=_joined(said, self._remark(row)),
            requirement=self._read_requirement(row),
            otherwise=self._unsaid_requirement(row),
            responsibility=responsibility_of(responsible.text) if responsible else None,
            evidence=self._evidence(row),
            groups=tuple(self._levels(row)),
        )

    def _texts_are_numbered(self) -> bool:
        """Whether every text begins with a number of its own, so that these are ids and no row is a mere heading."""
        cells = (self._sheet.cell(row, self._text) for row in range(self._layout.header + 1, len(self._sheet.rows) + 1))
        texts = [cell.text for cell in cells if cell.text and not _LONE_REMARK.match(cell.text)]
        return bool(texts) and all(is_numbered(text) for text in texts)

    def _apart(self, text: str) -> tuple[str | None, str]:
        """Return the id that a text begins with, where all do, and the rest; an id that was ruled out is left out."""
        if not self._numbers_texts or not text:
            return None, text
        number, _, said = numbered(text)
        endings = "|".join(map(re.escape, self._wishes.suffixes))
        if endings and (ending := re.match(rf"({endings})(?![A-Za-z])\s*", said)):
            number, said = f"{number}.{ending[1]}", said[ending.end() :]
        if number is None or Role.ID in self._wishes.columns:
            return None, said
        return self._spellings.get(number, number), said

    def _note_without_text(self, row: int, id_cell: Cell | None) -> None:
        if id_cell and id_cell.text and id_cell.row == row:
            self._notes.error("row-without-text", self._sheet, id_cell, id=id_cell.text)

    def _longer(self, item: Item, row: int) -> Item:
        """Return the item with what a further row adds to it."""
        text = self._cell(Role.TEXT, row)
        more = text.text if text and text.row == row else ""
        return item._replace(
            text=_joined(item.text, more, self._remark(row)),
            evidence=tuple(dict.fromkeys((*item.evidence, *self._evidence(row)))),
        )

    def _read_id(self, cell: Cell) -> str:
        written = normal_id(cell.text, self._wishes.suffixes)
        if cell.kind is CellKind.DATE:
            self._notes.error("id-is-date", self._sheet, cell, id=cell.text)
        elif not is_id(written):
            self._notes.error("id-not-usable", self._sheet, cell, id=cell.text)
        elif cell.kind is CellKind.NUMBER and "." in written:
            self._notes.warning("id-is-number", self._sheet, cell, id=written)
        return self._spellings.get(written, written)

    def _requirement_words(self) -> RequirementWords | None:
        column = self._layout.first(Role.REQUIREMENT)
        if column is None:
            return None
        written = {row[column].text for row in self._sheet.rows[self._layout.header :] if column in row}
        return RequirementWords(self._layout.headings.get(column, ""), written)

    def _read_requirement(self, row: int) -> Requirement | None:
        cell = self._cell(Role.REQUIREMENT, row)
        if cell is None or self._requirement is None or cell.kind in {CellKind.ERROR, CellKind.FORMULA}:
            return None
        try:
            return self._requirement.said(cell.text)
        except LookupError:
            self._notes.error("requirement-not-known", self._sheet, cell, value=cell.text)
            return None

    def _unsaid_requirement(self, row: int) -> Requirement | None:
        column = self._layout.first(Role.REQUIREMENT)
        return self._requirement.unsaid(self._sheet.cell(row, column).text) if self._requirement and column else None

    def _evidence(self, row: int) -> tuple[str, ...]:
        cell = self._cell(Role.EVIDENCE, row)
        lines = cell.text.split("\n") if cell and cell.row == row else []
        return tuple(line.strip(" 　・-*●") for line in lines if line.strip(" 　・-*●"))

    def _remark(self, row: int) -> str:
        """Return what the column of notes says, under that column's own heading."""
        cell = self._cell(Role.NOTES, row)
        if cell is None or not cell.text or cell.row != row:
            return ""
        heading = self._layout.headings.get(cell.column, "").replace("\n", "")
        return f"{heading}: {cell.text}"

    def _levels(self, row: int) -> Iterator[Level]:
        """Yield the groups of an item; the id of one may stand in a column of ids between it and the group before."""
        before = 0
        for column in self._layout.roles.get(Role.GROUP, ()):
            if level := self._level(row, column, before):
                self._groups_above = {one: above for one, above in self._groups_above.items() if one < column}
                self._groups_above[column] = level
            elif column in self._filled_down:
                level = self._groups_above.get(column)
            if level:
                yield level
            before = column

    def _level(self, row: int, column: int, before: int) -> Level | None:
        """Return the group that a row itself names in a column."""
        cell = self._checked(self._sheet.cell(row, column))
        further = self._layout.roles.get(Role.ID, ())[1:]
        numbers = [self._sheet.cell(row, one).text for one in further if before < one < column]
        own = normal_id(numbers[-1], self._wishes.suffixes) if numbers and numbers[-1] else None
        return Level(own, cell.text) if cell.text else None

    def _stands_for_what_follows(self, column: int) -> bool:
        """Whether a group is written once, for all the rows below it: then none comes back after another."""
        texts = [cell.text for row in self._sheet.rows[self._layout.header :] if (cell := row.get(column))]
        blocks = [text for text, _ in groupby(texts)]
        return len(blocks) == len(set(blocks))


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
