"""What falls to the agency: its own tasks, what to settle in the contract, points for a combined evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.procurement import RecordedTask, TaskState
from ismap_check.procurement.duties import ContractPoint, Duty, Standing
from ismap_check.procurement.points import Award, total
from ismap_check.report.blocks import Badge, Block, Code, Column, Inline, Line, Prose, Section, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling


def tasks_section(telling: Telling) -> Section:
    """Return what the agency itself must do."""
    blocks = (*_own(telling), *_orders(telling), *_confirmations(telling), *_duties(telling))
    intro = Prose(((telling.say("tasks.intro"),),))
    return telling.section("tasks", (intro, *blocks) if blocks else ())


def contract_section(telling: Telling) -> Section:
    """Return the points to settle in the contract."""
    columns = (*telling.columns("contract", "control", "requirement"), *telling.bid_columns())
    rows = (_point(telling, one) for one in telling.result.contract_points)
    tables = tuple(telling.table("contract", columns, rows))
    intro = Prose(((telling.say("contract.intro"),),))
    return telling.section("contract", (intro, *tables) if tables else ())


def points_section(telling: Telling) -> Section | None:
    """Return the points of every bid; None if the case gives none."""
    if not telling.result.awards:
        return None
    columns = (*telling.columns("points", "node"), Column(telling.say("points.column.most"), numeric=True))
    bids = tuple(Column(telling.bid(bid.bid.id), numeric=True) for bid in telling.result.bids)
    rows = (*(_award(telling, one) for one in telling.result.awards), _total(telling), _verdict(telling))
    tables = tuple(telling.table("points", (*columns, *bids), rows))
    return telling.section("points", (Prose(((telling.say("points.intro"),),)), *tables))


def _own(telling: Telling) -> Iterator[Block]:
    rows = (((task.text or DASH,), tuple(_record(telling, task))) for task in telling.result.own_tasks)
    yield from telling.table("own-tasks", telling.columns("own-tasks", "text", "state"), rows)


def _orders(telling: Telling) -> Iterator[Block]:
    rows = (
        ((telling.bid(one.bid),), (telling.voice.text(one.option.title), " ", Code(one.option.id)))
        for one in telling.result.orders
    )
    yield from telling.table("orders", telling.columns("orders", "bid", "option"), rows)


def _confirmations(telling: Telling) -> Iterator[Block]:
    rows = (
        ((telling.voice.text(one.text),), (telling.voice.text(one.baseline),)) for one in telling.result.confirmations
    )
    yield from telling.table("confirm", telling.columns("confirm", "text", "baseline"), rows)


def _duties(telling: Telling) -> Iterator[Block]:
    columns = (*telling.columns("duties", "control", "kind"), *telling.bid_columns())
    rows = (_duty(telling, one) for one in telling.result.duties)
    yield from telling.table("duties", (*columns, *telling.columns("duties", "state")), rows)


def _duty(telling: Telling, one: Duty) -> tuple[Line, ...]:
    kind = telling.say(f"duty.{one.control.responsibility}")
    verdicts = _verdicts(telling, one.bids)
    state = tuple(_record(telling, one.record)) if one.record else (_badge(telling, None),)
    return (telling.control(one.part, one.control), (kind,), *verdicts, state)


def _verdicts(telling: Telling, standing: Standing) -> Iterator[Line]:
    return ((telling.verdict(standing[bid.bid.id]),) for bid in telling.result.judged)


def _badge(telling: Telling, state: TaskState | None) -> Badge:
    tone = Tone.GOOD if state is TaskState.DONE else Tone.PARTIAL
    return telling.voice.badge(telling.say(f"task.{state or TaskState.OPEN}"), tone)


def _record(telling: Telling, task: RecordedTask) -> Iterator[Inline]:
    yield _badge(telling, task.state)
    due = telling.say("state.due", day=telling.voice.day(task.due)) if task.due else None
    for text in filter(None, (task.by, due, task.note)):
        yield "\n"
        yield text


def _point(telling: Telling, one: ContractPoint) -> tuple[Line, ...]:
    asked = one.part.judged(telling.result.specified).control_by_id[one.control.id]
    requirement = telling.requirement(asked.requirement)
    return (telling.control(one.part, one.control), (requirement,), *_verdicts(telling, one.bids))


def _award(telling: Telling, one: Award) -> tuple[Line, ...]:
    earned = ((_tenths(one.earned[bid.bid.id]),) for bid in telling.result.bids)
    return (telling.control(one.part, one.node), (str(one.points),), *earned)


def _total(telling: Telling) -> tuple[Line, ...]:
    listed = telling.result.awards
    sums = ((_tenths(total(listed, bid.bid.id)),) for bid in telling.result.bids)
    return ((telling.say("points.total"),), (str(sum(one.points for one in listed)),), *sums)


def _verdict(telling: Telling) -> tuple[Line, ...]:
    """Return the row that no points outweigh."""
    fails, passes = telling.say("points.fails"), telling.say("points.passes")
    cells = (
        (telling.voice.badge(fails, Tone.BAD) if bid.fails else telling.voice.badge(passes, Tone.GOOD),)
        for bid in telling.result.bids
    )
    return ((telling.say("points.musts"),), (DASH,), *cells)


def _tenths(count: int | None) -> str:
    return DASH if count is None else f"{count // 10}.{count % 10}"
