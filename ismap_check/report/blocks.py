"""What a report is made of: words and numbers as the reader will see them, in a few types, without layout.

Vendor text stands here as it was written; every renderer escapes it for its own format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Language
from ismap_check.report.keys import CardKeys, FilterWords


class Tone(StrEnum):
    """What a badge or notice says apart from its words; a renderer shows it and never looks behind it."""

    GOOD = "good"
    PARTIAL = "partial"
    BAD = "bad"
    MUTED = "muted"


class Fill(StrEnum):
    """How a part of a bar is drawn; the last two name a bar's second line and its limit in legends only."""

    FULL = "full"
    PALE = "pale"
    STRIPED = "striped"
    BENEATH = "beneath"
    LIMIT = "limit"


class Shade(StrEnum):
    """How a cell of a heat map is drawn, so that what matters stands out; its mark says the same without colour."""

    OK = "ok"
    HALF = "half"
    GAP = "gap"
    OPEN = "open"
    OFF = "off"


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
    """A column's heading; numeric ones are set flush right, ``broad`` ones hold sentences beside short cells."""

    label: str
    numeric: bool = False
    broad: bool = False


class SiftWords(NamedTuple):
    """What stands over a wide table that a page can filter; ``amount`` holds placeholders that its script fills in."""

    title: str
    search: str
    any: str
    value: str
    differing: str
    amount: str


class Wide(NamedTuple):
    """How a table of many columns is shown: the first ``lead`` stay, the others are each other's peers.

    Where room is short, at most ``most`` peers stand beside each other. ``sift`` where rows are worth filtering; by
    words of peers where ``by_value``, which are few then.
    """

    lead: int
    most: int
    sift: SiftWords | None = None
    by_value: bool = False


class Table(NamedTuple):
    """Rows under columns; the first cell of a row is its heading. ``note`` stands below."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    note: str = ""
    wide: Wide | None = None


class Segment(NamedTuple):
    """A part of a bar; ``share`` is in tenths of a percent of the whole bar."""

    share: int
    fill: Fill


class Bar(NamedTuple):
    """The parts of one bar from its start; ``label`` says the same in words.

    Both in tenths of a percent: ``beneath`` is a second, thin bar, ``limit`` where a line across marks a demand.
    """

    segments: tuple[Segment, ...]
    label: str
    beneath: int | None = None
    limit: int | None = None


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


class HeatCell(NamedTuple):
    """One control of a heat map, named in full: a link to its card, no link where ``anchor`` is empty.

    ``must`` cells are drawn in another shape.
    """

    anchor: str
    name: str
    shade: Shade
    mark: str
    must: bool


class HeatCluster(NamedTuple):
    """Cells that belong together, under the id of what they belong to."""

    label: str
    cells: tuple[HeatCell, ...]


class HeatRow(NamedTuple):
    """A chapter of a heat map: its title, what asks for attention in it, its cells."""

    title: str
    counts: tuple[Badge, ...]
    clusters: tuple[HeatCluster, ...]


class LateRows:
    """Rows of a heat map that are drawn when they are first looked at: a format without pictures never does."""

    def __init__(self, draw: Callable[[], tuple[HeatRow, ...]]) -> None:
        self._draw = draw

    @cached_property
    def drawn(self) -> tuple[HeatRow, ...]:
        """The rows themselves."""
        return self._draw()

    def __iter__(self) -> Iterator[HeatRow]:
        """Go through the rows."""
        return iter(self.drawn)

    def __eq__(self, other: object) -> bool:
        """Whether the same is drawn."""
        return isinstance(other, LateRows) and self.drawn == other.drawn

    def __hash__(self) -> int:
        """Return the hash of what is drawn."""
        return hash(self.drawn)


class HeatKey(NamedTuple):
    """What a look of a cell stands for, and how many cells have it."""

    label: str
    amount: str
    shade: Shade
    mark: str
    must: bool


class HeatMap(NamedTuple):
    """Every control as a small cell, chapter by chapter; ``table`` counts the same, chapter by chapter.

    ``caption`` names it, ``hint`` says how to move in it where that can be done by keys.
    """

    caption: str
    hint: str
    rows: LateRows
    keys: tuple[HeatKey, ...]
    table: Table


class ControlCard(NamedTuple):
    """One control with its requirement, the answer to it and the conclusion; ``open`` cards ask for attention.

    ``kind`` says objective or detail, mandatory or selectable; ``objective`` sets the former apart in the layout.
    ``keys`` let a page filter its cards.
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
    keys: CardKeys | None = None


class Notice(NamedTuple):
    """A conclusion or a warning that must not be missed; ``concludes`` where it is what the whole report concludes."""

    title: str
    tone: Tone
    paragraphs: tuple[Line, ...] = ()
    concludes: bool = False


Block = Prose | Facts | Table | Chart | HeatMap | ControlCard | Notice


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
    """The few words a renderer needs around the blocks.

    ``day`` is the day of judging, ``as_of`` says so in words, ``cut`` that parts were left out for want of room.
    """

    contents: str
    skip: str
    top: str
    produced: str
    card: CardLabels
    as_of: str = ""
    cut: str = ""
    day: date | None = None
    filter: FilterWords | None = None
    marks: tuple[tuple[Tone, str], ...] = ()


class Report(NamedTuple):
    """A whole report: the cover's blocks, then the sections; ``marking`` says on every page who may read it.

    ``landscape`` asks for paper on its side; only what is made for paper heeds it.
    """

    language: Language
    title: str
    subject: str
    cover: tuple[Block, ...]
    sections: tuple[Section, ...]
    words: PageWords
    marking: str = ""
    landscape: bool = False
