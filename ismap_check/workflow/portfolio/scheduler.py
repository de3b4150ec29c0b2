"""Where the scheduler of a cluster listens, and whether the way there is protected.

Whoever reaches the port of a Dask scheduler can run programs on its workers: without certificates it is for one
machine alone, and for others only if that is asked for (https://distributed.dask.org/en/stable/tls.html).
"""

from __future__ import annotations

import re
from ipaddress import ip_address

from ismap_check.errors import UsageError
from ismap_check.model.rows import NamedTuple

ADDRESS = re.compile(r"(?P<way>tcp|tls)://(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(?P<port>[0-9]{1,5})")
PROTECTED = "tls"


class Scheduler(NamedTuple):
    """An address and the files of the certificates; ``unprotected`` allows another machine without any."""

    address: str
    ca: str | None = None
    cert: str | None = None
    key: str | None = None
    unprotected: bool = False

    @property
    def certificates(self) -> tuple[str, ...]:
        """The files of certificates and key that were named."""
        return tuple(path for path in (self.ca, self.cert, self.key) if path)


def check_scheduler(scheduler: Scheduler) -> None:
    """Refuse an address that says nothing or leads over an open network without protection (:class:`UsageError`)."""
    found = ADDRESS.fullmatch(scheduler.address)
    params = {"address": scheduler.address}
    if found is None:
        raise UsageError("scheduler-address", params)
    if found["way"] == PROTECTED:
        if not all((scheduler.ca, scheduler.cert, scheduler.key)):
            raise UsageError("scheduler-certificates-missing", params)
    elif scheduler.certificates:
        raise UsageError("scheduler-certificates-unused", params)
    elif not (scheduler.unprotected or is_this_machine(found["host"])):
        raise UsageError("scheduler-unprotected", params)


def is_this_machine(host: str) -> bool:
    """Whether a host is this machine by name: nothing that is sent there leaves it."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
