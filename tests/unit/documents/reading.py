"""What the tests of this room share: texts to sources, documents and catalogues in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ismap_check.documents.catalogue_load import load_catalogue
from ismap_check.documents.check import check_document
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.profile_load import load_profile
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.profile import VendorProfile
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source

LIMITS = Limits()

CATALOGUE_HEAD = """\
kind: catalogue
schema: 1
id: small
edition: "1"
revision: 1
title: {ja: 小さな管理基準, en: Small catalogue}
wording: own
notice: {ja: 注, en: Note}
weights: {mandatory: 3, selectable: 1}
"""

PROFILE_HEAD = """\
kind: vendor-profile
schema: 1
vendor: {name: 例示株式会社}
service: {id: example, name: Example}
assessment: {catalogues: {small: "1"}}
"""

PART_HEAD = "kind: vendor-profile-part\nschema: 1\n"


def control(written: str, parent: str | None = None, more: str = "", *, requirement: str = "selectable") -> str:
    """Return the lines of one control."""
    above = f'    parent: "{parent}"\n' if parent else ""
    return (
        f'  - id: "{written}"\n{above}    requirement: {requirement}\n    title: {{ja: 見出し, en: Title}}\n'
        f"    text: {{ja: 本文, en: Text}}\n    provenance: own\n{more}"
    )


def source_of(text: str, name: str = "a.yaml") -> Source:
    """Return the source of a text that has no problems of its own."""
    loaded = parse_source(name, text.encode(), LIMITS)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def checked(text: str, *kinds: str) -> Loaded[dict[str, Any]]:
    """Return a text as a checked document."""
    return check_document(source_of(text), *kinds)


def write(folder: Path, **files: str) -> Path:
    """Write files (``__`` in a name stands for a folder) and return the folder."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def catalogue_of(folder: Path, text: str, **named: Any) -> LoadedDocument[Catalogue]:
    """Load a catalogue from a text."""
    path = write(folder, catalogue=text) / "catalogue.yaml"
    return load_catalogue(path, name="catalogue.yaml", limits=named.pop("limits", LIMITS), **named)


def profile_of(folder: Path, catalogue: Catalogue, **files: str) -> Loaded[VendorProfile]:
    """Load and resolve the profile ``profile`` of several files against one catalogue."""
    loaded = load_profile(write(folder, **files) / "profile.yaml", name="profile.yaml", limits=LIMITS)
    assert loaded.value is not None, loaded.diagnostics
    return resolve_profile(loaded.value, [catalogue])


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Return the codes in order of their names."""
    return sorted(diagnostic.code for diagnostic in diagnostics)
