"""Read a sealed case as if it came from an enemy: nothing is unpacked, and every byte has to be as it was written.

A sealed case has one form only (``layout``), so there is nothing to interpret: its list says what members there are,
and from that follows what must stand in every header. There is no compression, encryption, link, gap or extra field.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import BinaryIO

from ismap_check.archive.layout import (
    END_BYTES,
    LOCAL_BYTES,
    MOST_BYTES,
    Member,
    directory,
    directory_start,
    listed,
    local_header,
)
from ismap_check.archive.names import alike, is_safe
from ismap_check.evidence.progress import tell_progress
from ismap_check.model.rows import NamedTuple

BLOCK_BYTES = 1 << 20
LONGEST_DIRECTORY = 16 << 20
"""How many bytes the list of members may take: over a hundred thousand of usual length."""
_ZIP = b"PK\x03\x04"


class Flaw(NamedTuple):
    """Why a file is no sealed case, or none any more: a code, and the member it is about."""

    code: str
    member: str = ""


class Digest(NamedTuple):
    """What a member's bytes come to: SHA-256 in hexadecimal, and whether their checksum is the one in the list."""

    sha256: str
    checksum_holds: bool


def read_members(stream: BinaryIO) -> tuple[Member, ...] | Flaw:
    """Return the members of a case whose frame is as it was written, or the first flaw; contents are not read."""
    size = stream.seek(0, os.SEEK_END)
    if _at(stream, 0, len(_ZIP)) != _ZIP or size > MOST_BYTES:
        return Flaw("case-not-one")
    start = directory_start(_at(stream, max(size - END_BYTES, 0), END_BYTES))
    if start is None or not LOCAL_BYTES <= start <= size - END_BYTES:
        return Flaw("case-end")
    if size - start > LONGEST_DIRECTORY:
        return Flaw("case-list")
    tail = _at(stream, start, size - start)
    members = listed(tail[:-END_BYTES])
    if members is None:
        return Flaw("case-list")
    return _unsafe(members) or _moved(members, start, tail) or _odd_header(stream, members) or members


def read_content(stream: BinaryIO, member: Member) -> bytes:
    """Return a member's bytes."""
    return _at(stream, member.start, member.size)


def digest_of(stream: BinaryIO, member: Member) -> Digest:
    """Hash a member block by block."""
    digest, crc = sha256(), 0
    for block in blocks(stream, member):
        digest.update(block)
        crc = zlib.crc32(block, crc)
    return Digest(digest.hexdigest(), crc == member.crc)


def blocks(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    """Yield a member's bytes, a block at a time; whoever watches is told how far the reading has come."""
    stream.seek(member.start)
    left = member.size
    while left and (block := stream.read(min(left, BLOCK_BYTES))):
        left -= len(block)
        yield block
        tell_progress(len(block))


def file_digest(stream: BinaryIO) -> str:
    """Return the hash of the whole file, in hexadecimal."""
    stream.seek(0)
    digest = sha256()
    while block := stream.read(BLOCK_BYTES):
        digest.update(block)
    return digest.hexdigest()


def _at(stream: BinaryIO, place: int, size: int) -> bytes:
    stream.seek(place)
    return stream.read(size)


def _unsafe(members: Sequence[Member]) -> Flaw | None:
    """Return the first name that may not be, does not come after the one before, or is another one on some systems."""
    before = ""
    for member in members:
        if not is_safe(member.name):
            return Flaw("case-name", member.name)
        if member.name <= before:
            return Flaw("case-double" if member.name == before else "case-order", member.name)
        before = member.name
    pair = alike(member.name for member in members)
    return Flaw("case-alike", pair[1]) if pair else None


def _moved(members: Sequence[Member], start: int, tail: bytes) -> Flaw | None:
    """Return the first member that does not begin where the one before ends; the list has to say nothing else."""
    place = 0
    for member in members:
        if member.offset != place:
            return Flaw("case-gap", member.name)
        place = member.end
    return Flaw("case-list") if place != start or tail != directory(members) else None


def _odd_header(stream: BinaryIO, members: Sequence[Member]) -> Flaw | None:
    for member in members:
        expected = local_header(member)
        if _at(stream, member.offset, len(expected)) != expected:
            return Flaw("case-header", member.name)
    return None
