"""A real Dask cluster on this machine: a scheduler and workers as processes of their own, with or without TLS."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from tests.acceptance.bundled import ROOT

PATIENCE = 120
OPENSSL = (
    "openssl",
    "req",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-x509",
    "-days",
    "2",
)


class Cluster:
    """What runs, and how it is reached; ``certificates`` are those of everybody in it."""

    def __init__(self, folder: Path, certificates: Sequence[str] = ()) -> None:
        self.folder = folder
        self.certificates = certificates
        self.workers: list[subprocess.Popen[bytes]] = []
        self._scheduler_file = folder / "scheduler.json"
        self._scheduler = self._started("scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0")

    @property
    def options(self) -> list[str]:
        """The options with which ``portfolio`` finds it."""
        named = zip(("--tls-ca", "--tls-cert", "--tls-key"), self.certificates, strict=False)
        return ["--scheduler", self.address, *(part for pair in named for part in pair)]

    @cached_property
    def address(self) -> str:
        """Where the scheduler listens, once it does."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._scheduler.poll() is None:
            if self._scheduler_file.exists() and (text := self._scheduler_file.read_text()):
                return str(json.loads(text)["address"])
            time.sleep(0.02)
        raise AssertionError((self.folder / "scheduler.log").read_text())

    def add_worker(self) -> None:
        """Start one more."""
        name = f"worker-{len(self.workers)}"
        scratch = str(self.folder / name)
        self.workers.append(self._started("worker", "--nthreads", "1", "--local-directory", scratch, "--no-nanny"))

    def kill_scheduler(self) -> None:
        """End it without a word."""
        self._scheduler.send_signal(signal.SIGKILL)

    def end(self) -> None:
        """End what still runs."""
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()

    def _started(self, part: str, *options: str) -> subprocess.Popen[bytes]:
        certificates = zip(("--tls-ca-file", "--tls-cert", "--tls-key"), self.certificates, strict=False)
        secure = ["--protocol", "tls" if self.certificates else "tcp", *(one for pair in certificates for one in pair)]
        where = ["--host", "127.0.0.1", "--scheduler-file", str(self._scheduler_file), "--no-dashboard", *secure]
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options, *where]
        with (self.folder / f"{part}.log").open("ab") as log:
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, env=environment)


@contextmanager
def cluster(folder: Path, workers: int, certificates: Sequence[str] = ()) -> Iterator[Cluster]:
    """Yield a running cluster."""
    running = Cluster(folder, certificates)
    try:
        for _ in range(workers):
            running.add_worker()
        yield running
    finally:
        running.end()


def certificates(folder: Path) -> tuple[str, str, str]:
    """Make a certificate that is its own authority; return authority, certificate and key."""
    cert, key = folder / "node.pem", folder / "node.key"
    subprocess.run([*OPENSSL, "-subj", "/CN=cluster", "-out", cert, "-keyout", key], check=True, capture_output=True)
    (folder / "ca.pem").write_bytes(cert.read_bytes())
    return str(folder / "ca.pem"), str(cert), str(key)
