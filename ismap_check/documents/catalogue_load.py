"""Load a catalogue from its file: parts, base edition, references, model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ismap_check.documents.catalogue_check import Row, are_unique, check_catalogue, check_ids, ids_of, rows_of
from ismap_check.documents.catalogue_digest import files_digest
from ismap_check.documents.catalogue_read import assemble, read_controls, read_groups
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.parts import Part, PartsRead, read_parts
from ismap_check.documents.periods import check_period
from ismap_check.documents.read import Reader
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import is_folder
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store

Bases = Callable[[str], Loaded[Catalogue]]
"""Finds and loads the edition that another is derived from, by ``id@edition``."""

FILE_NAME = "catalogue.yaml"


def load_catalogue(
    path: Path,
    *,
    name: str,
    limits: Limits,
    bases: Bases | None = None,
    origin: str | None = None,
    store: Store | None = None,
) -> LoadedDocument[Catalogue]:
    """Read a catalogue file, or the ``catalogue.yaml`` of a folder, with its parts.

    ``name`` is what diagnostics call the file; ``origin`` is what reports say it came from (default: ``name``).
    Without ``bases`` a derived edition cannot be read. A base's own diagnostics stay with the base.
    """
    if is_folder(path):
        path, name = path / FILE_NAME, f"{name.rstrip('/')}/{FILE_NAME}"
    reader = Reader(limits, store)
    read = reader.read(path, name, "catalogue")
    if read.value is None:
        return LoadedDocument(None, read.diagnostics, read.sources)
    root = Part(document=name, data=read.value, source=read.sources[0])
    named = [(written, root.site.at("parts", i)) for i, written in enumerate(root.data.get("parts") or ())]
    further = read_parts(named, path.parent, reader, "catalogue-part", used=(path.name,))
    # Names and files only pair up where every part was read; otherwise there is no catalogue to hash.
    files = [(path.name, read.sources[0]), *zip((written for written, _ in named), further.sources, strict=False)]
    reading = _Reading(root=root, files=files, further=further, limits=limits, origin=origin or name)
    built = reading.built(bases)
    said = (*read.diagnostics, *further.diagnostics, *built.diagnostics)
    return LoadedDocument(built.value, said, (*read.sources, *further.sources))


class _Reading(NamedTuple):
    """The valid files of one catalogue, on their way to a model; ``files`` by the names that the catalogue uses."""

    root: Part
    files: Sequence[tuple[str, Source]]
    further: PartsRead
    limits: Limits
    origin: str

    def built(self, bases: Bases | None) -> Loaded[Catalogue]:
        """Return the catalogue if all its parts are valid and everything in it leads somewhere."""
        if any(diagnostic.is_error for diagnostic in self.further.diagnostics):
            return Loaded(None)
        derived = self.root.data.get("derived")
        base = self._base(derived["from"], bases) if derived else Loaded(None)
        if derived and base.value is None:
            return base
        return build_catalogue(
            (self.root, *self.further.parts),
            base=base.value,
            origin=self.origin,
            sha256=self._sha256(base.value),
            limits=self.limits,
        )

    def _base(self, wanted: str, bases: Bases | None) -> Loaded[Catalogue]:
        from ismap_check.documents.derive import loading  # most catalogues stand alone

        site = self.root.site.at("derived", "from")
        own = f"{self.root.data['id']}@{self.root.data['edition']}"
        with loading(own) as outer:
            if wanted in outer or own in outer[:-1]:
                return Loaded(None, (site.error("derivation-ring", catalogues=(*outer, wanted)),))
            base = bases(wanted) if bases else None
        return base if base and base.value else Loaded(None, (site.error("base-unusable", catalogue=wanted),))

    def _sha256(self, base: Catalogue | None) -> str:
        files = [(name, source.sha256) for name, source in self.files]
        return files_digest([*files, *([(base.ref, base.sha256)] if base else [])])


def build_catalogue(
    parts: Sequence[Part], *, base: Catalogue | None, origin: str, sha256: str, limits: Limits
) -> Loaded[Catalogue]:
    """Return the catalogue of valid parts, the first of which is the document itself, or what is wrong in them."""
    root = parts[0]
    groups = read_groups([row for part in parts for row in part.data.get("groups") or ()])
    controls = read_controls([row for part in parts for row in part.data.get("controls") or ()])
    derived: Mapping[str, Any] = root.data.get("derived") or {}
    if base:
        from ismap_check.documents.derive import inherited  # most catalogues stand alone

        groups, controls = inherited(base, derived, groups, controls)
    catalogue = assemble(root.data, groups, controls, base=base, origin=origin, sha256=sha256)
    trouble = tuple(_trouble(parts, catalogue, base, limits))
    return Loaded(None if trouble else catalogue, trouble)


def _trouble(
    parts: Sequence[Part], catalogue: Catalogue, base: Catalogue | None, limits: Limits
) -> Iterator[Diagnostic]:
    root, suffixes = parts[0], catalogue.rules.id_suffixes
    kept = tuple(_kept(base, catalogue, parts)) if base else ()
    if not are_unique([*kept, *ids_of(parts)], suffixes):
        there = Site(base.ref if base else root.document)
        yield from check_ids([*(Row(written, there) for written in kept), *rows_of(parts)], suffixes)
    yield from check_catalogue(catalogue, parts, limits)
    yield from check_period(root.data.get("effective"), root.site.at("effective"))
    if base:
        from ismap_check.documents.derive import check_derived  # most catalogues stand alone

        yield from check_derived(base, catalogue, root.data["derived"], root.site.at("derived"))


def _kept(base: Catalogue, catalogue: Catalogue, parts: Sequence[Part]) -> Iterator[str]:
    """Yield the ids that came from the base unchanged; an own row must not repeat one as another kind of node."""
    own_groups = {row["id"] for part in parts for row in part.data.get("groups") or ()}
    own_controls = {row["id"] for part in parts for row in part.data.get("controls") or ()}
    kept_groups = catalogue.group_by_id.keys() - own_groups
    kept_controls = catalogue.control_by_id.keys() - own_controls
    yield from (group.id for group in base.groups if group.id in kept_groups)
    yield from (control.id for control in base.controls if control.id in kept_controls)
