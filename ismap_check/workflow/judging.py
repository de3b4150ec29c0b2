"""From documents to a result: look at the evidence, list the inputs, judge."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ismap_check.assessment import FAMILIES, FINDINGS, AssessmentRequest, assess
from ismap_check.errors import UsageError
from ismap_check.evidence.observe import observe_evidence
from ismap_check.i18n.words import listed_in_all
from ismap_check.model.evidence import EvidenceFact
from ismap_check.model.profile import VendorProfile
from ismap_check.model.records import dataclass
from ismap_check.model.result import AssessmentResult, Input, InputRole, RunOptions
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.version import __version__
from ismap_check.workflow.bundled import PREFIX
from ismap_check.workflow.documents_of_run import Documents
from ismap_check.workflow.standard_input import STANDARD_INPUT

if TYPE_CHECKING:  # most runs have neither
    from ismap_check.model.review import Review
    from ismap_check.model.waivers import Waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which day, with which options and within which limits a profile is judged.

    Without ``hash_evidence`` evidence files are looked at, but not read: whether one was altered stays open.
    """

    as_of: date
    options: RunOptions = field(default_factory=RunOptions)
    limits: Limits = field(default_factory=Limits)
    hash_evidence: bool = True


def judge(profile_path: str, documents: Documents, profile: VendorProfile, terms: Terms) -> AssessmentResult:
    """Return the result; raises :class:`UsageError` for an option the profile does not declare.

    ``profile_path`` is the profile as it was named; its evidence lies beside it (for ``-``: in the working directory).
    """
    check_options(terms.options, profile)
    evidence = observe_evidence(
        profile.evidence, profile_folder(profile_path), terms.limits.evidence_bytes, hash_files=terms.hash_evidence
    )
    return judge_observed(profile_path, documents, profile, terms, evidence)


def judge_observed(
    profile_path: str,
    documents: Documents,
    profile: VendorProfile,
    terms: Terms,
    evidence: Mapping[str, EvidenceFact],
) -> AssessmentResult:
    """Return the result by what was seen of the evidence, wherever that was; raises as :func:`judge` does."""
    check_options(terms.options, profile)
    folder = profile_folder(profile_path)
    return assess(
        AssessmentRequest(
            profile=profile,
            catalogues=documents.catalogues,
            as_of=terms.as_of,
            tool_version=__version__,
            baselines=documents.baselines,
            evidence=evidence,
            options=terms.options,
            inputs=tuple(_inputs(documents, profile, evidence.values(), folder)),
            empty_words=empty_words(),
            carried=documents.carried,
            reviews=tuple(_placed(one, documents.review_sources, folder) for one in documents.reviews),
            waivers=tuple(_placed(one, documents.waiver_sources, folder) for one in documents.waivers),
        )
    )


def check_options(options: RunOptions, profile: VendorProfile) -> None:
    """Refuse options and editions that the profile knows nothing of, and codes that no finding has (JUDGING, 9)."""
    check_editions(options.editions, profile.assessment.catalogues)
    check_declared(options.with_options, profile.service.options)
    check_fail_on(options.fail_on)


def check_editions(asked_for: Iterable[str], answered: Mapping[str, str]) -> None:
    """Refuse editions of catalogues that nobody answered; ``answered`` holds editions by catalogue."""
    for name in asked_for:
        if name not in answered:
            refs = tuple(f"{key}@{edition}" for key, edition in answered.items())
            raise UsageError("edition-not-answered", {"name": name, "known": refs})


def check_declared(options: Iterable[str], declared: Iterable[str]) -> None:
    """Refuse options that no service declares."""
    known = tuple(dict.fromkeys(declared))
    for name in options:
        if name not in known:
            raise UsageError("option-not-declared" if known else "option-none-declared", {"name": name, "known": known})


def check_fail_on(codes: Iterable[str]) -> None:
    """Refuse codes that no finding has."""
    for name in codes:
        if name not in FAMILIES and name not in FINDINGS:
            raise UsageError("fail-on-unknown", {"name": name})


def empty_words() -> frozenset[str]:
    """Return the words that say nothing, of both languages: a Japanese profile may well hold ``N/A``."""
    return listed_in_all("empty-words")


def profile_folder(profile_path: str) -> Path:
    """Return the folder that a profile's evidence is looked for in."""
    return Path() if profile_path == STANDARD_INPUT else Path(profile_path).parent


def _inputs(
    documents: Documents, profile: VendorProfile, evidence: Iterable[EvidenceFact], folder: Path
) -> Iterator[Input]:
    by_role = (
        (InputRole.PROFILE, documents.profile_sources),
        (InputRole.CATALOGUE, documents.catalogue_sources),
        (InputRole.BASELINE, documents.baseline_sources),
        (InputRole.MAPPING, documents.mapping_sources),
        (InputRole.REVIEW, documents.review_sources),
        (InputRole.WAIVERS, documents.waiver_sources),
    )
    for role, sources in by_role:
        for source in sources:
            yield Input(role=role, path=path_of(source, folder), sha256=source.sha256)
    for fact in evidence:
        file = profile.evidence[fact.id].file
        if fact.sha256 and file:
            yield Input(role=InputRole.EVIDENCE, path=file, sha256=fact.sha256)


Placed = TypeVar("Placed", "Review", "Waivers")


def _placed(document: Placed, sources: Iterable[Source], folder: Path) -> Placed:
    """Return an assessor's document with its path from the profile's folder."""
    source = next(one for one in sources if one.name == document.origin)
    return replace(document, origin=path_of(source, folder))


def path_of(source: Source, folder: Path) -> str:
    """Return a file's path from a document's folder, ``/`` between parts, so that reports do not name machines."""
    if source.name.startswith(PREFIX):
        return source.name
    try:
        return Path(os.path.relpath(source.name, folder)).as_posix()
    except ValueError:  # Windows: another drive
        return Path(source.name).name
