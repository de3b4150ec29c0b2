"""Documents whose kind is not known beforehand: find it out, then read and check them as what they are.

What a kind needs is imported when there is a document of that kind: checking a catalogue does not wait for judging.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ismap_check.documents.kinds import KINDS
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.files import read_bytes, read_source
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source

if TYPE_CHECKING:
    from ismap_check.model.catalogue import Catalogue
    from ismap_check.workflow.shelf import Shelf

RESULT = "assessment-result"

_KIND = re.compile(rb"^(?:\xef\xbb\xbf)?kind:[ \t]+[\"']?([a-z-]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


class Checked(NamedTuple):
    """What there is to say about one file, and the files that were read for it."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(one.is_error for one in self.diagnostics)


def kind_of(name: str, limits: Limits) -> str | None:
    """Return what kind a file says it is; None if it does not say so, or cannot be read.

    A ``kind:`` at the start of a line answers without reading the rest: in YAML, deeper ones are indented.
    """
    read = read_bytes(Path(name), limits, name=name)
    if read.value is None:
        return None
    found = _KIND.search(read.value)
    if found:
        return found[1].decode()
    parsed = parse_source(name, read.value, limits).value
    kind: Any = parsed.data.get("kind") if parsed and isinstance(parsed.data, dict) else None
    return kind if isinstance(kind, str) else None


def check_file(name: str, shelf: Shelf, limits: Limits) -> Checked:
    """Read one file of any kind with all it refers to, and return what is wrong.

    A folder is a catalogue's, unless a profile or a case is all there is in it.
    """
    if Path(name).is_dir() and (inside := _document_in(Path(name))):
        return check_file(str(inside), shelf, limits)
    kind = "catalogue" if Path(name).is_dir() else kind_of(name, limits)
    return _CHECKS.get(kind or "", _check_by_schema)(name, shelf, limits)


def _document_in(folder: Path) -> Path | None:
    """Return the document that a folder without a catalogue is there for."""
    if (folder / "catalogue.yaml").is_file():
        return None
    named = (folder / name for name in ("profile.yaml", "case.yaml"))
    return next((file for file in named if file.is_file()), None)


def check_source(loaded: LoadedDocument[Source], name: str, shelf: Shelf, limits: Limits) -> Checked:
    """Check a document that was read from standard input; the files it names lie in the working directory."""
    source = loaded.value
    if source is None:
        return _checked(name, loaded)
    match source.data.get("kind") if isinstance(source.data, dict) else None:
        case "vendor-profile":
            return _check_profile(name, shelf, limits, loaded)
        case "assessment-result":
            return _check_result(name, limits, source)
        case _:
            return _by_schema(name, source, loaded.diagnostics)


def _checked(
    name: str,
    loaded: LoadedDocument[Any],
    said: Sequence[Diagnostic] = (),
    used: Sequence[LoadedDocument[Catalogue]] = (),
) -> Checked:
    """Return what there is to say of a document, of its references, and of the catalogues that it is about."""
    below = tuple(one for read in used for one in read.diagnostics)
    sources = (*loaded.sources, *(source for read in used for source in read.sources))
    return Checked(name=name, diagnostics=(*loaded.diagnostics, *said, *below), sources=sources)


def _check_baseline(name: str, shelf: Shelf, _limits: Limits) -> Checked:
    from ismap_check.documents.baseline_check import check_baseline  # see above

    loaded = shelf.read_baseline(name)
    if loaded.value is None:
        return _checked(name, loaded)
    used = [read for key, edition in loaded.value.uses.items() if (read := shelf.load(f"{key}@{edition}"))]
    catalogues = [read.value for read in used if read.value]
    said = check_baseline(loaded.value, catalogues, document=name, known=shelf.refs)
    return _checked(name, loaded, said, used)


