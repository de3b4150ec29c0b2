"""Which of several profiles a review or a list of waivers is about: it names a service, the command line a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ismap_check.sources.files import read_source
from ismap_check.sources.limits import Limits
from ismap_check.workflow.documents_of_run import Named


def routed(profiles: Sequence[Named], limits: Limits) -> tuple[Named, ...]:
    """Return the runs, all of which name all of the assessors' files, each with those that are about it.

    One about none of the services goes to the first run, where reading it says what is wrong.
    """
    if len(profiles) == 1:
        return tuple(profiles)
    services = [_named_in(one.profile, ("service", "id"), limits) for one in profiles]

    def about(names: Sequence[str], place: int) -> list[str]:
        found = [(name, _named_in(name, ("of", "service"), limits)) for name in names]
        return [name for name, service in found if (services.index(service) if service in services else 0) == place]

    return tuple(
        one._replace(reviews=about(one.reviews, place), waivers=about(one.waivers, place))
        for place, one in enumerate(profiles)
    )


def _named_in(name: str, route: tuple[str, ...], limits: Limits) -> str | None:
    """Return the text at a place of a document; None if there is none, or the file cannot be read."""
    read = read_source(Path(name), name, limits).value
    data: Any = read.data if read else None
    for key in route:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, str) else None
