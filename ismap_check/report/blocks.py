"""What a report is made of: words and numbers as the reader will see them, in a few types, without layout.

Vendor text stands here as it was written; every renderer escapes it for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ismap_check.model.text import Language


class Tone(StrEnum):
    """What a badge or notice says apart from its words; a renderer shows it and never looks behind it."""

    GOOD = "good"
    PARTIAL = "partial"
    BAD = "bad"
    MUTED = "muted"


class Fill(StrEnum):
    """How strongly a part of a bar is drawn: earned with evidence, earned without, earned only with an option."""

    FULL = "full"
    PALE = "pale"
    STRIPED = "striped"


@dataclass(frozen=True, slots=True)
class Badge:
    """A short conclusion with its tone; ``mark`` carries the tone where colour cannot be seen."""

    text: str
    tone: Tone
    mark: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to an anchor of the same report."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Target:
    """A point that links of the same report lead to."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address; the renderer makes it one only for http, https and mailto."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be read character by character: an id, a path, a hash."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry weight in a line."""

    text: str


Inline = str | Badge | Ref | Target | Link | Code | Strong
Line = tuple[Inline, ...]
"""Pieces that stand one after the other; plain text may hold line breaks."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs."""

    paragraphs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it: one line, or several that form a list."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with values."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numeric columns are set flush right."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; the first cell of a row is its heading. ``note`` stands below."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar; ``share`` is in tenths of a percent of the whole bar."""

    share: int
    fill: Fill


@dataclass(frozen=True, slots=True)
class Bar:
    """The parts of one bar from its start; ``label`` says the same in words."""

    segments: tuple[Segment, ...]
    label: str


@dataclass(frozen=True, slots=True)
class LegendKey:
    """What a fill stands for."""

    fill: Fill
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A table with a bar per row, None where there is no score; everything the bars show stands in the table too."""

    table: Table
    column: str
    bars: tuple[Bar | None, ...]
    legend: tuple[LegendKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCard:
    """One control with its requirement, the answer to it and the conclusion; ``open`` cards ask for attention.

    ``kind`` says objective or detail, mandatory or selectable; ``objective`` sets the former apart in the layout.
    """

    anchor: str
    id: str
    title: str
    kind: str
    badges: tuple[Badge, ...]
    points: str
    text: str
    facts: tuple[Fact, ...]
    objective: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A conclusion or a warning that must not be missed."""

    title: str
    tone: Tone
    paragraphs: tuple[Line, ...] = ()


Block = Prose | Facts | Table | Chart | ControlCard | Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part: its blocks, then its sections; ``number`` is empty where the title brings its own."""

    anchor: str
    title: str
    number: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The few words a renderer needs around the blocks."""

    contents: str
    skip: str
    top: str
    produced: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report: the cover's blocks, then the sections."""

    language: Language
    title: str
    subject: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]
    words: PageWords
