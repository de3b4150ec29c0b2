"""Ways through a report for tests: every section, block, piece of text and link."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.report.blocks import (
    Badge,
    Block,
    Chart,
    Code,
    ControlCard,
    Fact,
    Facts,
    HeatMap,
    Inline,
    Line,
    Link,
    Notice,
    Prose,
    Ref,
    Report,
    Section,
    Strong,
    Table,
    Target,
)


def sections(report: Report) -> Iterator[Section]:
    """Yield every section, parents first."""
    for section in report.sections:
        yield from _beneath(section)


def _beneath(section: Section) -> Iterator[Section]:
    yield section
    for below in section.sections:
        yield from _beneath(below)


def section(report: Report, ending: str) -> Section:
    """Return the one section whose anchor ends so."""
    (found,) = (one for one in sections(report) if one.anchor.endswith(ending))
    return found


def blocks(report: Report) -> Iterator[Block]:
    """Yield every block, the cover's first."""
    yield from report.cover
    for one in sections(report):
        yield from one.blocks


def cards(report: Report) -> dict[str, ControlCard]:
    """Return every control's card by anchor."""
    return {block.anchor: block for block in blocks(report) if isinstance(block, ControlCard)}


def lines(block: Block) -> Iterator[Line]:
    """Yield every line of a block."""
    match block:
        case Prose(paragraphs) | Notice(paragraphs=paragraphs):
            yield from paragraphs
        case Facts(rows):
            yield from _fact_lines(rows)
        case ControlCard(facts=facts):
            yield from _fact_lines(facts)
        case Table(rows=rows) | Chart(table=Table(rows=rows)) | HeatMap(table=Table(rows=rows)):
            yield from (cell for row in rows for cell in row)


def _fact_lines(facts: tuple[Fact, ...]) -> Iterator[Line]:
    return (line for fact in facts for line in fact.lines)


def pieces(report: Report) -> Iterator[Inline]:
    """Yield every piece of every line."""
    return (piece for block in blocks(report) for line in lines(block) for piece in line)


def refs(report: Report) -> list[str]:
    """Return where the links within the report lead to."""
    return [piece.anchor for piece in pieces(report) if isinstance(piece, Ref)]


def anchors(report: Report) -> list[str]:
    """Return everything links can lead to."""
    targets = [piece.anchor for piece in pieces(report) if isinstance(piece, Target)]
    return [*targets, *(one.anchor for one in sections(report)), *cards(report)]


def said(line: Line) -> str:
    """Return a line as plain text."""
    return "".join(_said(piece) for piece in line)


def _said(piece: Inline) -> str:
    match piece:
        case str():
            return piece
        case Badge(text, _, mark):
            return f"{mark} {text}"
        case Ref(text) | Link(text) | Code(text) | Strong(text):
            return text
        case _:
            return ""


def facts(card: ControlCard) -> dict[str, list[str]]:
    """Return a card's facts as text by label."""
    return {fact.label: [said(line) for line in fact.lines] for fact in card.facts}


def rows(block: Block) -> list[list[str]]:
    """Return a table's rows as text."""
    table = block.table if isinstance(block, Chart | HeatMap) else block
    assert isinstance(table, Table)
    return [[said(cell) for cell in row] for row in table.rows]
