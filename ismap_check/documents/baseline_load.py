"""Load a baseline from its file."""

from __future__ import annotations

from pathlib import Path

from ismap_check.documents.baseline_read import read_baseline
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.read import Reader
from ismap_check.model.baseline import Baseline
from ismap_check.sources.limits import Limits
from ismap_check.sources.store import Store


def load_baseline(
    path: Path, *, name: str, limits: Limits, origin: str | None = None, store: Store | None = None
) -> LoadedDocument[Baseline]:
    """Read a baseline file; its references are checked against catalogues by ``check_baseline``.

    ``name`` is what diagnostics call the file; ``origin`` is what reports say it came from (default: ``name``).
    """
    read = Reader(limits, store).read(path, name, "baseline")
    return read.then(lambda data, source: read_baseline(data, origin=origin or name, sha256=source.sha256))
