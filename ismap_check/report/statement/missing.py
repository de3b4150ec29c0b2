"""What is still missing before a statement could be signed: each thing with what to do and where to put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Code, Column, Line, Prose, Section, Table
from ismap_check.report.numbers import DASH
from ismap_check.report.statement.missing_answers import ANSWERS, missing_answers
from ismap_check.report.statement.missing_declarations import missing_declarations
from ismap_check.report.statement.need import Missing
from ismap_check.report.statement.part import parts_of
from ismap_check.report.voice import Voice

COLUMNS = ("what", "about", "fix", "where")
ARROW = " > "


def missing_items(result: AssessmentResult, words: Words) -> tuple[Missing, ...]:
    """Return everything that is missing: the declarations in the order of the statement, then control by control."""
    voice = Voice(words)
    parts = parts_of(voice, result)
    answers = (item for part in parts for item in missing_answers(part))
    return (*missing_declarations(voice, result, parts), *answers)


def missing_section(voice: Voice, items: Sequence[Missing]) -> Section:
    """Return a count by kind, then the list to work through."""
    words = voice.words
    blocks = (Prose(((words("statement.missing.none"),),)),)
    if not items:
        return Section(anchor="statement/missing", title=words("statement.missing.title"), blocks=blocks)
    table = Table(
        caption=words("statement.missing.caption"),
        columns=tuple(Column(words(f"statement.missing.column.{name}")) for name in COLUMNS),
        rows=tuple(_row(item) for item in items),
    )
    return Section(
        anchor="statement/missing",
        title=words("statement.missing.title"),
        blocks=(Prose(tuple(_intro(voice, items))), table),
    )


def _intro(voice: Voice, items: Sequence[Missing]) -> Iterator[Line]:
    words = voice.words
    yield (words("statement.missing.intro", n=len(items)),)
    counted = Counter(item.title for item in items if item.where[0] == ANSWERS)
    if counted:
        kinds = (words("statement.missing.kind", title=title, n=n) for title, n in counted.most_common())
        told = voice("list.parts").join(kinds)
        every = counted.total() == len(items)
        key = "only-answers" if every else "about-answers"
        yield (words(f"statement.missing.{key}", n=counted.total(), kinds=told),)


def _row(item: Missing) -> tuple[Line, ...]:
    return (item.title,), item.about or (DASH,), (item.fix,), (Code(ARROW.join(item.where)),)
