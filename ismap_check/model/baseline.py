"""A baseline: a named tailoring of catalogues, what one buyer or programme demands (ベースライン)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from ismap_check.model.gate import Gate
from ismap_check.model.records import dataclass
from ismap_check.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Ids of groups or controls to take and to leave; ``include`` None takes all, exclude beats include."""

    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()


class Party(StrEnum):
    """Who has to see to something: the vendor's side or the buyer's."""

    PROVIDER = "provider"
    BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Something a person must confirm beside the controls; no answer of a profile can stand for it."""

    by: Party
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What is demanded, per catalogue id: edition, selection, further musts, weight factors (0 to 100), gate.

    ``programme`` is the one an assessment under this baseline is made for; ``notice`` is printed in every report.
    """

    id: str
    title: Text
    uses: Mapping[str, str]
    select: Mapping[str, Selection] = field(default_factory=dict)
    mandatory: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    gate: Gate = field(default_factory=Gate)
    programme: str | None = None
    notice: Text | None = None
    confirmations: tuple[Confirmation, ...] = ()
    sha256: str = ""
    origin: str = "bundled"
