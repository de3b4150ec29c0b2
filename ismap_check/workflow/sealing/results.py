"""Take the results out of a sealed case, once every byte of it is known to be as it was sealed.

Nothing is judged again here: that is what ``verify`` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ismap_check.archive.manifest import Subject
from ismap_check.archive.reading import read_content
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import InvalidDocumentError
from ismap_check.model.access import reason_of
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.result import AssessmentResult
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import file_bytes
from ismap_check.sources.parsing import parse_source, too_large
from ismap_check.workflow.sealing.opened import Opened
from ismap_check.workflow.sealing.verifying import hashed_case
from ismap_check.workflow.stored_result import result_of

BEGINNING = b"PK\x03\x04"
"""What every case begins with, and no document can."""


class SealedResult(NamedTuple):
    """One service of a case, the member that holds its result, and what reading that gave."""

    service: str
    member: str
    read: LoadedDocument[AssessmentResult]


class SealedResults(NamedTuple):
    """The results in a case and the hash of the file; ``diagnostics`` say why there are none."""

    results: tuple[SealedResult, ...] = ()
    sha256: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def is_case(name: str) -> bool:
    """Whether a file begins as a sealed case does; one that cannot be read does not."""
    return file_bytes(Path(name), len(BEGINNING) - 1) == BEGINNING


def sealed_results(name: str, limits: Limits) -> SealedResults:
    """Return the results of all services in a case; none of a case that is not as it was sealed."""
    try:
        with Path(name).open("rb") as stream:
            return _results(stream, name, limits)
    except InvalidDocumentError as error:
        return SealedResults(diagnostics=tuple(error.diagnostics))
    except OSError as error:
        refused = Diagnostic(code="file-unreadable", document=name, params={"reason": reason_of(error)})
        return SealedResults(diagnostics=(refused,))


def _results(stream: BinaryIO, name: str, limits: Limits) -> SealedResults:
    found = hashed_case(stream, name, limits)
    if found.opened is None:
        return SealedResults(sha256=found.sha256, diagnostics=(Diagnostic(code="case-altered", document=name),))
    opened = found.opened
    read = tuple(_result(one, name, opened, limits) for one in opened.manifest.subjects)
    return SealedResults(read, found.sha256)


def _result(subject: Subject, name: str, opened: Opened, limits: Limits) -> SealedResult:
    member = opened.members.get(subject.result)
    if member is None:  # a manifest that was written by hand can name what is not there
        return _refused(subject, Diagnostic(code="case-altered", document=name))
    if member.size > limits.file_bytes:
        return _refused(subject, too_large(f"{name}:{subject.result}", limits))
    parsed = parse_source(f"{name}:{subject.result}", read_content(opened.stream, member), limits)
    if parsed.value is None:
        return SealedResult(subject.service, subject.result, LoadedDocument(None, parsed.diagnostics))
    read = result_of(parsed.value, limits)
    if read.value and read.value.profile.service.id != subject.service:
        return _refused(subject, Diagnostic(code="case-altered", document=name))
    return SealedResult(subject.service, subject.result, read)


def _refused(subject: Subject, diagnostic: Diagnostic) -> SealedResult:
    return SealedResult(subject.service, subject.result, LoadedDocument(None, (diagnostic,)))
