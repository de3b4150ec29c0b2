"""Read the further files that a document names: chapters of a catalogue, departments of a profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ismap_check.documents.inside import file_inside, name_beside
from ismap_check.documents.read import Reader
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.source import Source


class Part(NamedTuple):
    """One valid file of a document: what to call it, how its document names it (None: it is the document), its data.

    ``at`` is the route to the data inside the file: not empty where a result embeds a document. ``source`` is the
    file, where it is at hand.
    """

    document: str
    data: Mapping[str, Any]
    written: str | None = None
    at: tuple[str | int, ...] = ()
    source: Source | None = None

    @property
    def site(self) -> Site:
        """The spot where the data begins."""
        return Site(self.document, self.at, self.source)


class PartsRead(NamedTuple):
    """What reading the named files gave; ``parts`` holds the valid ones only."""

    parts: tuple[Part, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()


def read_parts(
    named: Iterable[tuple[str, Site]],
    folder: Path,
    reader: Reader,
    *kinds: str,
    used: Iterable[str] = (),
) -> PartsRead:
    """Read the files ``named`` at their sites, all of them, even if one fails.

    ``used`` are the names that stand for files already read; naming a file twice is an error.
    """
    read: list[PartsRead] = []
    seen = set(used)
    for written, site in named:
        read.append(_repeated(written, site) if written in seen else _read_part(written, site, folder, reader, kinds))
        seen.add(written)
    return PartsRead(
        parts=tuple(part for one in read for part in one.parts),
        diagnostics=tuple(diagnostic for one in read for diagnostic in one.diagnostics),
        sources=tuple(source for one in read for source in one.sources),
    )


def _repeated(written: str, site: Site) -> PartsRead:
    return PartsRead(diagnostics=(site.error("file-twice", file=written),))


def _seen_from(site: Site, trouble: Diagnostic) -> Diagnostic:
    """Report a file that does not exist where it is named: that is the line to mend."""
    return site.error("named-file-missing", file=trouble.document) if trouble.code == "file-missing" else trouble


def _read_part(written: str, site: Site, folder: Path, reader: Reader, kinds: tuple[str, ...]) -> PartsRead:
    path = file_inside(folder, written)
    if path is None:
        return PartsRead(diagnostics=(site.error("path-outside", path=written),))
    name = name_beside(site.document, written)
    read = reader.read(path, name, *kinds)
    if read.value is None:
        said = tuple(_seen_from(site, one) for one in read.diagnostics)
        return PartsRead(diagnostics=said, sources=read.sources)
    part = Part(document=name, data=read.value, written=written, source=read.sources[0])
    return PartsRead(parts=(part,), diagnostics=read.diagnostics, sources=read.sources)
