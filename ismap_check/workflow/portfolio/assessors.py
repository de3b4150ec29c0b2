"""Reviews and waivers of a whole market: which files there are, and which service each is about.

They are matched by what they say, never by their names or places. The terms carry where each stands; whoever judges a
profile reads those that are about its service, and the row rests on them and on no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ismap_check.errors import FileAccessError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store
from ismap_check.workflow.assessor_documents import AssessorFiles, read_assessor
from ismap_check.workflow.portfolio.names import files_of_kind

CHANGED = "portfolio-assessor-changed"
"""The code of a row whose review or waivers are not those that were found."""
REVIEW, WAIVERS = "review", "waivers"


class AssessorFile(NamedTuple):
    """One document: ``review`` or ``waivers``, its file, the service that it is about, and the hash of its bytes."""

    role: str
    name: str
    service: str
    sha256: str


class AssessorsFound(NamedTuple):
    """All documents that could be read, and what is wrong with any."""

    files: tuple[AssessorFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()


def find_assessors(
    reviews: Iterable[str], waivers: Iterable[str], limits: Limits, store: Store | None = None
) -> AssessorsFound:
    """Return the documents that files, patterns and folders stand for; raises :class:`UsageError` for none.

    A document with errors is about nobody, so it is told before anything is judged.
    """
    named = AssessorFiles(files_of_kind(reviews, REVIEW), files_of_kind(waivers, WAIVERS))
    read = read_assessor(named, limits, store)
    files = [AssessorFile(REVIEW, *_of(one.sources, one.value.review.service)) for one in read.reviews if one.value]
    files += [AssessorFile(WAIVERS, *_of(one.sources, one.value.waivers.service)) for one in read.waivers if one.value]
    said = tuple(said for one in (*read.reviews, *read.waivers) for said in one.diagnostics)
    return AssessorsFound(tuple(files), said, read.sources)


def _of(sources: Sequence[Source], service: str) -> tuple[str, str, str]:
    return sources[0].name, service, sources[0].sha256


def about(files: Iterable[AssessorFile], service: str) -> tuple[AssessorFile, ...]:
    """Return the documents about a service."""
    return tuple(one for one in files if one.service == service)


def by_role(files: Iterable[AssessorFile]) -> AssessorFiles:
    """Return the names of documents as a single assessment takes them."""
    own = [*files]
    reviews = tuple(one.name for one in own if one.role == REVIEW)
    return AssessorFiles(reviews, tuple(one.name for one in own if one.role == WAIVERS))


def check_unchanged(files: Iterable[AssessorFile], read: Iterable[Source]) -> None:
    """Refuse documents that are not those that were found; raises :class:`FileAccessError`.

    They changed while the run went on, or the machine that judges sees others.
    """
    hashes = {one.name: one.sha256 for one in files}
    for source in read:
        if hashes[source.name] != source.sha256:
            raise FileAccessError(CHANGED, {"path": source.name})
