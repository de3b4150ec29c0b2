"""Processes of this machine that judge; those that die are replaced, and the caller finds out which file it was."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SAFE_PATH = "PYTHONSAFEPATH"
PRELOADED = ["ismap_check.workflow.portfolio.desk"]
"""Imported once, in the process that all workers are forked from."""


class Pool(Executor):
    """A pool of ``jobs`` processes that takes new work after one of them has died."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        with _safe_path():
            self._pool, self._leash = _pool(jobs)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End; after an interruption soon, for nobody waits for the chunks that were sent out already."""
        if kind is None:
            self.shutdown()
            return
        with _ctrl_c_ignored():
            self._leash.close()
            self.shutdown()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Send work out; a pool that is broken is replaced first."""
        with _safe_path():
            try:
                return self._pool.submit(_unless_let_go, fn, *args, **kwargs)
            except BrokenProcessPool:
                self._pool.shutdown(wait=True)
                self._pool, self._leash = _pool(self._jobs)
                return self._pool.submit(_unless_let_go, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 -- the signature of Executor
        """Let the processes end."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            self._leash.close()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # a container or a batch system may give fewer than there are
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _pool(jobs: int) -> tuple[ProcessPoolExecutor, Connection]:
    """Return the processes, and a connection to them: once it is closed they take on no more work."""
    context = _context()
    end, leash = context.Pipe(duplex=False)
    begin = (str(Path.cwd()), end)
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_begin, initargs=begin), leash


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """Ignore Ctrl-C while the pool shuts down: a second one would make Python print what it could not tidy up.

    Only the main thread receives Ctrl-C, and only it may change that. SIGTERM still ends the process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keep processes that start inside from importing Python files of the working folder, which may be a vendor's.

    Multiprocessing starts them with ``python -c``, which looks for modules there first, even for ``selectors``.
    """
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = before


def _context() -> Any:
    """Return how processes are started: never as a copy of this one (``fork``), which would be without its threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _begin(folder: str, end: Connection) -> None:
    """Work where the parent does, leave Ctrl-C to it, and end when it does, however it ends."""
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent, end), daemon=True).start()


def _follow(parent: Any, end: Connection) -> None:
    if end in wait([parent.sentinel, end]):
        _let_go.set()
        parent.join()
    os._exit(1)


_let_go = threading.Event()
"""In a process that judges: set when nobody waits for it any more."""


def _unless_let_go(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    if _let_go.is_set():
        raise CancelledError
    return fn(*args, **kwargs)
