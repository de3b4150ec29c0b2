"""What is written of a service lies where every system can unpack it."""

from __future__ import annotations

from ismap_check.archive.manifest import Wanted
from ismap_check.archive.names import is_safe
from ismap_check.model.text import Language
from ismap_check.workflow.sealing.judging import outputs_of

WANTED = Wanted(Language.EN, "full", "internal", formats=("html", "pdf"))


def test_a_service_called_like_a_device_gets_names_that_can_be_unpacked() -> None:
    usual, device = outputs_of("cloud", WANTED), outputs_of("con", WANTED)
    assert usual.result == "results/cloud.json"
    assert all(is_safe(name) for name in (device.result, *device.reports.values()))
    assert device != outputs_of("con-", WANTED)
