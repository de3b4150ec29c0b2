"""Example files of every kind: what a file is expected to say stands in its own first lines.

``# expect: unknown-key 11:3`` names a code with line and column; a file of several parts adds the part's name. A file
in ``positive/`` may expect warnings only, one in ``negative/`` at least one error. Nothing else may be said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ismap_check.documents.baseline_check import check_baseline
from ismap_check.documents.baseline_load import load_baseline
from ismap_check.documents.catalogue_load import load_catalogue
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.mapping_check import check_mapping
from ismap_check.documents.mapping_load import load_mapping
from ismap_check.documents.profile_load import load_profile
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.documents.result_load import load_result
from ismap_check.documents.review_check import resolve_review
from ismap_check.documents.review_load import load_review
from ismap_check.documents.waivers_check import resolve_waivers
from ismap_check.documents.waivers_load import load_waivers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.sources.limits import Limits
from ismap_check.workflow.case_documents import load_case_documents
from ismap_check.workflow.shelf import Shelf

FOLDER = Path(__file__).parent
MARK = "# expect: "
MAIN = {"catalogue": "catalogue.yaml", "vendor-profile": "profile.yaml"}
"""The file that stands for a folder of several files."""

Reading = tuple[bool, tuple[Diagnostic, ...]]
"""Whether there is a value, and what is said, with places."""


def examples(kind: str, side: str) -> Iterator[Path]:
    """Yield the example files of one kind on one side, ``positive`` or ``negative``."""
    for path in sorted((FOLDER / kind / side).iterdir()):
        main = path / MAIN.get(kind, "") if path.is_dir() else path
        if main.is_file():
            yield main


def expected(path: Path) -> list[str]:
    """Return what the first lines of a file expect, in any order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sorted(line.removeprefix(MARK) for line in lines if line.startswith(MARK))


def told(path: Path, diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Return what is said as the first lines of a file would expect it."""
    return sorted(_line(path, diagnostic) for diagnostic in diagnostics)


def read(kind: str, path: Path) -> Reading:
    """Read an example the way the program does, references included."""
    has_value, diagnostics, loaded = READERS[kind](path)
    by_name = {source.name: source for source in loaded.sources}
    located = (by_name[one.document].located(one) if one.document in by_name else one for one in diagnostics)
    return has_value, tuple(located)


def _line(path: Path, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    spot = [f"{place.line}:{place.column}"] if place else []
    part = Path(diagnostic.document).relative_to(path.parent).as_posix()
    return " ".join([diagnostic.code, *([part] if part != path.name else []), *spot])


Read = tuple[bool, tuple[Diagnostic, ...], LoadedDocument[Any]]


def _catalogue(path: Path) -> Read:
    loaded = load_catalogue(path, name=str(path), limits=Limits(), bases=_base)
    return loaded.value is not None, loaded.diagnostics, loaded


def _baseline(path: Path) -> Read:
    loaded = load_baseline(path, name=str(path), limits=Limits())
    said = loaded.diagnostics
    if loaded.value:
        said += check_baseline(loaded.value, catalogues(), document=str(path))
    return not any(one.is_error for one in said), said, loaded


def _mapping(path: Path) -> Read:
    loaded = load_mapping(path, name=str(path), limits=Limits())
    said = loaded.diagnostics
    if loaded.value:
        said += check_mapping(loaded.value, catalogues(), document=str(path))
    return loaded.value is not None and not any(one.is_error for one in said), said, loaded


def _profile(path: Path) -> Read:
    loaded = load_profile(path, name=str(path), limits=Limits())
    if loaded.value is None:
        return False, loaded.diagnostics, loaded
    named = loaded.value.profile.assessment.catalogues
    used = [one for one in catalogues() if named.get(one.id) == one.edition]
    resolved = resolve_profile(loaded.value, used, known=[one.ref for one in catalogues()], editions=_editions)
    return resolved.value is not None, (*loaded.diagnostics, *resolved.diagnostics), loaded


def _review(path: Path) -> Read:
    loaded = load_review(path, name=str(path), limits=Limits())
    if loaded.value is None:
        return False, loaded.diagnostics, loaded
    resolved = resolve_review(loaded.value, catalogues(), service="sample")
    return resolved.value is not None, (*loaded.diagnostics, *resolved.diagnostics), loaded


def _waivers(path: Path) -> Read:
    loaded = load_waivers(path, name=str(path), limits=Limits())
    if loaded.value is None:
        return False, loaded.diagnostics, loaded
    resolved = resolve_waivers(loaded.value, catalogues(), service="sample")
    return resolved.value is not None, (*loaded.diagnostics, *resolved.diagnostics), loaded


def _result(path: Path) -> Read:
    loaded = load_result(path, name=str(path), limits=Limits())
    return loaded.value is not None, loaded.diagnostics, loaded


def _case(path: Path) -> Read:
    """Read a case with the catalogues of the other examples at hand; what is wrong with its bids is theirs."""
    named = [str(one) for one in examples("catalogue", "positive") if one.stem in {"small", "small-2", "plain"}]
    shelf = Shelf([named], (), Limits())
    documents = load_case_documents(str(path), shelf, Limits())
    loaded: LoadedDocument[Any] = LoadedDocument(documents.case, documents.diagnostics, documents.sources)
    return documents.case is not None, documents.diagnostics, loaded


READERS: Mapping[str, Callable[[Path], Read]] = {
    "catalogue": _catalogue,
    "baseline": _baseline,
    "mapping": _mapping,
    "review": _review,
    "waivers": _waivers,
    "procurement": _case,
    "vendor-profile": _profile,
    "assessment-result": _result,
}


@cache
def catalogues() -> tuple[Catalogue, ...]:
    """Return the catalogues that the other examples are checked against: the positive ones."""
    loaded = (
        load_catalogue(path, name=str(path), limits=Limits(), bases=_base) for path in examples("catalogue", "positive")
    )
    return tuple(one.value for one in loaded if one.value)


def _editions(catalogue_id: str) -> list[Catalogue]:
    return [catalogue for catalogue in catalogues() if catalogue.id == catalogue_id]


def _base(ref: str) -> Loaded[Catalogue]:
    """Return the one edition that others are derived from."""
    path = FOLDER / "catalogue" / "positive" / "small.yaml"
    return load_catalogue(path, name=str(path), limits=Limits()) if ref == "small@1" else Loaded(None)
