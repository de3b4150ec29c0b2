"""Verify a sealed case: whether every byte is as it was sealed, and judging it again comes to the same.

Nothing but the archive is looked at: not the cache, not what is bundled with the tool, not the settings of the working
folder. Nothing is unpacked to the disk; evidence is only hashed, block by block.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ismap_check.archive.layout import Member
from ismap_check.archive.manifest import KIND, NAME, Manifest, manifest_bytes, read_manifest
from ismap_check.archive.reading import Flaw, digest_of, file_digest, read_content, read_members
from ismap_check.documents.check import check_document
from ismap_check.errors import InvalidDocumentError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.difference import Difference
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Term
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source, too_large
from ismap_check.workflow.sealing.checks import Check, State, failed, left_open, ok
from ismap_check.workflow.sealing.comparing import compare
from ismap_check.workflow.sealing.opened import Opened

NOT_ONE = "case-not-one"


class Verified(NamedTuple):
    """What was found, and the hash of the file; ``differences`` are there where the new judgement is another."""

    sha256: str
    checks: tuple[Check, ...]
    manifest: Manifest | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing says no."""
        return all(check.state is not State.FAILED for check in self.checks)

    @property
    def is_sure(self) -> bool:
        """Whether all that was compared could be told from a change."""
        return all(check.state is not State.UNSURE for check in self.checks)


class Hashed(NamedTuple):
    """What the hashes of a case say; ``opened`` is there to be looked into only where all of them hold."""

    sha256: str
    checks: tuple[Check, ...]
    manifest: Manifest | None = None
    opened: Opened | None = None


def verify_case(stream: BinaryIO, name: str, limits: Limits) -> Verified:
    """Return what verifying found; ``name`` is what diagnostics call the file.

    Raises :class:`InvalidDocumentError` for a file that is no sealed case.
    """
    found = hashed_case(stream, name, limits)
    if found.opened is None:
        rest = (left_open("judgement"),) if found.manifest else ()
        return Verified(found.sha256, (*found.checks, *rest), found.manifest)
    again = compare(found.opened, limits)
    return Verified(found.sha256, (*found.checks, *again.checks), found.manifest, again.differences)


def hashed_case(stream: BinaryIO, name: str, limits: Limits) -> Hashed:
    """Check that every byte is as it was sealed, and judge nothing; raises as :func:`verify_case` does."""
    sha256, members = file_digest(stream), read_members(stream)
    if isinstance(members, Flaw):
        if members.code == NOT_ONE:
            raise _not_one(name)
        code = "frame-member" if members.member else "frame"
        return Hashed(sha256, (failed(code, flaw=Term(f"verify.flaw.{members.code}"), name=members.member),))
    frame = ok("frame", n=len(members))
    by_name = {member.name: member for member in members}
    if NAME not in by_name:
        raise _not_one(name)
    if not digest_of(stream, by_name[NAME]).checksum_holds:
        return Hashed(sha256, (frame, failed("manifest")))
    manifest = _manifest(stream, by_name[NAME], name, limits)
    opened = Opened(stream, by_name, {one.name: digest_of(stream, one) for one in members}, manifest)
    checks = (frame, *_hashes(opened))
    holds = all(check.state is not State.FAILED for check in checks)
    return Hashed(sha256, checks, manifest, opened if holds else None)


def _not_one(name: str) -> InvalidDocumentError:
    return InvalidDocumentError([Diagnostic(code=NOT_ONE, document=name)])


def _manifest(stream: BinaryIO, member: Member, name: str, limits: Limits) -> Manifest:
    document = f"{name}:{NAME}"
    if member.size > limits.file_bytes:
        raise InvalidDocumentError([too_large(document, limits)])
    parsed = parse_source(document, read_content(stream, member), limits)
    if parsed.value is None:
        raise InvalidDocumentError(parsed.diagnostics)
    checked = check_document(parsed.value, KIND)
    if checked.value is None:
        raise InvalidDocumentError([parsed.value.located(one) for one in checked.diagnostics])
    return read_manifest(checked.value)


def _hashes(opened: Opened) -> Iterator[Check]:
    """Hold members and manifest against each other."""
    listed = {sealed.path: sealed for sealed in opened.manifest.members}
    there = opened.members.keys() - {NAME}
    both = sorted(there & listed.keys())
    altered = [
        name
        for name in both
        if (opened.members[name].size, opened.digests[name].sha256) != listed[name][1:]
        or not opened.digests[name].checksum_holds
    ]
    found = (
        ("members-altered", altered),
        ("members-missing", sorted(listed.keys() - there)),
        ("members-extra", sorted(there - listed.keys())),
    )
    yield from (failed(code, n=len(names), names=tuple(names)) for code, names in found if names)
    if not any(names for _, names in found):
        yield ok("members", n=len(there))
    if not _is_own_form(opened):
        yield failed("manifest")


def _is_own_form(opened: Opened) -> bool:
    """Whether the manifest is as the tool writes it: its list in order, each member once, nothing beside its keys."""
    members = opened.manifest.members
    ordered = members == tuple(sorted({one.path: one for one in members}.values()))
    return ordered and manifest_bytes(opened.manifest) == read_content(opened.stream, opened.members[NAME])
