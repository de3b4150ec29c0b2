"""Where a scheduler may be, and with which certificates."""

from __future__ import annotations

import pytest

from ismap_check.errors import UsageError
from ismap_check.workflow.portfolio.scheduler import Scheduler, check_scheduler

TLS = ("ca.pem", "node.pem", "node.key")


@pytest.mark.parametrize(
    "scheduler",
    [
        Scheduler("tls://scheduler.example:8786", *TLS),
        Scheduler("tls://[2001:db8::1]:8786", *TLS),
        Scheduler("tcp://127.0.0.1:8786"),
        Scheduler("tcp://127.1.2.3:8786"),
        Scheduler("tcp://[::1]:8786"),
        Scheduler("tcp://localhost:8786"),
        Scheduler("tcp://10.0.0.3:8786", unprotected=True),
    ],
)
def test_what_is_protected_or_stays_on_this_machine_is_fine(scheduler: Scheduler) -> None:
    check_scheduler(scheduler)


@pytest.mark.parametrize(
    ("scheduler", "code"),
    [
        (Scheduler("scheduler:8786"), "scheduler-address"),
        (Scheduler("https://scheduler:8786"), "scheduler-address"),
        (Scheduler("tls://scheduler"), "scheduler-address"),
        (Scheduler("tcp://127.0.0.1:8786\n"), "scheduler-address"),
        (Scheduler("tls://scheduler:8786"), "scheduler-certificates-missing"),
        (Scheduler("tls://127.0.0.1:8786", ca="ca.pem", cert="node.pem"), "scheduler-certificates-missing"),
        (Scheduler("tls://scheduler:8786", unprotected=True), "scheduler-certificates-missing"),
        (Scheduler("tcp://127.0.0.1:8786", *TLS), "scheduler-certificates-unused"),
        (Scheduler("tcp://10.0.0.3:8786", *TLS, unprotected=True), "scheduler-certificates-unused"),
        (Scheduler("tcp://10.0.0.3:8786"), "scheduler-unprotected"),
        (Scheduler("tcp://localhost.example:8786"), "scheduler-unprotected"),
        (Scheduler("tcp://127.0.0.1.example:8786"), "scheduler-unprotected"),
    ],
)
def test_an_open_way_to_another_machine_is_refused(scheduler: Scheduler, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        check_scheduler(scheduler)
    assert raised.value.code == code
