"""Valid plain data to a catalogue: whole, or over the edition it is derived from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ismap_check.documents.catalogue_digest import structure_digest
from ismap_check.documents.catalogue_rules import read_rules
from ismap_check.documents.pieces import read_all, read_period, read_text, read_words
from ismap_check.model.catalogue import (
    Catalogue,
    Control,
    Fact,
    FactType,
    Group,
    Provenance,
    Requirement,
    Responsibility,
    Source,
    Wording,
)
from ismap_check.model.profile import Period
from ismap_check.model.text import Text

Row = Mapping[str, Any]

# Looked up 1,300 times each: a dictionary is ten times faster than calling the enum.
_REQUIREMENT = {str(member): member for member in Requirement}
_RESPONSIBILITY = {str(member): member for member in Responsibility}
_PROVENANCE = {str(member): member for member in Provenance}


def read_catalogue(data: Row, *, origin: str = "bundled", sha256: str = "") -> Catalogue:
    """Return the catalogue of one whole document that fits the schema and names no parts and no base."""
    groups = read_groups(data.get("groups") or ())
    controls = read_controls(data.get("controls") or ())
    return assemble(data, groups, controls, base=None, origin=origin, sha256=sha256)


def read_groups(rows: Iterable[Row]) -> tuple[Group, ...]:
    """Return the groups of a list, in its order."""
    return tuple(Group(id=row["id"], title=_title(row, row.get), parent=read_words(row.get("parent"))) for row in rows)


def read_controls(rows: Iterable[Row]) -> tuple[Control, ...]:
    """Return the controls of a list, in its order."""
    return tuple(_read_control(row, row.get) for row in rows)


def assemble(
    data: Row, groups: Sequence[Group], controls: Sequence[Control], *, base: Catalogue | None, origin: str, sha256: str
) -> Catalogue:
    """Return the catalogue with the head of ``data``; what is not given there is the base's."""
    effective = read_period(data.get("effective")) or Period(None, None)
    rules = read_rules(data.get("rules") or {}, base.rules if base else None)
    facts = {**(base.facts if base else {}), **_read_facts(data.get("facts") or {})}
    weights = _read_weights(data.get("weights"), base)
    return Catalogue(
        id=data["id"],
        edition=data["edition"],
        revision=data["revision"],
        title=_own_text(data.get("title"), base.title if base else None),
        wording=_wording(data.get("wording"), base),
        notice=_own_text(data.get("notice"), base.notice if base else None),
        weights=weights,
        rules=rules,
        facts=facts,
        sources={**(base.sources if base else {}), **_read_sources(data.get("sources") or {})},
        groups=tuple(groups),
        controls=tuple(controls),
        effective_from=effective.start,
        effective_to=effective.end,
        derived_from=base.ref if base else None,
        sha256=sha256,
        structure=structure_digest(weights, rules, facts, groups, controls),
        origin=origin,
    )


def _wording(given: str | None, base: Catalogue | None) -> Wording:
    """Return whose sentences these are; what holds official sentences of its base stays official, whatever it says."""
    if base and base.wording is Wording.OFFICIAL:
        return base.wording
    return Wording(given or (base.wording if base else Wording.OWN))


def _read_control(row: Row, get: Any) -> Control:
    changed, inheritable, evidence, tags = get("changed"), get("inheritable"), get("evidence"), get("tags")
    applies_when, focus = get("applies_when"), get("focus")
    return Control(
        id=row["id"],
        parent=get("parent") or None,
        requirement=_REQUIREMENT[row["requirement"]],
        title=_title(row, get),
        text=read_text(get("text") or ""),
        provenance=_PROVENANCE[row["provenance"]],
        source=get("source") or None,
        responsibility=_RESPONSIBILITY.get(get("responsibility")),
        inheritable=True if inheritable is None else inheritable,
        weight=get("weight"),
        evidence=tuple([read_text(text) for text in evidence]) if evidence else (),
        applies_when={fact: tuple(values) for fact, values in applies_when.items()} if applies_when else {},
        official_id=read_words(get("official_id")),
        reference=read_words(get("reference")),
        tags=read_all(tags) if tags else (),
        changed=read_text(changed) if changed else None,
        focus=read_text(focus) if focus else None,
    )


def _title(row: Row, get: Any) -> Text:
    """Return a title; where a catalogue holds ids only, the id stands for it."""
    return read_text(get("title") or row["id"])


def _own_text(value: Any, inherited: Text | None) -> Text:
    return read_text(value) if value or inherited is None else inherited


def _read_weights(value: Mapping[str, int] | None, base: Catalogue | None) -> Mapping[Requirement, int]:
    if value is None and base:
        return base.weights
    return {_REQUIREMENT[name]: weight for name, weight in (value or {}).items()}


def _read_facts(rows: Mapping[str, Row]) -> dict[str, Fact]:
    return {
        key: Fact(
            id=key,
            type=FactType(row["type"]),
            question=read_text(row["question"]),
            values=tuple(row.get("values") or ()),
        )
        for key, row in rows.items()
    }


def _read_sources(rows: Mapping[str, Row]) -> dict[str, Source]:
    return {
        key: Source(id=key, title=read_text(row["title"]), url=read_words(row.get("url"))) for key, row in rows.items()
    }
