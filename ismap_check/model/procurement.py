"""A procurement case: what one agency wants to buy, what it demands of it, and what it records of the bids (調達案件).

Everything in it is the agency's own word. It may be empty: a case is filled in bit by bit, from the first idea on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from ismap_check.model.catalogue import FactValue
from ismap_check.model.gate import Gate
from ismap_check.model.profile import Period
from ismap_check.model.records import dataclass
from ismap_check.model.signature import Signature


class Axis(StrEnum):
    """What a project's risk is looked at by (facts on generative AI, section 4): four axes, no levels, no sum."""

    USERS = "users"
    WORK = "work"
    LEARNING = "learning"
    HUMAN_JUDGEMENT = "human_judgement"


class Leaning(StrEnum):
    """Which way the agency's judgement on an axis leans, in its own opinion."""

    HIGH = "high"
    UNCLEAR = "unclear"
    LOW = "low"


class QuestionState(StrEnum):
    """How far a question to a bidder has come."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class TaskState(StrEnum):
    """How far something has come that the agency itself must do."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What is to be bought; ``contract`` is its planned period."""

    name: str | None = None
    agency: str | None = None
    purpose: str | None = None
    phase: str | None = None
    contract: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAxis:
    """The agency's free judgement on one axis, with its reason; ``facts`` are the ids of facts that bear on it."""

    judgement: str | None = None
    leaning: Leaning | None = None
    reason: str | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided on the risk, and by whom; ``board`` says what came of consulting the Advisory Board.

    Recorded as the agency writes it: nothing computes it.
    """

    by: str | None = None
    result: str | None = None
    decided_on: date | None = None
    reason: str | None = None
    board: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What every bid has to meet: whole catalogues (id → edition), baselines by id or file, and what tightens them.

    ``musts`` maps catalogue → leaf → why it must be met here; ``weights`` are factors of 0 to 100; ``settle`` names the
    demanded catalogues whose unmet points are settled in the contract.
    """

    catalogues: Mapping[str, str] = field(default_factory=dict)
    baselines: tuple[str, ...] = ()
    musts: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    thresholds: Gate = field(default_factory=Gate)
    settle: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRegistration:
    """What an officer saw when looking a registration up in the public list; ``listed`` None: not said."""

    number: str
    seen_on: date | None = None
    by: str | None = None
    url: str | None = None
    listed: bool | None = None
    expires: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """One offer: the vendor's profile (a path from the case's folder), and the options that would be bought with it."""

    id: str
    profile: str
    options: tuple[str, ...] = ()
    confirmed: tuple[SeenRegistration, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a question or a task is about: a control or group of a catalogue; ``node`` None is the whole catalogue."""

    catalogue: str
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question to a bidder as the agency records it; about a topic, about a fact, or just its ``text``."""

    bid: str
    topic: Topic | None = None
    fact: str | None = None
    text: str | None = None
    asked_on: date | None = None
    due: date | None = None
    answered_on: date | None = None
    answer: str | None = None
    state: QuestionState = QuestionState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTask:
    """Something the agency itself must do, as it records it; about a control, or just its ``text``."""

    topic: Topic | None = None
    text: str | None = None
    state: TaskState = TaskState.OPEN
    by: str | None = None
    due: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcurementCase:
    """One agency's case, whole. Its facts win over those that the bidders state (JUDGING, section 2).

    ``points`` maps catalogue → group or control → points for a combined evaluation (配点).
    """

    project: Project = field(default_factory=Project)
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    risk: Mapping[Axis, RiskAxis] = field(default_factory=dict)
    decision: Decision | None = None
    demands: Demands = field(default_factory=Demands)
    bids: tuple[Bid, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    points: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tasks: tuple[RecordedTask, ...] = ()
    signatures: tuple[Signature, ...] = ()
    sha256: str = ""
    origin: str = ""
