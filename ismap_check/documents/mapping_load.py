"""Load a mapping from its file."""

from __future__ import annotations

from pathlib import Path

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.mapping_read import read_mapping
from ismap_check.documents.read import Reader
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.sources.limits import Limits
from ismap_check.sources.store import Store


def load_mapping(
    path: Path, *, name: str, limits: Limits, origin: str | None = None, store: Store | None = None
) -> LoadedDocument[CatalogueMapping]:
    """Read a mapping file; its references are checked against catalogues by ``check_mapping``.

    ``name`` is what diagnostics call the file; ``origin`` is what reports say it came from (default: ``name``).
    """
    read = Reader(limits, store).read(path, name, "mapping")
    return read.then(lambda data, source: read_mapping(data, origin=origin or name, sha256=source.sha256))
