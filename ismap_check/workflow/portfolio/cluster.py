"""A Dask cluster that judges in place of this machine's processes (extra ``cluster``).

The workers need the same tool, and the same folder under the same path: a profile's parts, its ``extends`` and its
evidence are looked at where they are. Only names travel there, and only rows come back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakSet

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.access import reason_of
from ismap_check.workflow.portfolio.run import Died
from ismap_check.workflow.portfolio.scheduler import Scheduler

if TYPE_CHECKING:
    from distributed import Client, Security

P = ParamSpec("P")
T = TypeVar("T")

COMMAND = "pip install 'ismap-check[cluster]'"
PACKAGE = "ismap-check"
CONNECTING = 5
"""Seconds until a scheduler that does not answer counts as out of reach; the same to find one again that was lost."""
FIRST_WORKER = 5
"""Seconds until at least one worker must be there."""
LOOK_EVERY = 5
LOOKS_IN_VAIN = 12
"""After how many looks without any worker the run ends: a minute, in which workers that died may start again."""
SILENT = logging.CRITICAL + 1
TALKERS = ("distributed", "distributed.client", "tornado.application")
"""Loggers that write to standard error what we say in the reader's language."""


class Cluster(Executor):
    """Sends work to a cluster and looks after what is out there: all of it ends when no worker is left."""

    def __init__(self, client: Client) -> None:
        self.workers = sum(client.nthreads().values())
        self.is_forsaken = False
        self._client = client
        self._sender: Executor = client.get_executor(pure=False)
        self._sent: WeakSet[Future[Any]] = WeakSet()
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look_after, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Send work out."""
        future = self._sender.submit(fn, *args, **kwargs)
        with self._lock:
            self._sent.add(future)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 -- the signature of Executor
        """Take back what is not done yet, and look after nothing any more."""
        del wait, cancel_futures
        self._ended.set()
        self._take_back()

    def _look_after(self) -> None:
        in_vain = 0
        while not self._ended.wait(LOOK_EVERY):
            in_vain = 0 if self._has_workers() else in_vain + 1
            if in_vain == LOOKS_IN_VAIN:
                self.is_forsaken = True
                self._take_back()
                return

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except Exception:  # noqa: BLE001 -- whatever it is: there is nobody to ask
            return False

    def _take_back(self) -> None:
        with self._lock:
            sent = list(self._sent)
        for future in sent:
            future.cancel()


def died_in_cluster() -> Died:
    """Return the exceptions that mean that a worker died; raises :class:`UsageError` without the extra."""
    try:
        from distributed import KilledWorker  # an optional extra
    except ImportError:
        raise UsageError("cluster-extra-missing", {"command": COMMAND}) from None
    return (BrokenExecutor, KilledWorker)


@contextmanager
def connected(scheduler: Scheduler) -> Iterator[Cluster]:
    """Yield a cluster of which every worker has this version of the tool; afterwards let go of it.

    Raises :class:`UsageError` without the extra, and :class:`FileAccessError` where the certificates cannot be used,
    where scheduler or workers are out of reach, now or later, and where a worker has another version.
    """
    died_in_cluster()
    from distributed.client import ClosedClientError  # an optional extra

    _silence()
    client = _client(scheduler)
    try:
        _greet(client, scheduler)
        with Cluster(client) as cluster:
            try:
                yield cluster
            except (CancelledError, ClosedClientError):
                code = "workers-lost" if cluster.is_forsaken else "scheduler-lost"
                raise FileAccessError(code, {"address": scheduler.address}) from None
    finally:
        client.close(timeout=CONNECTING)


def _silence() -> None:
    for name in TALKERS:
        logging.getLogger(name).setLevel(SILENT)


def _client(scheduler: Scheduler) -> Client:
    from distributed import Client  # an optional extra

    security = _security(scheduler)
    try:
        return Client(scheduler.address, security=security, timeout=CONNECTING, set_as_default=False)
    except Exception as error:  # an HTTP server, for one, makes it run out of memory
        raise FileAccessError("scheduler-unreachable", {"address": scheduler.address}) from error


def _security(scheduler: Scheduler) -> Security | None:
    from distributed import Security  # an optional extra

    if not scheduler.certificates:
        return None
    for path in scheduler.certificates:
        _check_readable(path)
    security = Security(
        require_encryption=True,
        tls_ca_file=scheduler.ca,
        tls_client_cert=scheduler.cert,
        tls_client_key=scheduler.key,
    )
    try:
        security.get_connection_args("client")
    except OSError as error:
        params = {"paths": scheduler.certificates, "reason": reason_of(error)}
        raise FileAccessError("scheduler-certificates-unusable", params) from error
    return security


def _check_readable(path: str) -> None:
    """Refuse a file that cannot be read by its name, which the library would not tell."""
    try:
        with Path(path).open("rb"):
            return
    except OSError as error:
        params = {"path": path, "reason": reason_of(error)}
        raise FileAccessError("scheduler-certificate-unreadable", params) from error


def _greet(client: Client, scheduler: Scheduler) -> None:
    """Wait for a worker and check all that are there; whatever comes later is checked when it judges."""
    try:
        client.wait_for_workers(1, timeout=FIRST_WORKER)
        _check_versions(client)
    except TimeoutError as error:
        raise FileAccessError("scheduler-without-workers", {"address": scheduler.address}) from error
    except OSError as error:
        raise FileAccessError("scheduler-unreachable", {"address": scheduler.address}) from error


def _check_versions(client: Client) -> None:
    """Ask for the version in a way that every Python understands, whatever it has installed."""
    found = client.run(version, PACKAGE, on_error="return")
    wanted = version(PACKAGE)
    for worker, there in sorted(found.items()):
        if isinstance(there, PackageNotFoundError):
            raise FileAccessError("worker-without-tool", {"worker": worker, "wanted": wanted})
        if isinstance(there, str) and there != wanted:
            raise FileAccessError("worker-version", {"worker": worker, "version": there, "wanted": wanted})
