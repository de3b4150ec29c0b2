"""What a report is made of: words and numbers as the reader will see them, in a few types, without layout.

Vendor text stands here as it was written; every renderer escapes it for its own format.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

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


class Badge(NamedTuple):
    """A short conclusion with its tone; ``mark`` carries the tone where colour cannot be seen."""

    text: str
    tone: Tone
    mark: str


class Ref(NamedTuple):
    """A link to an anchor of the same report."""

    text: str
    anchor: str


class Target(NamedTuple):
    """A point that links of the same report lead to."""

    anchor: str


class Link(NamedTuple):
    """A link to an address; the renderer makes it one only for http, https and mailto."""

    text: str
    url: str


class Code(NamedTuple):
    """Something to be read character by character: an id, a path, a hash."""

    text: str


class Strong(NamedTuple):
    """Words that carry weight in a line."""

    text: str


Inline = str | Badge | Ref | Target | Link | Code | Strong
Line = tuple[Inline, ...]
"""Pieces that stand one after the other; plain text may hold line breaks."""


class Prose(NamedTuple):
    """Paragraphs."""

    paragraphs: tuple[Line, ...]


class Fact(NamedTuple):
    """A label and what stands beside it: one line, or several that form a list."""

    label: str
    lines: tuple[Line, ...]


class Facts(NamedTuple):
    """Labels with values."""

    rows: tuple[Fact, ...]


class Column(NamedTuple):
    """A column's heading; numeric columns are set flush right."""

    label: str
    numeric: bool = False


class Table(NamedTuple):
    """Rows under columns; the first cell of a row is its heading. ``note`` stands below."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    note: str = ""


class Segment(NamedTuple):
    """A part of a bar; ``share`` is in tenths of a percent of the whole bar."""

    share: int
    fill: Fill


class Bar(NamedTuple):
    """The parts of one bar from its start; ``label`` says the same in words."""

    segments: tuple[Segment, ...]
    label: str


class LegendKey(NamedTuple):
    """What a fill stands for."""

    fill: Fill
    label: str


class Chart(NamedTuple):
    """A table with a bar per row, None where there is no score; everything the bars show stands in the table too."""

    table: Table
    column: str
    bars: tuple[Bar | None, ...]
    legend: tuple[LegendKey, ...]


class ControlCard(NamedTuple):
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


class Notice(NamedTuple):
    """A conclusion or a warning that must not be missed."""

    title: str
    tone: Tone
    paragraphs: tuple[Line, ...] = ()


Block = Prose | Facts | Table | Chart | ControlCard | Notice


class Section(NamedTuple):
    """A titled part: its blocks, then its sections; ``number`` is empty where the title brings its own."""

    anchor: str
    title: str
    number: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


class CardLabels(NamedTuple):
    """The headings of control cards where a format shows them as rows of a table."""

    section: str
    id: str
    title: str
    kind: str
    verdict: str
    points: str
    text: str
    other: str


class PageWords(NamedTuple):
    """The few words a renderer needs around the blocks; ``day`` is the day of judging, ``as_of`` says so in words."""

    contents: str
    skip: str
    top: str
    produced: str
    card: CardLabels
    as_of: str = ""
    day: date | None = None


class Report(NamedTuple):
    """A whole report: the cover's blocks, then the sections; ``marking`` says on every page who may read it."""

    language: Language
    title: str
    subject: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]
    words: PageWords
    marking: str = ""
