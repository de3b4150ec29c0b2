"""Send profiles out in chunks and yield what comes back in order, whatever finishes first and whoever dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from itertools import islice
from typing import Any

from ismap_check.model.portfolio import Trouble, VendorRow
from ismap_check.model.rows import NamedTuple
from ismap_check.workflow.portfolio.desk import Chunk, Done, Task, line_of, work
from ismap_check.workflow.portfolio.home import Home
from ismap_check.workflow.portfolio.terms import MarketTerms

CHUNK = 8
"""Profiles that travel together: few enough that an interrupted run loses little."""
AHEAD = 4
"""Chunks that wait for every process, so that none of them is ever idle."""
WORKER_DIED = "worker-died"
"""The code of a row whose profile ended the process that judged it."""
TRIES_ALONE = 2
"""How often a file is judged alone before it is held to end processes: somebody may have ended one by hand."""

Died = tuple[type[BaseException], ...]
"""The errors by which an executor says that a process has died while it judged."""


def _nothing(_: str) -> None:
    """Know of no earlier row."""


class Plan(NamedTuple):
    """How to run: the terms with their key, how many chunks may be under way, how what is there already is found.

    ``home`` is checked by whoever judges, where that may be elsewhere. ``died`` are the executor's own errors for the
    death of a process.
    """

    terms: MarketTerms
    key: str
    under_way: int = AHEAD
    known: Callable[[str], Any] = _nothing
    home: Home | None = None
    died: Died = (BrokenExecutor,)


def run(files: Sequence[str], plan: Plan, executor: Executor) -> Generator[Done]:
    """Yield every file once, in order. ``executor`` may be any; one that died and takes no new work raises.

    When a process dies, every chunk that was under way is judged again file by file with nothing beside it, so that
    the file that ends processes is known, and becomes a row.
    """
    waiting = _chunks(files, plan)
    under_way: deque[tuple[Chunk, Future[list[Done]]]] = deque()
    try:
        while True:
            if not any(_is_broken(future, plan.died) for _, future in under_way):
                room = plan.under_way - len(under_way)
                under_way.extend((chunk, executor.submit(work, chunk)) for chunk in islice(waiting, room))
            if not under_way:
                return
            chunk, future = under_way[0]
            try:
                yield from future.result()
            except plan.died:
                wait([other for _, other in under_way])
                yield from (_alone(task, chunk, plan, executor) for task in chunk.tasks)
            under_way.popleft()
    finally:
        for _, future in under_way:
            future.cancel()


def _chunks(files: Sequence[str], plan: Plan) -> Iterator[Chunk]:
    for first in range(0, len(files), CHUNK):
        tasks = tuple(Task(file, plan.known(file)) for file in files[first : first + CHUNK])
        yield Chunk(plan.terms, plan.key, tasks, plan.home)


def _is_broken(future: Future[Any], died: Died) -> bool:
    return future.done() and not future.cancelled() and isinstance(future.exception(), died)


def _alone(task: Task, chunk: Chunk, plan: Plan, executor: Executor) -> Done:
    """Judge one file with nothing beside it; whoever dies now, and again, dies of it and not by another's hand."""
    for _ in range(TRIES_ALONE):
        future = executor.submit(work, chunk._replace(tasks=(task,)))
        with suppress(*plan.died):
            return _result(future)
    row = VendorRow(file=task.file, trouble=Trouble(code=WORKER_DIED, document=task.file), problems=1)
    return Done(task.file, line_of(row, None))


def _result(future: Future[list[Done]]) -> Done:
    try:
        return future.result()[0]
    finally:
        future.cancel()
