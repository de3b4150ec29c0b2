"""What must hold of evidence items and bases across the files of a profile; what the files hold is not looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ismap_check.documents.inside import leads_outside
from ismap_check.documents.profile_document import Layer
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import EvidenceItem

Found = Iterator[Diagnostic]


def check_evidence(layers: Iterable[Layer]) -> Found:
    """Yield wrong paths, items that point nowhere, and ids that two files of the profile give."""
    seen: dict[tuple[str, str], Site] = {}
    for layer in layers:
        for key, item in layer.evidence.items():
            yield from _check_item(item, layer.site.at("evidence", key))
        if not layer.shared:
            yield from _given_twice("evidence", layer.evidence, layer.site, seen)
            yield from _given_twice("inherits", layer.inherits, layer.site, seen)


def _check_item(item: EvidenceItem, site: Site) -> Found:
    if item.file is not None and leads_outside(item.file):
        yield site.at("file").error("path-outside", path=item.file)
    if item.file is None and item.url is None:
        yield site.warning("evidence-without-file", at_key=True, evidence=item.id)
    period = item.covers
    if period and period.start and period.end and period.end < period.start:
        start, end = period.start.isoformat(), period.end.isoformat()
        yield site.at("covers", "to").error("period-reversed", start=start, end=end)


def _given_twice(section: str, rows: Mapping[str, object], site: Site, seen: dict[tuple[str, str], Site]) -> Found:
    for key in rows:
        if other := seen.get((section, key)):
            place = site.at(section, key)
            yield place.error("given-twice", at_key=True, section=section, id=key, document=other.where)
        else:
            seen[section, key] = site.at(section, key)
