"""Load a vendor profile from its files: the profile, its parts, the file it extends."""

from __future__ import annotations

from pathlib import Path

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.parts import Part, PartsRead, read_parts
from ismap_check.documents.profile_document import ProfileDocument, profile_document
from ismap_check.documents.read import Data, Reader
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.sources.store import Store


def load_profile(
    path: Path, *, name: str, limits: Limits, store: Store | None = None
) -> LoadedDocument[ProfileDocument]:
    """Read a profile file with its parts and the file it extends, which must lie in its folder.

    ``name`` is what diagnostics call the file. References are checked by ``resolve_profile``.
    """
    reader = Reader(limits, store)
    return _profile(reader.read(path, name, "vendor-profile"), path.parent, reader)


def profile_from(source: Source, folder: Path, limits: Limits) -> LoadedDocument[ProfileDocument]:
    """Read a profile whose file is in memory (standard input); ``folder`` is where the files it names lie."""
    from ismap_check.documents.check import check_document  # a stored document needs no schema library

    checked = check_document(source, "vendor-profile")
    return _profile(LoadedDocument(checked.value, checked.diagnostics, (source,)), folder, Reader(limits))


def _profile(read: LoadedDocument[Data], folder: Path, reader: Reader) -> LoadedDocument[ProfileDocument]:
    if read.value is None:
        return LoadedDocument(None, read.diagnostics, read.sources)
    source = read.sources[0]
    root = Part(document=source.name, data=read.value, source=source)
    parts, shared = _named_files(root, folder, reader)
    chained = tuple(diagnostic for part in shared.parts for diagnostic in _chained(part))
    said = (*read.diagnostics, *parts.diagnostics, *shared.diagnostics, *chained)
    sources = (source, *parts.sources, *shared.sources)
    if any(diagnostic.is_error for diagnostic in said):
        return LoadedDocument(None, said, sources)
    return LoadedDocument(profile_document(root, parts.parts, next(iter(shared.parts), None)), said, sources)


def _named_files(root: Part, folder: Path, reader: Reader) -> tuple[PartsRead, PartsRead]:
    written = root.data.get("parts") or ()
    extends = root.data.get("extends") or ""
    own_name = root.document.replace("\\", "/").rpartition("/")[2]
    named = [(part, root.site.at("parts", index)) for index, part in enumerate(written)]
    parts = read_parts(named, folder, reader, "vendor-profile-part", used=(own_name,))
    shared = [(extends, root.site.at("extends"))] if extends.strip() else []
    kinds = ("vendor-profile-part", "vendor-profile")
    return parts, read_parts(shared, folder, reader, *kinds, used=(own_name, *written))


def _chained(shared: Part) -> tuple[Diagnostic, ...]:
    """Refuse a chain: an extended file stands alone, so that a reader can tell where an answer comes from."""
    return tuple(
        shared.site.at(key).error("extends-chain", at_key=True, key=key)
        for key in ("extends", "parts")
        if shared.data.get(key)
    )
