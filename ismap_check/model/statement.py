"""What a vendor declares beside its answers, for its statement (言明書) and the public extract of it."""

from __future__ import annotations

from dataclasses import field

from ismap_check.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredService:
    """A service that is used but not covered: what it is used for, and the sentence that says it is not covered."""

    service: str
    scope: str | None = None
    declaration: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Things that are assessed as if they were one, and why they may be."""

    treated_as_one: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The overall picture: provider, service, logical structure, internal control, populations treated as one."""

    provider: str | None = None
    service: str | None = None
    structure: str | None = None
    internal_control: str | None = None
    populations: tuple[Population, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs; someone without final responsibility explains the authority to do so."""

    name: str | None = None
    position: str | None = None
    final_responsibility: bool | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The declarations; of these only the scope (services and regions) and ``subsequent_events`` are made public."""

    sub_services: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    uncovered_services: tuple[UncoveredService, ...] = ()
    overview: Overview = field(default_factory=Overview)
    subsequent_events: tuple[str, ...] = ()
    special_notes: tuple[str, ...] = ()
    signatory: Signatory = field(default_factory=Signatory)
    capital_ties: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    foreign_law_risk: str | None = None
    governing_law: str | None = None
    jurisdiction: str | None = None
    third_party_tests: tuple[str, ...] = ()
    test_acceptance: str | None = None
    certifications: tuple[str, ...] = ()
