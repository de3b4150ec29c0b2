"""What evidence items point at, as facts (実測): observation only, no judgement; see ``looks`` for how it is done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ismap_check.evidence.looks import Look, looks
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.profile import EvidenceItem


def observe_evidence(
    items: Mapping[str, EvidenceItem], folder: Path, limit_bytes: int, *, hash_files: bool = True
) -> Mapping[str, EvidenceFact]:
    """Return what stands where each item points; ``folder`` is the profile's. A file is read only to hash it."""
    named = [item.file for item in items.values() if item.file is not None]
    seen = looks(named, folder, limit_bytes, hash_files=hash_files)
    return {item.id: _fact(item, seen) for item in items.values()}


def _fact(item: EvidenceItem, seen: Mapping[str, Look]) -> EvidenceFact:
    if item.file is None:
        return EvidenceFact(id=item.id, seen=Seen.ADDRESS if item.url else Seen.NOTHING)
    look = seen[item.file]
    return EvidenceFact(id=item.id, seen=look.seen, size=look.size, sha256=look.sha256)
