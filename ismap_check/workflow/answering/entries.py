"""What a line says in answer to one question, or why it says nothing that can be used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ismap_check.documents.dates import near_day
from ismap_check.documents.inside import leads_outside
from ismap_check.documents.near import near
from ismap_check.model.diagnostic import Param
from ismap_check.model.profile import EvidenceItem, Response
from ismap_check.model.text import Term
from ismap_check.workflow.answering.ground import Ground, Key
from ismap_check.workflow.answering.needs import Field, is_required, is_said, offered
from ismap_check.workflow.answering.reading import folded, read_number
from ismap_check.workflow.evidence_ids import free_id

NOTHING = "-"
"""A line that takes away what stands there."""

_URL = re.compile(r"(?:https?://|mailto:)[^ \u3000<>\"\n]+", re.IGNORECASE)
_FILE = re.compile(r".*(?:/|\.[A-Za-z0-9]{1,8}$).*")
_BETWEEN = re.compile(r"\s*[,、，;；]\s*")
_QUOTES = "\"'“”‘’「」"


class Said(NamedTuple):
    """Something to tell the reader, as a key below ``answering.said``; ``wrong``: the line could not be used."""

    key: str
    params: Mapping[str, Param] = {}
    wrong: bool = False


class Step(NamedTuple):
    """One question; ``item`` is the new evidence item that it is about."""

    field: Field
    item: str = ""


class Given(NamedTuple):
    """What a line says; new evidence items come with it."""

    value: Any
    items: tuple[EvidenceItem, ...] = ()


class About(NamedTuple):
    """The question that a line answers: what stands in the answer so far, and what stood in its field before."""

    ground: Ground
    key: Key
    step: Step
    answer: Response
    present: Any = None
    items: tuple[EvidenceItem, ...] = ()

    @property
    def required(self) -> bool:
        """Whether something has to be said."""
        catalogue = self.ground.catalogues[self.key.catalogue]
        return is_required(self.step.field, self.answer.status, catalogue, self.key.control)

    def says(self, value: Any) -> bool:
        """Whether a value can stand in the field."""
        profile = self.ground.with_evidence(self.items)
        return is_said(self.step.field, value, profile, self.ground.vocabulary.empty_words)


def wrong(key: str, **params: Param) -> Said:
    """Return why a line could not be used."""
    return Said(key, params, wrong=True)


def read_entry(about: About, line: str) -> Given | Said:
    """Return what a whole entry says: for a text all its lines, for all else one line; nothing keeps what is there."""
    plain, field = line.strip(), about.step.field
    nothing = () if field is Field.EVIDENCE else None
    if plain and folded(plain) != NOTHING:
        return _READERS[field](about, plain)
    if not plain and field is Field.EVIDENCE:
        return Given(tuple(one for one in about.present if about.says((one,))), about.items)
    if not plain and about.present and about.says(about.present):
        return Given(about.present)
    return wrong(f"needs-{about.step.field}") if about.required else Given(nothing)


def evidence_offered(ground: Ground, key: Key, items: tuple[EvidenceItem, ...]) -> tuple[str, ...]:
    """Return the ids of known evidence in the order of their numbers: first what neighbours of the control use."""
    parent = ground.control(key).parent
    controls = ground.catalogues[key.catalogue].control_by_id
    near_by = [
        one
        for control, response in ground.answers(key).items()
        if control in controls and controls[control].parent == parent
        for one in response.evidence
        if one in ground.profile.evidence
    ]
    return tuple(dict.fromkeys([*near_by, *ground.profile.evidence, *(item.id for item in items)]))


def _status(about: About, line: str) -> Given | Said:
    known = offered(about.ground.catalogues[about.key.catalogue], about.key.control)
    place = read_number(line, len(known))
    status = about.ground.vocabulary.statuses.get(folded(line)) if place is None else known[place]
    if status is None:
        return wrong("status-unknown", line=line, n=len(known))
    return Given(status) if status in known else wrong("status-not-offered", status=Term(f"term.status.{status}"))


def _text(about: About, line: str) -> Given | Said:
    if about.says(line):
        return Given(line)
    return wrong("words-empty", line=line)


def _title(_about: About, line: str) -> Given | Said:
    return Given(line)


def _day(_about: About, line: str) -> Given | Said:
    found = near_day(line)
    return Given(date.fromisoformat(found)) if found else wrong("day-unknown", line=line)


def _base(about: About, line: str) -> Given | Said:
    known = tuple(about.ground.profile.inherits)
    place = read_number(line, len(known))
    found = line if place is None else known[place]
    return Given(found) if found in known else wrong("base-unknown", line=line)


def _evidence(about: About, line: str) -> Given | Said:
    """Read ids, numbers, files and addresses, separated by commas; blanks do only between what is known."""
    chosen: list[str] = []
    items = about.items
    for part in _parts(about, line):
        found = _evidence_of(about, part, items)
        if isinstance(found, Said):
            return found
        chosen.append(found.id)
        if found.id not in about.ground.profile.evidence and found not in items:
            items = (*items, found)
    new = tuple(item for item in items if item.id in chosen)
    return Given(tuple(dict.fromkeys(chosen)), new)


def _parts(about: About, line: str) -> Iterator[str]:
    known = _known(about, about.items)
    for part in filter(None, _BETWEEN.split(line)):
        pieces = part.split()
        yield from (
            pieces
            if all(piece in known or read_number(piece, len(known)) is not None for piece in pieces)
            else [part.strip(_QUOTES)]
        )


def _known(about: About, items: tuple[EvidenceItem, ...]) -> dict[str, EvidenceItem]:
    every = {**about.ground.profile.evidence, **{item.id: item for item in items}}
    return {key: every[key] for key in evidence_offered(about.ground, about.key, items)}


def _evidence_of(about: About, part: str, items: tuple[EvidenceItem, ...]) -> EvidenceItem | Said:
    known = _known(about, items)
    if part in known:
        return known[part]
    if (place := read_number(part, len(known))) is not None:
        return list(known.values())[place]
    plain = unicodedata.normalize("NFC", part)
    if _URL.fullmatch(plain):
        return _item(known, plain, url=plain)
    path = plain.replace("\\", "/").removeprefix("./")
    if not _FILE.fullmatch(path) or "://" in path:
        meant = near(part, known)
        return wrong("evidence-near", line=part, near=meant) if meant else wrong("evidence-unknown", line=part)
    return wrong("evidence-outside", line=part) if leads_outside(path) else _item(known, path, file=path)


def _item(
    known: Mapping[str, EvidenceItem], place: str, *, file: str | None = None, url: str | None = None
) -> EvidenceItem:
    """Return the item that points to a file or an address: the one there is, or a new one."""
    there = next((one for one in known.values() if place in (one.file, one.url)), None)
    if there:
        return there
    name = place.rstrip("/").rpartition("/")[2] or place
    return EvidenceItem(id=free_id(name if file else f"{name}.", known), title=name, file=file, url=url)


_READERS: Mapping[Field, Callable[[About, str], Given | Said]] = {
    Field.STATUS: _status,
    Field.MEASURE: _text,
    Field.REASON: _text,
    Field.OWNER: _text,
    Field.TITLE: _title,
    Field.ISSUED: _day,
    Field.DUE: _day,
    Field.FROM: _base,
    Field.EVIDENCE: _evidence,
}
