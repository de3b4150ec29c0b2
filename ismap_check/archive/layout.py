"""The bytes around the members of a sealed case: a ZIP file of which nothing is left to chance.

Members are stored as they are, in the order of their names, each with the same time and mode, without any extra field,
comment or gap (PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). So the names, sizes and checksums decide
every byte around the members, and whoever reads can tell any change of one.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from ismap_check.model.rows import NamedTuple

MOST_MEMBERS = 0xFFFE
MOST_BYTES = 0xFFFFFFFE
"""What an archive without the 64-bit extension can hold; a case beyond that is not sealed, and none is read."""

LOCAL_BYTES, CENTRAL_BYTES, END_BYTES = 30, 46, 22

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

_NEEDED = 20
_MADE_BY = 0x0314
"""On Unix, by version 2.0: only then the mode below counts."""
_UTF8 = 0x0800
_STORED = 0
_TIME, _DAY = 0, 0x0021
"""Midnight of 1980-01-01, the first a ZIP file can name."""
_MODE = 0o100644 << 16


class Member(NamedTuple):
    """One file of a case: its name, its size in bytes, its CRC-32, and where its local header begins."""

    name: str
    size: int
    crc: int
    offset: int

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.offset + LOCAL_BYTES + len(self.name.encode())

    @property
    def end(self) -> int:
        """Where the next header begins."""
        return self.start + self.size


def local_header(member: Member) -> bytes:
    """Return what stands before a member's content."""
    name = member.name.encode()
    sizes = (member.crc, member.size, member.size, len(name), 0)
    return _LOCAL.pack(_LOCAL_MARK, _NEEDED, _UTF8, _STORED, _TIME, _DAY, *sizes) + name


def directory(members: Sequence[Member]) -> bytes:
    """Return what stands behind the last member: the list of all, and the end mark."""
    rows = b"".join(map(_row, members))
    start = members[-1].end if members else 0
    return rows + _END.pack(_END_MARK, 0, 0, len(members), len(members), len(rows), start, 0)


def directory_start(end_mark: bytes) -> int | None:
    """Return where the list begins, by the last bytes of a file; None if they are no end mark of ours."""
    if len(end_mark) != END_BYTES or not end_mark.startswith(_END_MARK):
        return None
    start: int = _END.unpack(end_mark)[6]
    return start


def listed(rows: bytes) -> tuple[Member, ...] | None:
    """Return the members of a list, as far as it says; None for what is no list. Whether it is true is checked later.

    ``rows`` is the list without the end mark.
    """
    found, place = [], 0
    while place < len(rows):
        if len(rows) - place < CENTRAL_BYTES or not rows.startswith(_CENTRAL_MARK, place):
            return None
        row = _CENTRAL.unpack_from(rows, place)
        crc, size, name_bytes, offset = row[7], row[9], row[10], row[16]
        place += CENTRAL_BYTES + name_bytes
        try:
            name = rows[place - name_bytes : place].decode()
        except UnicodeDecodeError:
            return None
        found.append(Member(name=name, size=size, crc=crc, offset=offset))
    return tuple(found)


def _row(member: Member) -> bytes:
    name = member.name.encode()
    sizes = (member.crc, member.size, member.size, len(name), 0, 0, 0, 0)
    head = (_MADE_BY, _NEEDED, _UTF8, _STORED, _TIME, _DAY)
    return _CENTRAL.pack(_CENTRAL_MARK, *head, *sizes, _MODE, member.offset) + name
