"""A file to a valid document: read, parsed and checked, or found in the store, where its bytes were once found valid.

The store is asked only within the default limits, so that a raised or lowered limit always means a real reading.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ismap_check.documents.kinds import schema_digest
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.digest import digest_of
from ismap_check.sources.files import read_bytes
from ismap_check.sources.limits import Limits
from ismap_check.sources.scalars import Likeness, TypedLooking, looks_typed
from ismap_check.sources.source import Source, is_json
from ismap_check.sources.store import Store
from ismap_check.version import __version__

if TYPE_CHECKING:
    from ismap_check.documents.check import Checked

STORED_FORM = 1
"""Part of every entry's name; raised whenever reading the same bytes gives other data than before."""

Data = dict[str, Any]


class Reader(NamedTuple):
    """How files are read: within which limits, and with which store, if any."""

    limits: Limits
    store: Store | None = None

    def read(self, path: Path, name: str, *kinds: str) -> LoadedDocument[Data]:
        """Return the plain data of a valid document of one of ``kinds``, with its one source, or what is wrong with it.

        ``name`` is what diagnostics call the file. The same bytes give the same answer with and without a store.
        """
        read = read_bytes(path, self.limits, name=name)
        if read.value is None:
            return LoadedDocument(None, read.diagnostics)
        if self.store is None or self.limits != Limits():
            return self._parsed(name, read.value, kinds).loaded
        key = _key(name, read.value, kinds)
        if kept := _kept(name, read.value, self.store.get(key)):
            return kept
        parsed = self._parsed(name, read.value, kinds)
        if parsed.checked and parsed.checked.data is not None:
            self.store.put(key, _entry(parsed.checked))
        return parsed.loaded

    def _parsed(self, name: str, raw: bytes, kinds: tuple[str, ...]) -> _Parsed:
        # A document found in the store waits neither for a parser nor for a schema library.
        from ismap_check.documents.check import check_source
        from ismap_check.sources.parsing import parse_source

        source = parse_source(name, raw, self.limits)
        if source.value is None:
            return _Parsed(LoadedDocument(None, source.diagnostics))
        checked = check_source(source.value, *kinds)
        said = checked.loaded(name)
        loaded = LoadedDocument(said.value, (*source.diagnostics, *said.diagnostics), (source.value,))
        return _Parsed(loaded, checked)


class _Parsed(NamedTuple):
    loaded: LoadedDocument[Data]
    checked: Checked | None = None


def _entry(checked: Checked) -> bytes:
    return json.dumps([checked.data, checked.typed_looking], ensure_ascii=False).encode()


def _kept(name: str, raw: bytes, entry: bytes | None) -> LoadedDocument[Data] | None:
    """Return a document from its entry, None if there is none; places are found in the bytes, as always."""
    if entry is None:
        return None
    try:
        data, typed_looking = json.loads(entry)
        seen = tuple(_seen(*row) for row in typed_looking)
    except (ValueError, TypeError):  # whole, but not written by us
        return None
    source = Source(name=name, raw=raw, data=data, typed_looking=seen)
    return LoadedDocument(data, tuple(looks_typed(name, one) for one in seen), (source,))


def _seen(pointer: list[str | int], at_key: bool, spelling: str, likeness: str) -> TypedLooking:  # noqa: FBT001
    return TypedLooking(tuple(pointer), at_key, spelling, Likeness(likeness))


def _key(name: str, raw: bytes, kinds: tuple[str, ...]) -> str:
    """Return the entry's name: all that decides what reading these bytes gives."""
    form = "json" if is_json(name) else "yaml"
    parts = (str(STORED_FORM), __version__, form, *kinds, *map(schema_digest, kinds), digest_of(raw))
    return sha256("\n".join(parts).encode()).hexdigest()
