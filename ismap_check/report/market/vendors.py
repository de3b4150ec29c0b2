"""One row for every file: who it is, the outcome, the numbers under each catalogue, or why it could not be judged."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from ismap_check.comparison.market import PartKey, place_of
from ismap_check.model.portfolio import RowPart, VendorRow
from ismap_check.report.blocks import Code, Column, Line, Section, Table, Tone, Wide
from ismap_check.report.market.telling import Telling
from ismap_check.report.numbers import DASH, tenths

WHO = ("file", "vendor", "service", "id", "outcome")
NUMBERS = ("score", "best", "evidenced", "completeness", "gaps", "best-gaps")
VERIFIED = ("verified", "verified-gaps")
DAYS = ("registration", "evidence", "valid", "over", "soon")
WHY = ("missed", "trouble")
NOTHING: Line = (DASH,)
BESIDE = 7
"""So many columns stand beside the file's name where room is short."""


def vendors_section(telling: Telling, rows: Iterable[VendorRow], most: int | None) -> Section:
    """Return the rows of the first ``most`` vendors; how many there are more stands below."""
    table = vendors_table(telling, islice(rows, most))
    rest = telling.market.files - len(table.rows)
    return telling.section("vendors", (table._replace(note=telling.say("rest", n=rest)) if rest else table,))


def vendors_table(telling: Telling, rows: Iterable[VendorRow]) -> Table:
    """Return a row for each vendor; shares are numbers of percent, so that programs can count with them."""
    keys, names = [part.key for part in telling.parts], _names(telling)
    numbers = tuple(_number(telling, key, name, alone=len(keys) == 1) for key in keys for name in names)
    days = telling.columns("vendors", *DAYS, numeric=DAYS[1:])
    who = (*WHO, "verified-outcome") if telling.market.verified else WHO
    columns = (*telling.columns("vendors", *who), *numbers, *days, *telling.columns("vendors", *WHY))
    return Table(
        caption=telling.say("vendors.caption"),
        columns=columns,
        rows=tuple(_row(telling, row, keys) for row in rows),
        wide=Wide(lead=1, most=BESIDE),
    )


def _names(telling: Telling) -> tuple[str, ...]:
    """Return which numbers a part has: those of reviews and waivers where some vendor has such."""
    market = telling.market
    return (*NUMBERS, *(VERIFIED if market.verified else ()), *(("waived",) if market.waived else ()))


def _number(telling: Telling, key: PartKey, name: str, *, alone: bool) -> Column:
    label = telling.say(f"vendors.column.{name}")
    return Column(label if alone else telling.say("vendors.of", name=label, part=telling.part(key)), numeric=True)


def _row(telling: Telling, row: VendorRow, keys: Iterable[PartKey]) -> tuple[Line, ...]:
    judged = {PartKey(part.baseline, part.catalogue, part.sha256): part for part in row.parts}
    numbers = (cell for key in keys for cell in _numbers(telling, judged.get(key)))
    return (*_who(telling, row), *numbers, *_days(row), _missed(telling, row), _trouble(row))


def _who(telling: Telling, row: VendorRow) -> tuple[Line, ...]:
    verified = (_verified(telling, row),) if telling.market.verified else ()
    if row.outcome is None:
        unread = telling.voice.badge(telling.say("unjudged"), Tone.BAD)
        return ((Code(row.file),), NOTHING, NOTHING, NOTHING, (unread,), *verified)
    outcome = telling.voice.outcome(row.outcome)
    return ((Code(row.file),), (row.vendor,), (row.name,), (Code(row.service),), (outcome,), *verified)


def _verified(telling: Telling, row: VendorRow) -> Line:
    return (telling.voice.outcome(row.verified_outcome),) if row.verified_outcome else NOTHING


def _numbers(telling: Telling, part: RowPart | None) -> tuple[Line, ...]:
    if part is None:
        return (NOTHING,) * len(_names(telling))
    more: list[Line] = []
    if telling.market.verified:
        more += _confirmed(part)
    if telling.market.waived:
        more.append((str(part.waived),))
    return (
        _share(part.claimed, part.possible),
        _share(part.best_claimed, part.best_possible),
        _share(part.evidenced, part.possible),
        _share(part.answered, part.in_scope),
        (str(part.gaps),),
        (str(part.best_gaps),),
        *more,
    )


def _confirmed(part: RowPart) -> tuple[Line, Line]:
    verified = part.verified
    if verified is None:
        return NOTHING, NOTHING
    return _share(verified.earned, verified.possible), (str(verified.gaps),)


def _share(part: int, whole: int) -> Line:
    share = tenths(part, whole)
    return NOTHING if share is None else (f"{share // 10}.{share % 10}",)


def _days(row: VendorRow) -> tuple[Line, ...]:
    if row.outcome is None:
        return (NOTHING,) * len(DAYS)
    day, seen = min((one.expires for one in row.registrations), default=DASH), row.evidence
    return ((day,), (str(seen.items),), (str(seen.valid),), (str(seen.over),), (str(seen.soon),))


def _missed(telling: Telling, row: VendorRow) -> Line:
    missed = dict.fromkeys(condition for part in row.parts for condition in part.missed)
    return (telling.voice.words.say(tuple(telling.voice.term("condition", one) for one in missed)) or DASH,)


def _trouble(row: VendorRow) -> Line:
    trouble = row.trouble
    if trouble is None:
        return NOTHING
    return (Code(trouble.code), " ", Code(place_of(trouble)))
