"""Load a review from its file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.read import Data, Reader
from ismap_check.documents.review_read import read_review
from ismap_check.documents.trouble import Site
from ismap_check.model.review import Review
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store


class ReviewDocument(NamedTuple):
    """A review before its references are checked, and where the document begins."""

    review: Review
    site: Site


def load_review(path: Path, *, name: str, limits: Limits, store: Store | None = None) -> LoadedDocument[ReviewDocument]:
    """Read a review's file; ``name`` is what diagnostics call it. ``review_check.resolve_review`` settles its ids."""
    return Reader(limits, store).read(path, name, "review").then(_document)


def _document(data: Data, source: Source) -> ReviewDocument:
    review = read_review(data, origin=source.name, sha256=source.sha256)
    return ReviewDocument(review, Site(source.name, source=source))
