"""Resolve a vendor profile against its catalogues: full ids of controls, and every reference checked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.documents.answers import Answers, resolve_answers
from ismap_check.documents.editions import check_editions, check_facts_agree
from ismap_check.documents.evidence_check import check_evidence
from ismap_check.documents.fact_check import Facts, resolve_facts
from ismap_check.documents.near import Suggestions
from ismap_check.documents.profile_document import ProfileDocument
from ismap_check.documents.service_check import check_service
from ismap_check.documents.unknown_control import Editions
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.profile import VendorProfile
from ismap_check.sources.limits import OPTIONS, Limits


def resolve_profile(
    document: ProfileDocument,
    catalogues: Iterable[Catalogue],
    *,
    known: Sequence[str] = (),
    editions: Editions | None = None,
    limits: Limits | None = None,
) -> Loaded[VendorProfile]:
    """Return the profile with its controls' ids in full, or everything that leads nowhere.

    ``catalogues`` are those that were loaded to judge by: the profile's own, and further ones that baselines use, whose
    questions the service's facts answer too. ``known`` are the ``id@edition`` of all that exist: one that exists but
    could not be loaded has its own diagnostics, and the profile then has no value. Warnings come along in both cases.
    """
    profile, site, near = document.profile, document.root.site, Suggestions()
    named = profile.assessment.catalogues
    loaded = {catalogue.ref: catalogue for catalogue in catalogues}
    assessed = {key: loaded[ref] for key, edition in named.items() if (ref := f"{key}@{edition}") in loaded}
    judged = (*assessed.values(), *(one for one in loaded.values() if named.get(one.id) != one.edition))
    facts, fact_trouble = resolve_facts(profile.service.facts, judged, site.at("service", "facts"), near)
    answers, answer_trouble = resolve_answers(document, assessed, editions, near)
    said = (
        *check_editions(named, (*loaded, *known), site.at("assessment", "catalogues"), near),
        *check_facts_agree(judged, site.at("assessment", "catalogues")),
        *fact_trouble,
        *check_service(document.root.data, profile.service, site, near),
        *check_evidence(document.layers),
        *_check_amounts(document, limits or Limits()),
        *answer_trouble,
    )
    return Loaded(_resolved(profile, facts, answers) if _is_sound(said, named, assessed) else None, said)


def _is_sound(said: Iterable[Diagnostic], named: Mapping[str, str], assessed: Mapping[str, Catalogue]) -> bool:
    return len(assessed) == len(named) and not any(diagnostic.is_error for diagnostic in said)


def _resolved(profile: VendorProfile, facts: Facts, answers: Answers) -> VendorProfile:
    service = dataclasses.replace(profile.service, facts=facts)
    return dataclasses.replace(profile, service=service, responses=answers)


def _check_amounts(document: ProfileDocument, limits: Limits) -> Iterator[Diagnostic]:
    total = 0
    for layer in document.layers:
        for key, responses in layer.responses.items():
            total += len(responses)
            for written, response in responses.items():
                if (n := len(response.evidence)) > limits.evidence_refs:
                    site = layer.site.at("responses", key, written, "evidence")
                    limit, option = limits.evidence_refs, OPTIONS["evidence_refs"]
                    yield site.error("too-many-evidence-references", at_key=True, n=n, limit=limit, option=option)
    if total > limits.items:
        site = document.root.site.at("responses")
        yield site.error("too-many-answers", at_key=True, n=total, limit=limits.items, option=OPTIONS["items"])
