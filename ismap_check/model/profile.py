"""A vendor profile: one vendor's answers for one service (自己評価プロファイル)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from ismap_check.model.catalogue import FactValue
from ismap_check.model.records import dataclass
from ismap_check.model.statement import Statement
from ismap_check.model.text import Text


class Status(StrEnum):
    """What a vendor claims about a control (JUDGING, section 4)."""

    IMPLEMENTED = "implemented"
    PARTIAL = "partial"
    PLANNED = "planned"
    ALTERNATIVE = "alternative"
    INHERITED = "inherited"
    NOT_IMPLEMENTED = "not-implemented"
    NOT_APPLICABLE = "not-applicable"
    NOT_SELECTED = "not-selected"


class Effort(StrEnum):
    """How much work a vendor expects until a control is satisfied: days, weeks, or more."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


EXCLUDING = frozenset({Status.NOT_APPLICABLE, Status.NOT_SELECTED})
"""The statuses that take a leaf out of the score, if they are accepted."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; either may be open while work is unfinished."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """The company that answers."""

    name: str
    corporate_number: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something the buyer may order besides the service, and the options it cannot be had with."""

    id: str
    title: Text
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The service that is assessed; ``id`` is what other documents link by."""

    id: str
    name: str
    model: str | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    options: Mapping[str, Option] = field(default_factory=dict)
    subprocessors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A programme registration that the vendor declares for this service, as printed on the list."""

    programme: str
    number: str | None = None
    service: str | None = None
    scope: str | None = None
    regions: tuple[str, ...] = ()
    period: Period | None = None
    expires: date | None = None
    renewal_filed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Another organisation's service that answers are inherited from."""

    id: str
    service: str | None = None
    programme: str | None = None
    number: str | None = None
    expires: date | None = None
    renewal_filed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentScope:
    """Which catalogues (id → edition) are answered, for which period, and who prepared it."""

    catalogues: Mapping[str, str]
    programme: str | None = None
    period: Period | None = None
    previous_period: Period | None = None
    prepared_on: date | None = None
    prepared_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """The answer holds only if ``option`` is ordered; ``otherwise`` is the status without it."""

    option: str
    otherwise: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """An earlier measure within the period, in force until and including the day."""

    until: date | None
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """Marks a carried-over answer as a proposal until the vendor confirms it (JUDGING, section 11).

    ``relation`` is one of a mapping's, or of :class:`~ismap_check.model.carried.Change` between editions.
    """

    catalogue: str
    edition: str
    control: str
    relation: str
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The claim on one control (回答).

    ``inherited_from`` is the document's ``from``: a key of ``inherits``.
    ``origin`` names the file an answer came from when it is not the profile itself (``extends``, ``parts``).
    """

    status: Status | None = None
    measure: str | None = None
    reason: str | None = None
    evidence: tuple[str, ...] = ()
    due: date | None = None
    owner: str | None = None
    effort: Effort | None = None
    assignee: str | None = None
    inherited_from: str | None = None
    condition: Conditional | None = None
    changes: tuple[MeasureChange, ...] = ()
    recheck: Recheck | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """Something a response points to (証跡): a file inside the profile's folder, or an address."""

    id: str
    title: str
    file: str | None = None
    url: str | None = None
    sha256: str | None = None
    issued: date | None = None
    covers: Period | None = None
    expires: date | None = None
    owner: str | None = None
    confidential: bool = False
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorProfile:
    """One vendor's answers for one service, with what it extends already merged in.

    ``responses`` maps catalogue id → control id → response; after ``documents`` resolved it against the
    catalogues the control ids are the full ones (``9.2.3.11.PB``).
    """

    language: str
    vendor: Vendor
    service: Service
    assessment: AssessmentScope
    registrations: tuple[Registration, ...] = ()
    inherits: Mapping[str, Base] = field(default_factory=dict)
    responses: Mapping[str, Mapping[str, Response]] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceItem] = field(default_factory=dict)
    statement: Statement = field(default_factory=Statement)
