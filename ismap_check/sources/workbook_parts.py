"""Which file inside a workbook holds which sheet."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from defusedxml.ElementTree import fromstring

from ismap_check.sources.archive import WORKBOOK

_RELATIONS = "xl/_rels/workbook.xml.rels"


class Entry(NamedTuple):
    """One sheet as the workbook lists it, with the file inside the archive that holds it."""

    name: str
    member: str
    hidden: bool


def sheet_entries(archive: zipfile.ZipFile) -> tuple[Entry, ...]:
    """Return the sheets that hold cells, in the workbook's order; raises what the XML parser raises.

    Elements are told by their local names: the strict form of the format has other namespaces.
    """
    files = _files(archive)
    return tuple(
        Entry(name=found["name"], member=files[found["id"]], hidden=found.get("state", "visible") != "visible")
        for found in _elements(archive, WORKBOOK, "sheet")
        if found.get("id") in files
    )


def _files(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the members that hold sheets of cells, by the id of their relation; charts have another type."""
    return {
        attributes["Id"]: posixpath.normpath(posixpath.join("xl", attributes["Target"])).lstrip("/")
        for attributes in _elements(archive, _RELATIONS, "Relationship")
        if attributes.get("Type", "").endswith("/worksheet")
    }


def _elements(archive: zipfile.ZipFile, member: str, wanted: str) -> Iterator[dict[str, str]]:
    """Yield the attributes, by local name, of all elements with this local name."""
    root = fromstring(archive.read(member), forbid_dtd=True)
    for element in root.iter():
        if _local(element.tag) == wanted:
            yield {_local(name): value for name, value in element.attrib.items()}


def _local(name: str) -> str:
    return name.rpartition("}")[2]
