"""Load waivers from their file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.read import Data, Reader
from ismap_check.documents.trouble import Site
from ismap_check.documents.waivers_read import read_waivers
from ismap_check.model.waivers import Waivers
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store


class WaiversDocument(NamedTuple):
    """Waivers before their references are checked, and where the document begins."""

    waivers: Waivers
    site: Site


def load_waivers(
    path: Path, *, name: str, limits: Limits, store: Store | None = None
) -> LoadedDocument[WaiversDocument]:
    """Read a file of waivers; ``name`` is what diagnostics call it. ``waivers_check.resolve_waivers`` settles ids."""
    return Reader(limits, store).read(path, name, "waivers").then(_document)


def _document(data: Data, source: Source) -> WaiversDocument:
    waivers = read_waivers(data, origin=source.name, sha256=source.sha256)
    return WaiversDocument(waivers, Site(source.name, source=source))
