"""How much input is taken before reading stops; every limit has a diagnostic that names it and its option."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ismap_check.model.records import dataclass

MIB = 1024 * 1024

HIGHEST_DEPTH = 256
"""The depth nobody can raise the limit above: later rooms walk the data recursively, within Python's own limit."""

OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "file_bytes": "--max-file-size",
        "depth": "--max-depth",
        "nodes": "--max-nodes",
        "text_length": "--max-text",
        "items": "--max-items",
        "evidence_refs": "--max-evidence-refs",
        "evidence_bytes": "--max-evidence-size",
    }
)
"""Field of :class:`Limits` → the command-line option that raises it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may hold; the defaults are far above any real document.

    ``file_bytes`` and ``evidence_bytes`` are bytes of one file, ``depth`` counts nested lists and mappings, ``nodes``
    keys, values, lists and mappings together, ``text_length`` characters of one text (a spreadsheet cell holds 32,767),
    ``items`` controls or answers of one document, ``evidence_refs`` references of one answer.
    A limit below 1, or a depth above :data:`HIGHEST_DEPTH`, is a mistake of the caller: ``ValueError``.
    """

    file_bytes: int = 16 * MIB
    depth: int = 32
    nodes: int = 1_000_000
    text_length: int = 32_000
    items: int = 10_000
    evidence_refs: int = 100
    evidence_bytes: int = 100 * MIB

    def __post_init__(self) -> None:
        """Refuse limits that no reading can keep."""
        if any(getattr(self, name) < 1 for name in OPTIONS) or self.depth > HIGHEST_DEPTH:
            raise ValueError(self)


def size_text(size: int) -> str:
    """Return a number of bytes as people write it: whole mebibytes where it is some, otherwise bytes."""
    return f"{size // MIB} MiB" if size and size % MIB == 0 else f"{size:,} B"