def _check_mapping(name: str, shelf: Shelf, _limits: Limits) -> Checked:
    from ismap_check.documents.mapping_check import check_mapping  # see above

    loaded = shelf.read_mapping(name)
    if loaded.value is None:
        return _checked(name, loaded)
    used = [read for ref in (loaded.value.source, loaded.value.target) if (read := shelf.load(ref))]
    catalogues = [read.value for read in used if read.value]
    said = check_mapping(loaded.value, catalogues, document=name, known=shelf.refs)
    return _checked(name, loaded, said, used)


def _check_review(name: str, shelf: Shelf, limits: Limits) -> Checked:
    """Check a review by itself: its controls against the editions that it says it is about."""
    from ismap_check.documents.review_check import resolve_review  # see above
    from ismap_check.documents.review_load import load_review  # see above

    loaded = load_review(Path(name), name=name, limits=limits, store=shelf.store)
    if loaded.value is None:
        return _checked(name, loaded)
    editions = loaded.value.review.editions
    used = [read for key, edition in editions.items() if (read := shelf.load(f"{key}@{edition}"))]
    said = resolve_review(loaded.value, [read.value for read in used if read.value]).diagnostics
    return _checked(name, loaded, said, used)


def _check_waivers(name: str, shelf: Shelf, limits: Limits) -> Checked:
    """Check waivers by themselves: which edition they meet is known only where they are used."""
    from ismap_check.documents.waivers_check import resolve_waivers  # see above
    from ismap_check.documents.waivers_load import load_waivers  # see above

    loaded = load_waivers(Path(name), name=name, limits=limits, store=shelf.store)
    said = resolve_waivers(loaded.value, ()).diagnostics if loaded.value else ()
    return Checked(name=name, diagnostics=(*loaded.diagnostics, *said), sources=loaded.sources)


def _check_case(name: str, shelf: Shelf, limits: Limits) -> Checked:
    """Check a case with the profiles of its bids: what is wrong with one of these is worth telling a bidder."""
    from ismap_check.workflow.case_documents import load_case_documents  # see above

    documents = load_case_documents(name, shelf, limits)
    said = (*documents.diagnostics, *documents.trouble)
    return Checked(name=name, diagnostics=said, sources=documents.sources)


def _check_profile(name: str, shelf: Shelf, limits: Limits, stdin: LoadedDocument[Source] | None = None) -> Checked:
    from ismap_check.workflow.documents_of_run import Named, load_all  # see above

    documents = load_all(Named(profile=name, stdin=stdin), shelf, limits)
    return Checked(name=name, diagnostics=documents.diagnostics, sources=documents.sources)


def _check_result(name: str, limits: Limits, stdin: Source | None = None) -> Checked:
    from ismap_check.workflow.stored_result import read_result, result_of  # see above

    return _checked(name, result_of(stdin, limits) if stdin else read_result(name, limits))


def _check_by_schema(name: str, _shelf: Shelf, limits: Limits) -> Checked:
    loaded = read_source(Path(name), name, limits)
    if loaded.value is None:
        return Checked(name=name, diagnostics=loaded.diagnostics, sources=())
    return _by_schema(name, loaded.value, loaded.diagnostics)


def _by_schema(name: str, source: Source, said: tuple[Diagnostic, ...]) -> Checked:
    """Check a part of a document, which stands for nothing by itself, or say what is wrong with the kind."""
    from ismap_check.documents.check import check_document  # see above

    checked = check_document(source, *KINDS)
    return Checked(name=name, diagnostics=(*said, *checked.diagnostics), sources=(source,))


_CHECKS: Mapping[str, Callable[[str, Shelf, Limits], Checked]] = {
    "catalogue": lambda name, shelf, _limits: _checked(name, shelf.read(name)),
    "baseline": _check_baseline,
    "mapping": _check_mapping,
    "review": _check_review,
    "waivers": _check_waivers,
    "procurement": _check_case,
    "vendor-profile": _check_profile,
    RESULT: lambda name, _shelf, limits: _check_result(name, limits),
}
"""How a file is checked, by the kind it says it is; anything else is held against its schema only."""
