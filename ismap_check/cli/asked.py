"""Turn the options that were given into limits, and into the catalogues, baselines and mappings at hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from ismap_check.cli.session import Session
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.sources.limits import HIGHEST_DEPTH, OPTIONS, Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.cache import document_store
from ismap_check.workflow.settings import read_settings
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import read_stdin


def asked_limits(given: Mapping[str, Any]) -> Limits:
    """Return the limits, raised or lowered by options."""
    changed = {field: given[option] for field, option in OPTIONS.items() if option in given}
    try:
        return Limits(**changed)
    except ValueError:
        names = tuple(OPTIONS[field] for field in changed)
        raise UsageError("limit-invalid", {"name": names, "deepest": HIGHEST_DEPTH}) from None


def shelf_of(session: Session, limits: Limits, *, cached: bool = True) -> Shelf:
    """Return what is at hand: named on the command line, then in the settings, then bundled.

    Not ``cached``: every file is read anew, whatever was kept of it.
    """
    settings = read_settings(Path(), session.environment, limits)
    store = document_store(session.environment) if cached and "--no-cache" not in session.given else None
    layers = [session.given.get("--catalogue", ()), settings.catalogues]
    return Shelf(
        layers,
        settings.baselines,
        limits,
        store,
        with_official_text=wants_official_text(session),
        mapping_files=(*session.given.get("--mapping", ()), *settings.mappings),
    )


def wants_official_text(session: Session) -> bool:
    """Whether official wording is to be shown; only commands whose output the holder keeps offer the option."""
    return "--with-official-text" in session.given


def asked_stdin(limits: Limits) -> LoadedDocument[Source]:
    """Return the document on standard input; a closed one is empty."""
    return read_stdin(BytesIO() if sys.stdin is None else sys.stdin.buffer, limits)
