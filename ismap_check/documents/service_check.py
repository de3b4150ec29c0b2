"""What must hold of a profile's head: options that exist, periods that run forwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ismap_check.documents.near import Suggestions
from ismap_check.documents.periods import check_period
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import Service


def check_service(data: Mapping[str, Any], service: Service, site: Site, near: Suggestions) -> Iterator[Diagnostic]:
    """Yield what is wrong outside the answers; ``data`` is the profile's plain data beginning at ``site``."""
    options = service.options
    for option in options.values():
        for index, other in enumerate(option.excludes):
            if other not in options:
                place = site.at("service", "options", option.id, "excludes", index)
                yield place.error("unknown-option", option=other, near=near(other, options))
    for key in ("period", "previous_period"):
        yield from check_period(data["assessment"].get(key), site.at("assessment", key))
    for index, row in enumerate(data.get("registrations") or ()):
        yield from check_period(row.get("period"), site.at("registrations", index, "period"))
