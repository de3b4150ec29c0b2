"""Write a sealed case, member by member, to a stream that can go back: a large file is never held as a whole."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import BinaryIO

from ismap_check.archive.layout import MOST_BYTES, MOST_MEMBERS, Member, directory, local_header
from ismap_check.model.rows import NamedTuple

Write = Callable[[bytes], object]


class Content(NamedTuple):
    """One member to write: its name, and what puts its bytes, block by block, into the function it is given."""

    name: str
    put: Callable[[Write], object]


class TooLargeError(Exception):
    """More bytes or members than an archive of this form holds."""


def held(name: str, data: bytes) -> Content:
    """Return a member whose bytes are in memory."""
    return Content(name, lambda write: write(data))


def write_case(stream: BinaryIO, contents: Iterable[Content]) -> None:
    """Write all members, in the order of their names, from the stream's beginning; raises :class:`TooLargeError`."""
    members: list[Member] = []
    for content in sorted(contents):
        offset = members[-1].end if members else 0
        members.append(_write_member(stream, content, offset))
        if members[-1].end > MOST_BYTES or len(members) > MOST_MEMBERS:
            raise TooLargeError
    end = directory(members)
    if members and members[-1].end + len(end) > MOST_BYTES:
        raise TooLargeError
    stream.write(end)


def _write_member(stream: BinaryIO, content: Content, offset: int) -> Member:
    """Write the content behind room for its header, then the header, which needs size and checksum."""
    blank = Member(name=content.name, size=0, crc=0, offset=offset)
    stream.seek(blank.start)
    size, crc = 0, 0

    def take(block: bytes) -> None:
        nonlocal size, crc
        size, crc = size + len(block), zlib.crc32(block, crc)
        if size > MOST_BYTES:
            raise TooLargeError
        stream.write(block)

    content.put(take)
    member = blank._replace(size=size, crc=crc)
    stream.seek(offset)
    stream.write(local_header(member))
    stream.seek(member.end)
    return member
