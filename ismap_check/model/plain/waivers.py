"""Waivers as the plain data of their document."""

from __future__ import annotations

from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given
from ismap_check.model.waivers import Waiver, Waivers


def write_waivers(waivers: Waivers) -> Plain:
    """Return the document; hash and origin are no part of it."""
    return {
        "kind": "waivers",
        "schema": SCHEMA_VERSION,
        "of": {"service": waivers.service},
        "waivers": [_write_waiver(one) for one in waivers.waivers],
    }


def _write_waiver(waiver: Waiver) -> Plain:
    return {
        "control": {waiver.catalogue: waiver.control},
        "accepted_by": waiver.accepted_by,
        "reason": waiver.reason,
        "from": waiver.start.isoformat(),
        "until": waiver.end.isoformat(),
        **given({"compensating": waiver.compensating}),
    }
