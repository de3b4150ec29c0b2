"""Load a baseline from its file."""

from __future__ import annotations

from pathlib import Path

from ismap_check.documents.baseline_read import read_baseline
from ismap_check.documents.check import check_document
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.baseline import Baseline
from ismap_check.sources.files import read_source
from ismap_check.sources.limits import Limits


def load_baseline(path: Path, *, name: str, limits: Limits, origin: str | None = None) -> LoadedDocument[Baseline]:
    """Read a baseline file; its references are checked against catalogues by ``check_baseline``.

    ``name`` is what diagnostics call the file; ``origin`` is what reports say it came from (default: ``name``).
    """
    loaded = read_source(path, name, limits)
    if loaded.value is None:
        return LoadedDocument(None, loaded.diagnostics)
    checked = check_document(loaded.value, "baseline")
    said = (*loaded.diagnostics, *checked.diagnostics)
    if checked.value is None:
        return LoadedDocument(None, said, (loaded.value,))
    baseline = read_baseline(checked.value, origin=origin or name, sha256=loaded.value.sha256)
    return LoadedDocument(baseline, said, (loaded.value,))
