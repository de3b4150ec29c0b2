"""A sealed case whose frame is whole, ready to be looked into: members are read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from ismap_check.archive.layout import Member
from ismap_check.archive.manifest import Manifest
from ismap_check.archive.reading import Digest, read_content
from ismap_check.model.rows import NamedTuple


class Opened(NamedTuple):
    """The open file, its members by name, what their bytes come to, and the manifest."""

    stream: BinaryIO
    members: Mapping[str, Member]
    digests: Mapping[str, Digest]
    manifest: Manifest


class Contents(Mapping[str, bytes]):
    """The members' bytes by name, ``most`` and one more at most: what is longer is refused by whoever reads it.

    ``read`` holds the names of those that were asked for.
    """

    def __init__(self, opened: Opened, most: int) -> None:
        self._opened = opened
        self._most = most
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> bytes:
        """Read a member from the file."""
        member = self._opened.members[name]
        self.read.add(name)
        return read_content(self._opened.stream, member._replace(size=min(member.size, self._most + 1)))

    def __contains__(self, name: object) -> bool:
        """Whether there is such a member; nothing is read."""
        return name in self._opened.members

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._opened.members)

    def __len__(self) -> int:
        """Return how many members there are."""
        return len(self._opened.members)
