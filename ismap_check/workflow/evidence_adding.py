"""Add a file or an address to a profile's evidence: copied, hashed, listed, and named by the answers it supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ismap_check.errors import UsageError
from ismap_check.evidence.looks import looks
from ismap_check.model.catalogue import Control
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import EvidenceItem, Period, Response
from ismap_check.workflow.evidence_ids import WRITTEN_ID, free_id
from ismap_check.workflow.evidence_taking_in import Place, place_of, put_in_place
from ismap_check.workflow.judging import profile_folder
from ismap_check.workflow.outline import node_of
from ismap_check.workflow.profile_editing import OpenProfile, set_answers, write_changes

_URL = re.compile(r"https?://[^ \u3000<>\"\n]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvidence:
    """What is to be added: a ``file`` as the user names it or a ``url``, with all that is said of it.

    ``controls`` are to name it: ``9.1.1``, or ``ismap/9.1.1``. ``reference``: the file is not to be copied.
    """

    file: Path | None = None
    url: str | None = None
    id: str | None = None
    title: str | None = None
    issued: date | None = None
    covers: Period | None = None
    expires: date | None = None
    owner: str | None = None
    confidential: bool = False
    controls: tuple[str, ...] = ()
    reference: bool = False


class Added(NamedTuple):
    """What became of it: its item, the controls that name it from now on, whether it was there, copied, and why not.

    With ``diagnostics`` nothing was written.
    """

    item: EvidenceItem
    linked: tuple[str, ...] = ()
    known: bool = False
    copied: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


def add_new_evidence(opened: OpenProfile, name: str, new: NewEvidence) -> Added:
    """Add evidence to the profile that was opened under ``name``: the file first, then the profile, or neither.

    Raises :class:`UsageError` and :class:`FileAccessError`; then nothing was written.
    """
    root, limit = profile_folder(name).resolve(), opened.limits.evidence_bytes
    links = _links(opened, new.controls)
    place = _place(opened, new, root) if new.file else None
    found = _same(opened, root, place, new.url)
    item = found or _item(opened, new, place)
    answers = {
        catalogue: {control: _naming(opened, catalogue, control, item.id) for control in controls}
        for catalogue, controls in links.items()
    }
    linked = tuple(f"{catalogue}/{control}" for catalogue, controls in links.items() for control in controls)
    changes = set_answers(opened, answers, evidence={item.id: item})
    if changes.value is None:
        return Added(item, diagnostics=changes.diagnostics)
    if place is None or found:
        write_changes(changes.value)
        return Added(item, linked, known=found is not None)
    with put_in_place(place, root, limit):
        write_changes(changes.value)
    return Added(item, linked, copied=place.copied)


def _place(opened: OpenProfile, new: NewEvidence, root: Path) -> Place | None:
    if new.file is None:
        return None
    for layer in opened.document.layers:
        if layer.site.source and _is_same(new.file, Path(layer.site.source.name)):
            raise UsageError("evidence-file-is-profile", {"path": str(new.file)})
    return place_of(new.file, root, opened.limits.evidence_bytes, reference=new.reference)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _links(opened: OpenProfile, controls: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the controls by catalogue; raises :class:`UsageError` for one that is unknown, or stands in several."""
    known = opened.assessed(opened.profile)
    links: dict[str, list[str]] = {}
    for wanted in controls:
        named, slash, node = wanted.rpartition("/")
        searched = {key: one for key, one in known.items() if not slash or named in (key, one.ref)}
        found = {key: control for key, one in searched.items() if isinstance(control := node_of(one, node), Control)}
        if len(found) != 1:
            ids = tuple(f"{key}/{control.id}" for key, control in found.items())
            raise UsageError(
                "evidence-control-ambiguous" if found else "evidence-control-unknown", {"name": wanted, "ids": ids}
            )
        for key, control in found.items():
            links.setdefault(key, []).append(control.id)
    return {key: tuple(dict.fromkeys(ids)) for key, ids in links.items()}


def _naming(opened: OpenProfile, catalogue: str, control: str, item: str) -> Response:
    """Return the answer to a control with the evidence named; without an answer nothing but the evidence stands."""
    response = opened.profile.responses.get(catalogue, {}).get(control, Response())
    return replace(response, evidence=tuple(dict.fromkeys((*response.evidence, item))))


def _same(opened: OpenProfile, root: Path, place: Place | None, url: str | None) -> EvidenceItem | None:
    """Return the item that holds the very same already; a file is read only where its size is the same."""
    items = opened.profile.evidence.values()
    if place is None:
        return next((item for item in items if item.file is None and item.url == url), None)
    limit = opened.limits.evidence_bytes
    sizes = looks([item.file for item in items if item.file], root, limit, hash_files=False)
    like = [name for name, look in sizes.items() if look.size == place.taken.size]
    same = {name for name, look in looks(like, root, limit).items() if look.sha256 == place.taken.sha256}
    return next((item for item in items if item.file in same), None)


def _item(opened: OpenProfile, new: NewEvidence, place: Place | None) -> EvidenceItem:
    """Return the item to list: a new one, or one that names this very file, which was missing or has changed."""
    known = opened.profile.evidence
    waiting = next((item for item in known.values() if place and item.file == place.name), None)
    name = place.name.rpartition("/")[2] if place else _named_url(new)
    base = waiting or EvidenceItem(id=_id(new, name if place else f"{name}.", known), title=name)
    if waiting and new.id not in {None, waiting.id}:
        raise UsageError("evidence-id-other", {"id": waiting.id, "file": waiting.file or ""})
    given = {
        key: value
        for key in ("title", "issued", "covers", "expires", "owner")
        if (value := getattr(new, key)) is not None
    }
    return replace(
        base,
        **given,
        file=place.name if place else None,
        url=new.url,
        sha256=place.taken.sha256 if place else None,
        confidential=new.confidential or base.confidential,
    )


def _id(new: NewEvidence, name: str, known: Mapping[str, EvidenceItem]) -> str:
    if new.id is None:
        return free_id(name, known)
    if not WRITTEN_ID.fullmatch(new.id):
        raise UsageError("evidence-id-invalid", {"id": new.id})
    if new.id in known:
        raise UsageError("evidence-id-taken", {"id": new.id, "title": known[new.id].title})
    return new.id


def _named_url(new: NewEvidence) -> str:
    """Return what an address is called; raises :class:`UsageError` for one that cannot be shown, or has no date."""
    url = new.url or ""
    if not _URL.fullmatch(url):
        raise UsageError("evidence-url-invalid", {"url": url})
    if new.issued is None:
        raise UsageError("evidence-url-undated", {"url": url})
    return url.rstrip("/").rpartition("/")[2] or url
