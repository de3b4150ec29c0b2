"""Profiles in folders, to be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path

from ismap_check.model.profile import Response
from ismap_check.sources.limits import Limits
from ismap_check.workflow.profile_editing import Changed, OpenProfile, open_profile, set_answers
from ismap_check.workflow.shelf import Shelf

CATALOGUE = """\
kind: catalogue
schema: 1
id: {id}
edition: "1"
revision: 1
title: 試験
wording: own
notice: 試験用です。
weights: {{mandatory: 3, selectable: 1}}
rules: {{selection: true, id_suffixes: [PB, P]}}
groups:
  - {{id: "1", title: 一章}}
  - {{id: "2", title: 二章}}
controls:
"""
CONTROLS = ("1.1.1", "1.1.2.PB", "1.1.3", "1.2.1", "2.1.1", "2.1.2")
HEAD = """\
kind: vendor-profile
schema: 1
language: ja
vendor: {name: 試験株式会社}   # 架空
service: {id: trial, name: Trial}
assessment: {catalogues: {small: "1"}}
"""
PART = "kind: vendor-profile-part\nschema: 1\n"


def catalogue(identifier: str = "small") -> str:
    rows = [
        f'  - {{id: "{one}", parent: "{one[0]}", requirement: selectable, title: 題, text: 文, provenance: own}}\n'
        for one in CONTROLS
    ]
    return CATALOGUE.format(id=identifier) + "".join(rows)


def opened(folder: Path, *also: str, name: str = "profile.yaml", **files: str) -> OpenProfile:
    """Write files into a folder with two catalogues and open the profile."""
    write(folder, name=name, **files)
    loaded = open_profile(str(folder / name), shelf(folder), Limits(), catalogues=also)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def write(folder: Path, *, name: str = "profile.yaml", **files: str) -> None:
    """Write two catalogues and files by their stems; ``parts_hr`` is parts/hr.yaml."""
    (folder / "parts").mkdir(exist_ok=True)
    for identifier in ("small", "other"):
        (folder / f"{identifier}.yaml").write_text(catalogue(identifier), encoding="utf-8")
    for key, text in files.items():
        suffix = Path(name).suffix if key == "profile" else ".yaml"
        (folder / f"{key.replace('parts_', 'parts/')}{suffix}").write_bytes(text.encode())


def shelf(folder: Path) -> Shelf:
    """Return a shelf with both catalogues."""
    return Shelf([[str(folder / "small.yaml"), str(folder / "other.yaml")]], (), Limits())


def answered(profile: OpenProfile, control: str, answer: Response | Callable[[Response], Response]) -> Changed:
    """Answer one control of the catalogue ``small``; a function is given the answer that is there."""
    if callable(answer):
        answer = answer(profile.profile.responses["small"][control])
    return set_answers(profile, {"small": {control: answer}})


def differences(changed: Changed) -> Mapping[str, list[str]]:
    """Return the lines that go and come, by the name of the file."""
    assert changed.value is not None, changed.diagnostics
    return {
        Path(change.name).name: [
            line
            for line in unified_diff(
                change.before.decode().split("\n"), change.after.decode().split("\n"), n=0, lineterm=""
            )
            if not line.startswith(("---", "+++", "@@"))
        ]
        for change in changed.value
    }
