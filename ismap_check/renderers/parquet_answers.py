"""The answers of a portfolio as a Parquet table: one row for every control that a vendor could answer.

No text of a vendor but its names is in it: neither measures nor reasons, only whether they are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, BinaryIO

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.portfolio import RowPart, VendorRow
from ismap_check.model.rows import NamedTuple
from ismap_check.renderers.parquet_file import Column, Written, arrow, named, schema_of, writing

KIND = "portfolio-answers"
GROUP = 32_768
"""Rows that are written together, whole vendors. Four times as many make the file a tenth smaller, for 75 MiB more."""

WHO = (
    Column("as_of", "day"),
    Column("file", "text"),
    Column("vendor", "text"),
    Column("service", "text"),
    Column("baseline", "text", empty=True),
    Column("catalogue", "text"),
    Column("edition", "text"),
    Column("catalogue_sha256", "text"),
)
WHICH = (Column("chapter", "text", empty=True), Column("control", "text"))
HOW = (
    Column("requirement", "text"),
    Column("status", "text", empty=True),
    Column("verdict", "text", empty=True),
    Column("best_verdict", "text", empty=True),
    Column("out_by", "text", empty=True),
    Column("answered", "flag"),
    Column("rough", "flag"),
    Column("proposed", "flag"),
    Column("weight", "number"),
    Column("possible_halves", "number"),
    Column("earned_halves", "number"),
    Column("best_earned_halves", "number"),
    Column("evidenced_halves", "number"),
    Column("gap", "flag"),
    Column("best_gap", "flag"),
    Column("waived", "flag"),
    Column("has_measure", "flag"),
    Column("has_reason", "flag"),
    Column("evidence", "number"),
    Column("valid_evidence", "number"),
    Column("option", "text", empty=True),
    Column("due", "day", empty=True),
    Column("review_state", "text", empty=True),
    Column("verified_verdict", "text", empty=True),
    Column("verified_possible_halves", "number", empty=True),
    Column("verified_earned_halves", "number", empty=True),
)
"""One column for every field of an ``AnswerKind``, in its order."""
COLUMNS = (*WHO, *WHICH, *HOW)
DUE = next(place for place, column in enumerate(HOW) if column.name == "due")


class Leaves(NamedTuple):
    """The controls of a catalogue that are answered, in order, each with the outermost group above it, if any."""

    catalogue: str
    edition: str
    controls: tuple[str, ...]
    chapters: tuple[str | None, ...]


LeavesOf = Callable[[RowPart], Leaves]


def write(out: BinaryIO, rows: Iterable[VendorRow], leaves_of: LeavesOf, written: Written) -> None:
    """Write all answers, in the order of rows, their parts and the catalogue; what was not judged has none."""
    library = arrow()
    parts = ((row, part) for row in rows for part in row.parts if part.answers.codes)
    with writing(out, COLUMNS, KIND, written) as writer:
        for batches in _groups(_batch(row, part, leaves_of(part), written) for row, part in parts):
            writer.write_table(library.Table.from_batches(batches))


def _groups(batches: Iterable[Any]) -> Iterator[list[Any]]:
    held: list[Any] = []
    for batch in batches:
        held.append(batch)
        if sum(one.num_rows for one in held) >= GROUP:
            yield held
            held = []
    if held:
        yield held


def _batch(row: VendorRow, part: RowPart, leaves: Leaves, written: Written) -> Any:
    library, schema = arrow(), _schema()
    who = (
        written.as_of,
        named(row.file),
        row.vendor,
        row.service,
        part.baseline,
        leaves.catalogue,
        leaves.edition,
        part.sha256,
    )
    types, n = [field.type for field in schema], len(leaves.controls)
    fixed = [library.repeat(library.scalar(one, types[place]), n) for place, one in enumerate(who)]
    which = [library.array(each, library.string()) for each in (leaves.chapters, leaves.controls)]
    return library.record_batch([*fixed, *which, *_how(part)], schema=schema)


def _how(part: RowPart) -> Iterator[Any]:
    """Yield the columns of the answers: each kind is put into them once, and taken as often as it is there."""
    library, schema = arrow(), _schema()
    places = library.array(part.answers.places, library.int32())
    first = len(WHO) + len(WHICH)
    for number, values in enumerate(zip(*part.answers.kinds, strict=True)):
        told: Sequence[Any] = [_day(one) for one in values] if number == DUE else values
        yield library.array(told, schema.field(first + number).type).take(places)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=1)
def _schema() -> Any:
    return schema_of(COLUMNS)


def leaves_in(catalogue: Catalogue) -> Leaves:
    """Return what stands beside every answer to a catalogue."""
    controls = tuple(leaf.id for leaf in catalogue.leaves)
    return Leaves(catalogue.id, catalogue.edition, controls, tuple(_chapter(catalogue, one) for one in controls))


def _chapter(catalogue: Catalogue, control_id: str) -> str | None:
    above = [group.id for group in catalogue.groups_above(control_id)]
    return above[-1] if above else None
