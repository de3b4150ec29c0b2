"""A catalogue as the files of its folder: ``catalogue.yaml``, one part for each chapter of a large one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ismap_check.documents.catalogue_load import FILE_NAME
from ismap_check.editing.yaml_text import yaml_text
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain

DEFAULT = ("inheritable", True)
"""What a control is unless it says otherwise."""

MOST_IN_ONE_FILE = 200
"""Controls; a larger catalogue with chapters is split by them."""


def catalogue_files(catalogue: Catalogue, comments: Iterable[str]) -> dict[str, str]:
    """Return the text of every file by its name; ``comments`` stand at the top of ``catalogue.yaml``."""
    head = _brief(write_catalogue(catalogue))
    chapters = _chapters(catalogue)
    if len(catalogue.controls) <= MOST_IN_ONE_FILE or len(set(chapters.values())) < 2:  # noqa: PLR2004 -- nothing to split
        return {FILE_NAME: yaml_text(head, [*comments])}
    tops = [group.id for group in catalogue.groups if group.parent is None]
    names = {top: _file_name(position, top) for position, top in enumerate(tops, start=1)}
    groups, controls = _taken(head, "groups", chapters), _taken(head, "controls", chapters)
    files = {
        names[top]: yaml_text(
            {
                "kind": "catalogue-part",
                "schema": SCHEMA_VERSION,
                "groups": groups[top],
                "controls": controls.get(top, []),
            }
        )
        for top in tops
    }
    loose = {"controls": controls[None]} if None in controls else {}
    without = {key: value for key, value in head.items() if key not in {"groups", "controls"}}
    return {FILE_NAME: yaml_text({**without, "parts": list(files), **loose}, [*comments]), **files}


def _brief(plain: Any) -> Any:
    """Return plain data in which a text that is the same in both languages stands once, and no default is spelt out."""
    match plain:
        case {"ja": str() as one, "en": str() as other} if one == other:
            return one
        case dict():
            return {key: _brief(value) for key, value in plain.items() if (key, value) != DEFAULT}
        case list():
            return [_brief(value) for value in plain]
        case _:
            return plain


def _chapters(catalogue: Catalogue) -> Mapping[str, str | None]:
    """Return the chapter that every group and control stands in; None for a control outside of all."""
    chapters: dict[str, str | None] = {}
    for node in catalogue.parents_first:
        parent = catalogue.parent_by_id[node]
        chapters[node] = chapters[parent] if parent else node if node in catalogue.group_by_id else None
    return chapters


def _taken(head: Plain, section: str, chapters: Mapping[str, str | None]) -> dict[str | None, list[Plain]]:
    rows: dict[str | None, list[Plain]] = {}
    for row in head[section]:
        rows.setdefault(chapters[row["id"]], []).append(row)
    return rows


def _file_name(position: int, chapter: str) -> str:
    """Return the name of a chapter's file: ``05.yaml``, or with its place where the id is no number."""
    return f"{chapter:0>2}.yaml" if chapter.isdigit() else f"{position:02}-{chapter}.yaml"
