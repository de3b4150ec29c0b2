"""The tool for Python programs: load, assess, report, render. Offered at the package root.

Trouble with documents raises :class:`~ismap_check.errors.InvalidDocumentError`, which carries every diagnostic with
its place. The day of judging is always given: nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from os import PathLike, fspath
from typing import TypeVar

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import InvalidDocumentError, UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.gate import Condition
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult, RunOptions
from ismap_check.model.text import Language
from ismap_check.report.asked import Audience, Level
from ismap_check.report.blocks import Report
from ismap_check.report.build import build_report as build_report_in_words
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.asking import asked, check_asked
from ismap_check.workflow.carrying import chosen_editions
from ismap_check.workflow.documents_of_run import Documents, Named, load_all
from ismap_check.workflow.judging import Terms, judge
from ismap_check.workflow.rendering import rendered
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.stored_result import read_result
from ismap_check.workflow.targets import Target, format_names

AnyPath = str | PathLike[str]
T = TypeVar("T")


def load_catalogue(wanted: AnyPath, *, limits: Limits | None = None, with_official_text: bool = False) -> Catalogue:
    """Return the catalogue in a file or folder, or the bundled one named ``ismap`` or ``ismap@2024-07``.

    Official wording is withheld, a note in its place, unless ``with_official_text``.
    """
    shelf = Shelf((), (), limits or Limits(), with_official_text=with_official_text)
    loaded = shelf.read(fspath(wanted)) if _is_path(wanted, shelf) else shelf.load(shelf.resolve(str(wanted)))
    return _value(loaded or LoadedDocument(None))


def load_baseline(wanted: AnyPath, *, limits: Limits | None = None) -> Baseline:
    """Return the baseline in a file, or the bundled one with this id."""
    return _value(Shelf((), (), limits or Limits()).baseline(fspath(wanted)))


def load_mapping(path: AnyPath, *, limits: Limits | None = None) -> CatalogueMapping:
    """Return the mapping in a file; whether its ids exist is checked where it is used."""
    return _value(Shelf((), (), limits or Limits()).read_mapping(fspath(path)))


def load_profile(path: AnyPath, *, catalogues: Iterable[AnyPath] = (), limits: Limits | None = None) -> VendorProfile:
    """Return a vendor profile with every reference checked; ``catalogues`` are files beside the bundled ones."""
    within = limits or Limits()
    return _profile(
        load_all(Named(profile=fspath(path)), Shelf([[fspath(one) for one in catalogues]], (), within), within)
    )


def assess(
    path: AnyPath,
    *,
    as_of: date,
    catalogues: Iterable[AnyPath] = (),
    baselines: Iterable[AnyPath] = (),
    with_options: Sequence[str] = (),
    thresholds: Mapping[Condition, int] | None = None,
    editions: Iterable[str] = (),
    mappings: Iterable[AnyPath] = (),
    limits: Limits | None = None,
    reviews: Iterable[AnyPath] = (),
    waivers: Iterable[AnyPath] = (),
) -> AssessmentResult:
    """Read a vendor profile with its evidence and judge it at ``as_of``.

    ``baselines`` are ids or files. Thresholds are in tenths of a percent (800 is 80.0 %), or counts. ``editions``
    (``ismap@2024-07``) are judged in place of those that the profile answers, to which its answers are carried over;
    ``mappings`` are files that say what became of controls, beside the bundled ones; ``reviews`` and ``waivers`` are
    the assessors' files.
    Raises :class:`UsageError` for an option that the profile does not declare or a baseline that does not exist.
    """
    within = limits or Limits()
    shelf = Shelf([[fspath(one) for one in catalogues]], (), within, mapping_files=[fspath(one) for one in mappings])
    demanded = [fspath(one) for one in baselines]
    chosen = chosen_editions(editions, demanded, shelf)
    named = Named(
        profile=fspath(path),
        baselines=demanded,
        editions=chosen,
        reviews=[fspath(one) for one in reviews],
        waivers=[fspath(one) for one in waivers],
    )
    documents = load_all(named, shelf, within)
    options = RunOptions(with_options=tuple(with_options), thresholds=dict(thresholds or {}), editions=chosen)
    return judge(fspath(path), documents, _profile(documents), Terms(as_of=as_of, options=options, limits=within))


def load_result(path: AnyPath, *, limits: Limits | None = None) -> AssessmentResult:
    """Return a result that was written as JSON earlier; its sums are added up again."""
    return _value(read_result(fspath(path), limits or Limits()))


def build_report(
    result: AssessmentResult,
    language: Language | str = Language.JA,
    *,
    level: str = Level.FULL,
    audience: str = Audience.INTERNAL,
    only: Iterable[str] = (),
) -> Report:
    """Return everything a reader will see of a result, in words.

    ``level`` is ``executive``, ``manager`` or ``full``, ``audience`` ``public``, ``buyer`` or ``internal``; ``only``
    chooses controls as on the command line (``"chapter:9"``). Raises :class:`UsageError` for anything else.
    """
    wanted = asked(level, audience, only)
    check_asked(wanted, result)
    return build_report_in_words(result, load_words(Language(language)), wanted)


def render(
    result: AssessmentResult,
    format: str = "md",  # noqa: A002 -- the word everyone knows
    language: Language | str = Language.JA,
    *,
    level: str = Level.FULL,
    audience: str = Audience.INTERNAL,
    only: Iterable[str] = (),
) -> bytes:
    """Return a result as a file's bytes; raises :class:`UsageError` for an unknown format, and as build_report does."""
    if format not in format_names():
        raise UsageError("format-unknown", {"name": format, "suffixes": (), "formats": format_names()})
    target = Target(path=None, format=format, language=Language(language))
    return rendered(result, target, asked(level, audience, only))


def _profile(documents: Documents) -> VendorProfile:
    if documents.profile is None:
        raise _invalid(documents.diagnostics, documents.sources)
    return documents.profile


def _value(loaded: LoadedDocument[T]) -> T:
    if loaded.value is None:
        raise _invalid(loaded.diagnostics, loaded.sources)
    return loaded.value


def _invalid(diagnostics: Sequence[Diagnostic], sources: Iterable[Source]) -> InvalidDocumentError:
    by_name = {source.name: source for source in sources}
    return InvalidDocumentError(
        [by_name[one.document].located(one) if one.document in by_name else one for one in diagnostics]
    )


def _is_path(wanted: AnyPath, shelf: Shelf) -> bool:
    """Whether a catalogue is named by its file; ids have neither a slash nor a suffix."""
    return not isinstance(wanted, str) or shelf.is_file(wanted)
