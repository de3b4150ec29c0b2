"""From several files to their comparison: read all, judge the profiles alike, and keep what cannot be used as a row."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ismap_check.comparison.candidates import Candidate
from ismap_check.comparison.compare import Comparison, compare
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult, RunOptions
from ismap_check.renderers.formats import COMPARISONS, TABLES
from ismap_check.report.asked import Level
from ismap_check.report.compared import build_comparison, build_flat
from ismap_check.version import __version__
from ismap_check.workflow.compared_files import ComparedFile
from ismap_check.workflow.judging import Terms, check_declared, check_editions, check_fail_on, judge
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.targets import Target


def compare_files(files: Sequence[ComparedFile], terms: Terms, *, ranked: bool) -> Comparison:
    """Return the comparison of files, of which one can be used at least.

    Raises :class:`UsageError` for two files of one service, and for options and editions that no profile knows.
    """
    check_fail_on(terms.options.fail_on)
    _check_services(files)
    _check_options(files, terms.options)
    paths = _paths_of(files)
    judged = any(one.profile for one in files)
    return compare(
        (_candidate(one, path, terms) for one, path in zip(files, paths, strict=True)),
        as_of=terms.as_of if judged else None,
        tool_version=__version__,
        ranked=ranked,
    )


def comparison_rendered(found: Comparison, target: Target, level: Level) -> bytes:
    """Return the bytes of the report, of the flat table, or of the record."""
    if target.format in COMPARISONS:
        return COMPARISONS[target.format].render(found)
    words = load_words(target.language)
    if target.format in TABLES:
        return TABLES[target.format].render(build_flat(found, words))
    return page_bytes(build_comparison(found, words, level), target)


def _paths_of(files: Sequence[ComparedFile]) -> tuple[str, ...]:
    """Return each file as readers are told it; a result in a sealed case with its place there."""
    names = tuple(dict.fromkeys(one.name for one in files))
    told = dict(zip(names, paths_told(names), strict=True))
    return tuple(f"{told[one.name]}:{one.member}" if one.member else told[one.name] for one in files)


def paths_told(names: Sequence[str]) -> tuple[str, ...]:
    """Return each file by as few of its last steps as tell it from the others, so that no machine is named."""
    steps = [Path(os.path.abspath(name)).parts for name in names]  # noqa: PTH100 -- links are left as they are
    counted = Counter(path[-count:] for path in steps for count in range(1, len(path) + 1))
    told = (next((path[-n:] for n in range(1, len(path)) if counted[path[-n:]] == 1), path) for path in steps)
    return tuple(name if name == STANDARD_INPUT else "/".join(path) for name, path in zip(names, told, strict=True))


def _candidate(one: ComparedFile, path: str, terms: Terms) -> Candidate:
    result = _result(one, terms)
    key = result.profile.service.id if result else path
    return Candidate(key, path, one.sha256, result, () if result else one.located)


def _result(one: ComparedFile, terms: Terms) -> AssessmentResult | None:
    if one.documents is None or one.profile is None:
        return one.result
    options = _options_for(one.profile, terms.options)
    return judge(one.name, one.documents, one.profile, dataclasses.replace(terms, options=options))


def _options_for(profile: VendorProfile, options: RunOptions) -> RunOptions:
    """Return what is asked as far as a profile knows it: options that it declares, editions of what it answers."""
    answered = profile.assessment.catalogues
    return dataclasses.replace(
        options,
        with_options=tuple(name for name in options.with_options if name in profile.service.options),
        editions={key: edition for key, edition in options.editions.items() if key in answered},
    )


def _check_services(files: Sequence[ComparedFile]) -> None:
    by_service: dict[str, list[str]] = {}
    for one in files:
        if one.service is not None:
            by_service.setdefault(one.service, []).append(one.name)
    for service, names in by_service.items():
        if len(names) > 1:
            raise UsageError("compare-service-twice", {"service": service, "paths": tuple(names)})


def _check_options(files: Sequence[ComparedFile], options: RunOptions) -> None:
    profiles = [one.profile for one in files if one.profile]
    check_declared(options.with_options, (name for profile in profiles for name in profile.service.options))
    check_editions(options.editions, dict(_answered(profiles)))


def _answered(profiles: Sequence[VendorProfile]) -> Iterator[tuple[str, str]]:
    for profile in profiles:
        answers: Mapping[str, str] = profile.assessment.catalogues
        yield from answers.items()
