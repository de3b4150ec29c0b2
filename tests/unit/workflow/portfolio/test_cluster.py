"""What is asked of a cluster before and while it works; a real one is in tests/acceptance/test_cluster.py."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from concurrent.futures import CancelledError, Executor, Future
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from ismap_check.errors import FileAccessError, UsageError
from ismap_check.workflow.portfolio import cluster as module
from ismap_check.workflow.portfolio.cluster import Cluster, connected, died_in_cluster
from ismap_check.workflow.portfolio.scheduler import Scheduler

HERE = Scheduler("tcp://127.0.0.1:8786")
OURS = version(module.PACKAGE)


class Idle(Executor):
    """Takes work and never does it."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        return Future()


class Client:
    """Stands for Dask's: workers with the versions they tell, or none."""

    def __init__(self, versions: Mapping[str, Any]) -> None:
        self.versions = versions
        self.is_closed = False

    def wait_for_workers(self, *_: Any, **__: Any) -> None:
        if not self.versions:
            raise TimeoutError

    def run(self, *_: Any, **__: Any) -> Mapping[str, Any]:
        return self.versions

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self.versions, 2)

    def get_executor(self, **_: Any) -> Executor:
        return Idle()

    def close(self, **_: Any) -> None:
        self.is_closed = True


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    made = Client({"tls://a": OURS, "tls://b": OURS})
    monkeypatch.setattr(module, "_client", lambda _: made)
    return made


@pytest.mark.parametrize(
    ("versions", "code"),
    [
        ({}, "scheduler-without-workers"),
        ({"tls://a": OURS, "tls://b": PackageNotFoundError("ismap-check")}, "worker-without-tool"),
        ({"tls://a": OURS, "tls://b": "0.0.1"}, "worker-version"),
    ],
)
def test_workers_that_cannot_judge_are_refused(client: Client, versions: Mapping[str, Any], code: str) -> None:
    client.versions = versions
    with pytest.raises(FileAccessError) as raised, connected(HERE):
        pass
    assert (raised.value.code, client.is_closed) == (code, True)


def test_what_is_not_done_is_taken_back_at_the_end(client: Client) -> None:
    with connected(HERE) as cluster:
        assert cluster.workers == 4
        future = cluster.submit(len, "")
    assert (future.cancelled(), client.is_closed) == (True, True)


def test_a_cluster_without_workers_for_long_ends_what_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)

    def waited_for(cluster: Cluster) -> None:
        future = cluster.submit(len, "")
        client.versions = {}
        with pytest.raises(CancelledError):
            future.result(timeout=120)
        future.result()

    with pytest.raises(FileAccessError) as raised, connected(HERE) as cluster:
        waited_for(cluster)
    assert raised.value.code == "workers-lost"


def test_a_certificate_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").touch()
    ca, cert, key = (str(tmp_path / name) for name in ("ca.pem", "gone.pem", "node.key"))
    with pytest.raises(FileAccessError) as raised, connected(Scheduler("tls://127.0.0.1:9", ca, cert, key)):
        pass
    assert (raised.value.code, raised.value.params["path"]) == ("scheduler-certificate-unreadable", cert)


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError) as raised:
        died_in_cluster()
    assert (raised.value.code, raised.value.params) == ("cluster-extra-missing", {"command": module.COMMAND})
