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
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store


class CaseDocument(NamedTuple):
    """A case before its references are checked: the model, its plain data, and where the document begins."""

    case: ProcurementCase
    data: Data
    site: Site


def load_case(path: Path, *, name: str, limits: Limits, store: Store | None = None) -> LoadedDocument[CaseDocument]:
    """Read a case's file; ``name`` is what diagnostics call it. References are checked by ``check_case``."""
    return Reader(limits, store).read(path, name, "procurement").then(_document)


def _document(data: Data, source: Source) -> CaseDocument:
    case = read_case(data, origin=source.name, sha256=source.sha256)
    return CaseDocument(case, data, Site(source.name, source=source))
