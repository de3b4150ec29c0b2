"""A whole vendor profile as one new YAML file."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.editing.edit import settled
from ismap_check.editing.rebase import placed
from ismap_check.editing.yaml_text import yaml_text
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Pointer
from ismap_check.model.naming import name_of
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile
from ismap_check.model.text import Language
from ismap_check.workflow.profile_files import in_order

Catalogues = Mapping[str, Catalogue]


def profile_text(
    profile: VendorProfile, *, catalogues: Catalogues | None = None, schema_file: str | None = None
) -> str:
    """Return the text of a profile; where answers came from is no part of it.

    With ``catalogues`` (by id) answers stand in their order, under the titles of what they belong to. ``schema_file``
    is where editors find its schema, seen from the file.
    """
    data = in_order(settled(write_profile(profile)))
    known = catalogues or {}
    if "responses" in data:
        data["responses"] = {key: _ordered(rows, known.get(key)) for key, rows in data["responses"].items()}
    head = [f"yaml-language-server: $schema={schema_file}"] if schema_file else []
    notes: dict[Pointer, list[str]] = {(section,): [""] for section in list(data)[3:]}
    for key, rows in data.get("responses", {}).items():
        if key in known:
            notes |= _titles(key, rows, known[key], Language(profile.language))
    return yaml_text(data, head, notes)


def _ordered(rows: Plain, catalogue: Catalogue | None) -> Plain:
    return placed({}, rows, [control.id for control in catalogue.controls]) if catalogue else rows


def _titles(key: str, rows: Plain, catalogue: Catalogue, language: Language) -> dict[Pointer, list[str]]:
    """Return the title of what answers belong to, above the first of them in a row."""
    names = {group.id: name_of(group, language) for group in catalogue.groups}
    names |= {control.id: name_of(control, language) for control in catalogue.controls}
    notes: dict[Pointer, list[str]] = {}
    before = None
    for control in rows:
        parent = catalogue.parent_by_id.get(control)
        if parent and parent != before:
            notes["responses", key, control] = [" ".join(names[parent].split())]
        before = parent
    return notes
