"""Load a procurement case from its file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.procurement_read import read_case
from ismap_check.documents.read import Data, Reader
from ismap_check.documents.trouble import Site
from ismap_check.model.procurement import ProcurementCase
from ismap_check.sources.limits import Limits
from ismap_check.sources.store import Store


class CaseDocument(NamedTuple):
    """A case before its references are checked: the model, its plain data, and where the document begins."""

    case: ProcurementCase
    data: Data
    site: Site


def load_case(path: Path, *, name: str, limits: Limits, store: Store | None = None) -> LoadedDocument[CaseDocument]:
    """Read a case's file; ``name`` is what diagnostics call it. References are checked by ``check_case``."""
    read = Reader(limits, store).read(path, name, "procurement")
    if read.value is None:
        return LoadedDocument(None, read.diagnostics, read.sources)
    source = read.sources[0]
    case = read_case(read.value, origin=name, sha256=source.sha256)
    document = CaseDocument(case, read.value, Site(source.name, source=source))
    return LoadedDocument(document, read.diagnostics, read.sources)
