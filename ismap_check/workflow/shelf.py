"""What is at hand of catalogues, baselines and mappings: named by the user, in the settings, bundled (DESIGN, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ismap_check.documents.catalogue_load import FILE_NAME, load_catalogue
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Loaded
from ismap_check.model.order import natural_key
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import is_file, is_folder, matching
from ismap_check.sources.store import Store
from ismap_check.workflow.bundled import bundled_baselines, bundled_catalogues, bundled_mappings, bundled_name
from ismap_check.workflow.withholding import read_withheld

if TYPE_CHECKING:  # most runs use no mapping
    from ismap_check.model.mapping import CatalogueMapping

LoadedCatalogue = LoadedDocument[Catalogue]

DOCUMENT_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
ORIGIN = "bundled"


class Shelf:
    """Finds catalogues by ``id`` or ``id@edition`` and reads each at most once.

    ``layers`` are the files or folders named by the user, the first layer before the second; the bundled come last.
    ``baseline_files`` are those of the settings, before the bundled ones; ``mapping_files`` those that the user named,
    beside the bundled ones. ``store`` is where documents once read are kept; None reads every file anew. Official
    wording is withheld from everything that leaves here, unless ``with_official_text``.
    """

    def __init__(
        self,
        layers: Sequence[Sequence[str]],
        baseline_files: Sequence[str],
        limits: Limits,
        store: Store | None = None,
        *,
        with_official_text: bool = False,
        mapping_files: Sequence[str] = (),
    ) -> None:
        self.store = store
        self._with_official_text = with_official_text
        self._limits = limits
        self._layers = layers
        self._baseline_files = baseline_files
        self._mapping_files = mapping_files
        self._whole: dict[int, tuple[Catalogue, Catalogue]] = {}
        self._bundled: dict[str, LoadedCatalogue] = {}

    @property
    def refs(self) -> tuple[str, ...]:
        """The ``id@edition`` of all catalogues at hand, each once, by id and with the newest edition first."""
        newest_first = sorted({*self._given, *self._bundled_paths}, key=_edition_key, reverse=True)
        return tuple(sorted(newest_first, key=lambda ref: ref.partition("@")[0]))

    @property
    def given(self) -> tuple[LoadedCatalogue, ...]:
        """All catalogues named by the user, read; also those with errors."""
        return tuple(loaded for layer in self._read_layers for loaded in layer)

    def load(self, ref: str) -> LoadedCatalogue | None:
        """Return the catalogue ``id@edition``, read; None if there is no such one."""
        if ref in self._given:
            return self._given[ref]
        path = self._bundled_paths.get(ref)
        if path is not None and ref not in self._bundled:
            name = bundled_name(path)
            self._bundled[ref] = self._load(path, name, ORIGIN)
        return self._bundled.get(ref)

    def read(self, name: str) -> LoadedCatalogue:
        """Read a catalogue's file or folder; an edition it is derived from is looked for at hand."""
        return self._load(Path(name), name, None)

    def editions(self, catalogue_id: str) -> Iterator[Catalogue]:
        """Yield every readable edition of a catalogue; asked only to explain an id that a profile got wrong."""
        for ref in self.refs:
            loaded = self.load(ref) if ref.partition("@")[0] == catalogue_id else None
            if loaded and loaded.value:
                yield loaded.value

    def resolve(self, wanted: str) -> str:
        """Return ``id@edition`` for that or for an ``id`` alone, which stands for the newest edition.

        The newest is looked for where the id is found first. Raises :class:`UsageError` for an unknown one.
        """
        name, _, edition = wanted.partition("@")
        editions = [ref for ref in self.refs if ref.partition("@")[0] == name]
        if not editions:
            raise UsageError("catalogue-unknown", {"name": name, "known": self.refs})
        if edition:
            if wanted not in editions:
                raise UsageError("edition-unknown", {"name": name, "edition": edition, "known": tuple(editions)})
            return wanted
        found = (self._newest(name, (_ref(loaded) for loaded in layer)) for layer in self._read_layers)
        return next((ref for ref in found if ref), editions[0])

    def whole(self, shown: Catalogue) -> Catalogue:
        """Return a catalogue of this shelf with all its wording: for comparing, nothing of it may reach a reader."""
        return self._whole.get(id(shown), (shown, shown))[1]

    def baseline(self, wanted: str) -> LoadedDocument[Baseline]:
        """Return the baseline with an id, or in a file; raises :class:`UsageError` for what is neither."""
        if self.is_file(wanted):
            return self.read_baseline(wanted)
        if wanted not in self.baselines:
            raise UsageError("baseline-unknown", {"name": wanted, "known": tuple(self.baselines)})
        return self.baselines[wanted]

    def read_baseline(self, name: str) -> LoadedDocument[Baseline]:
        """Read a baseline's file."""
        return self._load_baseline(Path(name), name, None)

    @cached_property
    def baselines(self) -> Mapping[str, LoadedDocument[Baseline]]:
        """The baselines at hand by id; one that cannot be read goes by its file's name."""
        named = [(name, self.read_baseline(name)) for name in self._baseline_files]
        bundled = [(name, self._bundled_baseline(path)) for name, path in bundled_baselines().items()]
        return {read.value.id if read.value else name: read for name, read in reversed([*named, *bundled])}

    @cached_property
    def mappings(self) -> tuple[LoadedDocument[CatalogueMapping], ...]:
        """All mappings at hand, read; those the user named come first."""
        bundled = (self._load_mapping(path, bundled_name(path), ORIGIN) for path in bundled_mappings())
        return (*self.named_mappings, *bundled)

    @cached_property
    def named_mappings(self) -> tuple[LoadedDocument[CatalogueMapping], ...]:
        """The mappings named by the user, read; also those with errors."""
        return tuple(self.read_mapping(name) for name in dict.fromkeys(self._mapping_files))

    def read_mapping(self, name: str) -> LoadedDocument[CatalogueMapping]:
        """Read a mapping's file."""
        return self._load_mapping(Path(name), name, None)

    @cached_property
    def _read_layers(self) -> tuple[tuple[LoadedCatalogue, ...], ...]:
        return tuple(tuple(self.read(name) for path in layer for name in _files(path)) for layer in self._layers)

    @cached_property
    def _given(self) -> Mapping[str, LoadedCatalogue]:
        """What the user named, by ``id@edition``; the first layer wins."""
        return {_ref(loaded): loaded for loaded in reversed(self.given)}

    @cached_property
    def _bundled_paths(self) -> Mapping[str, Path]:
        return {f"{name}@{edition}": path for (name, edition), path in bundled_catalogues().items()}

    def _bundled_baseline(self, path: Path) -> LoadedDocument[Baseline]:
        return self._load_baseline(path, bundled_name(path), ORIGIN)

    def _load_baseline(self, path: Path, name: str, origin: str | None) -> LoadedDocument[Baseline]:
        from ismap_check.documents.baseline_load import load_baseline  # most runs use no baseline

        return load_baseline(path, name=name, limits=self._limits, origin=origin, store=self.store)

    def _load_mapping(self, path: Path, name: str, origin: str | None) -> LoadedDocument[CatalogueMapping]:
        from ismap_check.documents.mapping_load import load_mapping  # most runs use no mapping

        return load_mapping(path, name=name, limits=self._limits, origin=origin, store=self.store)

    def _load(self, path: Path, name: str, origin: str | None) -> LoadedCatalogue:
        read = load_catalogue(path, name=name, limits=self._limits, bases=self._base, origin=origin, store=self.store)
        shown = read if self._with_official_text else read_withheld(read)
        if read.value and shown.value:  # the shown one is kept too, so that no other object gets its identity
            self._whole[id(shown.value)] = (shown.value, read.value)
        return shown

    def _base(self, ref: str) -> Loaded[Catalogue]:
        """Return an edition with all its wording: derived from notes in its place, an edition would differ from it."""
        loaded = self.load(ref)
        return Loaded(self.whole(loaded.value)) if loaded and loaded.value else Loaded(None)

    @staticmethod
    def is_file(wanted: str) -> bool:
        """Whether a catalogue or baseline is named by its file: ids have neither a slash nor a suffix."""
        return "/" in wanted or "\\" in wanted or Path(wanted).suffix.lower() in DOCUMENT_SUFFIXES

    @staticmethod
    def _newest(name: str, refs: Iterable[str]) -> str | None:
        return max((ref for ref in refs if ref.partition("@")[0] == name), key=_edition_key, default=None)


def _edition_key(ref: str) -> list[str | int]:
    return natural_key(ref.partition("@")[2])


def _ref(loaded: LoadedCatalogue) -> str:
    """Return ``id@edition``, of a catalogue with errors as far as it says so; otherwise a name that nobody asks for."""
    if loaded.value:
        return loaded.value.ref
    data = loaded.sources[0].data if loaded.sources else None
    return f"{data.get('id')}@{data.get('edition')}" if isinstance(data, dict) else "@"


def _files(path: str) -> list[str]:
    """Return the catalogue files a path stands for: itself, or those of a folder of editions or of catalogues."""
    folder = Path(path)
    if not is_folder(folder) or is_file(folder / FILE_NAME):
        return [path]
    found = matching(folder, f"*/{FILE_NAME}", f"*/*/{FILE_NAME}")
    return [str(file) for file in found] or [path]
