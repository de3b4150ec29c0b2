"""The bundled catalogues as the program reads them, and the facts they are held against (tests/facts)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ismap_check.documents.catalogue_load import load_catalogue
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.catalogue import Catalogue, Wording
from ismap_check.model.text import Text
from ismap_check.sources.limits import Limits

ROOT = Path(__file__).parent.parent.parent
CONTROLS = ROOT / "controls"
FACTS = ROOT / "tests" / "facts" / "ismap_controls.csv"
OFFICIAL_IDS = ROOT / "tests" / "facts" / "official_ids.csv"
REFS = tuple(f"{path.parent.parent.name}@{path.parent.name}" for path in sorted(CONTROLS.glob("*/*/catalogue.yaml")))

Row = Mapping[str, str]
"""One line of the facts: id, level, parent, mandatory, marker, pattern, provenance."""


@cache
def read(ref: str) -> LoadedDocument[Catalogue]:
    """Read a bundled edition by ``id@edition``."""
    name, _, edition = ref.partition("@")
    return load_catalogue(CONTROLS / name / edition, name=ref, limits=Limits(), bases=read)


def bundled(ref: str) -> Catalogue:
    """Return a bundled edition; one that cannot be read is a failure of the test."""
    loaded = read(ref)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


@cache
def facts() -> Mapping[str, Row]:
    """Return the facts of every ISMAP heading and control by id."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@cache
def confirmed_numbers() -> tuple[Row, ...]:
    """Return the publishers' own numbers that the facts confirm: catalogue and id."""
    with OFFICIAL_IDS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def chapter(control_id: str) -> str:
    """Return the first number of an id: ``9`` of ``9.2.3.11.PB``."""
    return control_id.partition(".")[0]


def statements(catalogue: Catalogue) -> Iterator[tuple[str, Text]]:
    """Yield everything a catalogue says, with where it says it; one of ids only says nothing of its controls."""
    yield from (("title", catalogue.title), ("notice", catalogue.notice))
    yield from ((f"fact {fact.id}", fact.question) for fact in catalogue.facts.values())
    yield from ((f"source {source.id}", source.title) for source in catalogue.sources.values())
    if catalogue.wording is Wording.NONE:
        return
    yield from ((f"group {group.id}", group.title) for group in catalogue.groups)
    for control in catalogue.controls:
        yield from ((f"title {control.id}", control.title), (f"text {control.id}", control.text))
        yield from ((f"evidence {control.id}", text) for text in control.evidence)
        if control.focus:
            yield f"focus {control.id}", control.focus
        if control.changed:
            yield f"note {control.id}", control.changed
