"""Documents whose kind is not known beforehand: find it out, then read and check them as what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ismap_check.assessment import check_sums
from ismap_check.documents.baseline_check import check_baseline
from ismap_check.documents.baseline_load import load_baseline
from ismap_check.documents.check import check_document
from ismap_check.documents.kinds import KINDS
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.result_load import load_result, result_from
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.result import AssessmentResult
from ismap_check.sources.files import read_bytes, read_source
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.shelf import Shelf

RESULT = "assessment-result"

_KIND = re.compile(rb"^(?:\xef\xbb\xbf)?kind:[ \t]+[\"']?([a-z-]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
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
    """Read one file of any kind with all it refers to, and return what is wrong."""
    if Path(name).is_dir():
        return _checked(name, shelf.read(name))
    match kind_of(name, limits):
        case "catalogue":
            return _checked(name, shelf.read(name))
        case "baseline":
            return _check_baseline(name, shelf, limits)
        case "vendor-profile":
            documents = load_all(Named(profile=name), shelf, limits)
            return Checked(name=name, diagnostics=documents.diagnostics, sources=documents.sources)
        case "assessment-result":
            return _checked(name, read_result(name, limits))
        case _:
            return _check_by_schema(name, limits)


def read_result(name: str, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Read the result of an assessment and add up its sums again."""
    return _added_up(name, load_result(Path(name), name=name, limits=limits))


def result_of(source: Source, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Return the result in a source that was read from standard input, its sums added up again."""
    return _added_up(source.name, result_from(source, limits))


def _added_up(name: str, loaded: LoadedDocument[AssessmentResult]) -> LoadedDocument[AssessmentResult]:
    wrong = check_sums(loaded.value) if loaded.value else ()
    if not wrong:
        return loaded
    found = Diagnostic(code="result-sums-differ", document=name, params={"ids": wrong})
    return LoadedDocument(None, (*loaded.diagnostics, found), loaded.sources)


def _checked(name: str, loaded: LoadedDocument[Any]) -> Checked:
    return Checked(name=name, diagnostics=loaded.diagnostics, sources=loaded.sources)


def _check_baseline(name: str, shelf: Shelf, limits: Limits) -> Checked:
    loaded = load_baseline(Path(name), name=name, limits=limits)
    if loaded.value is None:
        return _checked(name, loaded)
    used = [read for key, edition in loaded.value.uses.items() if (read := shelf.load(f"{key}@{edition}"))]
    catalogues = [read.value for read in used if read.value]
    said = check_baseline(loaded.value, catalogues, document=name, known=shelf.refs)
    below = tuple(one for read in used for one in read.diagnostics)
    sources = (*loaded.sources, *(source for read in used for source in read.sources))
    return Checked(name=name, diagnostics=(*loaded.diagnostics, *said, *below), sources=sources)


def _check_by_schema(name: str, limits: Limits) -> Checked:
    """Check a part of a document, which stands for nothing by itself, or say what is wrong with the kind."""
    loaded = read_source(Path(name), name, limits)
    if loaded.value is None:
        return Checked(name=name, diagnostics=loaded.diagnostics, sources=())
    kinds: Sequence[str] = KINDS
    checked = check_document(loaded.value, *kinds)
    return Checked(name=name, diagnostics=(*loaded.diagnostics, *checked.diagnostics), sources=(loaded.value,))
