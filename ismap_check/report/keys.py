"""What a page that filters control cards needs beside the words on them: their codes, and what those are called."""

from __future__ import annotations

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import OutBy, Verdict
from ismap_check.model.rows import NamedTuple

State = Verdict | OutBy | None
"""How a control stands: its verdict, or what put it outside the scope; None where nothing is in the score."""


class CardKeys(NamedTuple):
    """By what a card is found, grouped and ordered; ``lost`` counts half-points, ``findings`` holds codes."""

    state: State
    requirement: Requirement
    lost: int
    weight: int
    findings: tuple[str, ...] = ()


class BarLabels(NamedTuple):
    """What stands on the bar that filters cards, and what the page's script says.

    ``amount``, ``beside`` and ``group_title`` hold placeholders that the script fills in.
    """

    strip: str
    theme: str
    system: str
    light: str
    dark: str
    search: str
    search_hint: str
    conditions: str
    close: str
    verdict: str
    requirement: str
    chapter: str
    finding: str
    any: str
    group: str
    by_chapter: str
    by_verdict: str
    ungrouped: str
    sort: str
    by_catalogue: str
    by_lost: str
    by_weight: str
    reset: str
    expand: str
    collapse: str
    print: str
    to_list: str
    amount: str
    beside: str
    filtered: str
    group_title: str
    nothing: str
    linked: str
    copy: str
    copied: str
    not_copied: str
    usual: str


class FilterWords(NamedTuple):
    """The words of the bar, and the name of every code that a card may carry."""

    labels: BarLabels
    states: tuple[tuple[State, str], ...]
    requirements: tuple[tuple[Requirement, str], ...]
    findings: tuple[tuple[str, str], ...]
