"""A baseline: a named tailoring of catalogues, what one buyer or programme demands (ベースライン)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ismap_check.model.gate import Gate
from ismap_check.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Ids of groups or controls to take and to leave; ``include`` None takes all, exclude beats include."""

    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What is demanded, per catalogue id: edition, selection, further musts, weight factors (0 to 100), gate."""

    id: str
    title: Text
    uses: Mapping[str, str]
    select: Mapping[str, Selection] = field(default_factory=dict)
    mandatory: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    gate: Gate = field(default_factory=Gate)
    sha256: str = ""
    origin: str = "bundled"
