"""Set any number of results side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ismap_check.comparison.candidates import Alone, Candidate, Ground, grounds_of


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Everything that a report on several says, language-neutral.

    ``grounds`` hold what can be compared, ``alone`` what only one was judged against. ``as_of`` is the day of judging,
    of results judged earlier the latest one. ``ranked``: an order is asked for.
    """

    candidates: tuple[Candidate, ...]
    grounds: tuple[Ground, ...]
    alone: tuple[Alone, ...]
    as_of: date
    tool_version: str
    ranked: bool = False

    @cached_property
    def by_key(self) -> dict[str, Candidate]:
        """Those compared by key."""
        return {one.key: one for one in self.candidates}

    @property
    def unusable(self) -> tuple[Candidate, ...]:
        """Those whose file could not be used."""
        return tuple(one for one in self.candidates if one.result is None)

    @property
    def failed_on(self) -> dict[str, tuple[str, ...]]:
        """What ``--fail-on`` and ``--fail-under`` hit, by key."""
        return {one.key: one.result.failed_on for one in self.candidates if one.result and one.result.failed_on}


def compare(
    candidates: Iterable[Candidate], *, as_of: date | None, tool_version: str, ranked: bool = False
) -> Comparison:
    """Return the comparison of candidates with different keys, one of them with a result at least.

    ``as_of`` None: the latest day on which one of them was judged.
    """
    given = tuple(candidates)
    grounds, alone = grounds_of(given)
    return Comparison(
        candidates=given,
        grounds=grounds,
        alone=alone,
        as_of=as_of or max(one.result.as_of for one in given if one.result),
        tool_version=tool_version,
        ranked=ranked,
    )
