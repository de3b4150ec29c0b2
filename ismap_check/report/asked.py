"""What a reader asks of a report: how much, for whom, which controls. It changes what is shown, never a number."""

from __future__ import annotations

from enum import StrEnum

from ismap_check.model.rows import NamedTuple


class Level(StrEnum):
    """How much is shown: one page for who decides, the conclusions without the single controls, or everything."""

    EXECUTIVE = "executive"
    MANAGER = "manager"
    FULL = "full"


class Audience(StrEnum):
    """Who will read it: anyone, the buyer under an agreement, or the vendor's own people."""

    PUBLIC = "public"
    BUYER = "buyer"
    INTERNAL = "internal"


class FilterKey(StrEnum):
    """By what details are chosen."""

    GAPS = "gaps"
    REQUIREMENT = "requirement"
    CHAPTER = "chapter"
    VERDICT = "verdict"
    FINDING = "finding"
    ASSIGNEE = "assignee"


class Filter(NamedTuple):
    """One value that a detail must have; filters with the same key are alternatives, different keys all hold."""

    key: FilterKey
    value: str = ""


class Asked(NamedTuple):
    """What is asked of one report; nothing in particular: everything, for the vendor's own people."""

    level: Level = Level.FULL
    audience: Audience = Audience.INTERNAL
    only: tuple[Filter, ...] = ()


EVERYTHING = Asked()
