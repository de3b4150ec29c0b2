"""What a change is between: profiles to judge, results as they were kept, sealed cases that are as they were sealed."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ismap_check.cli.asked import asked_limits
from ismap_check.cli.assessing import JUDGING, Assessed, assess_or_read, take_result, usable
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.workflow.any_document import RESULT, kind_of
from ismap_check.workflow.sealing.results import SealedResult, is_case, sealed_results
from ismap_check.workflow.standard_input import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ismap_check.cli.session import Session


FAILING = frozenset({"--fail-on", "--fail-under"})
"""The options that let the newer side decide the exit code; refused where that is a result, which was judged before."""


ABOUT_BOTH = frozenset({"--mapping"})
"""The options that say how the sides go together, however each was judged."""


class _Case(NamedTuple):
    """A sealed case with the results in it."""

    name: str
    results: tuple[SealedResult, ...]

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(one.service for one in self.results)


def both_sides(old: str, new: str, session: Session) -> tuple[Assessed, Assessed]:
    """Return both sides of one service; of a case with several services the one that the other side is about.

    Raises :class:`UsageError` where that leaves it open.
    """
    cases = {name: _case(name, session) for name in (old, new) if _is_case(name)}
    judged = {name for name in (old, new) if name in cases or _is_result(name, session)}
    others = frozenset(JUDGING if len(judged) < len({old, new}) else ABOUT_BOTH)
    left_out = {name: others - FAILING if name == new else others for name in judged}
    read = {
        name: _read(name, session, left_out.get(name, ())) for name in dict.fromkeys((old, new)) if name not in cases
    }
    services = [{one.result.profile.service.id} for one in read.values()]
    wanted = set.intersection(*services, *(set(case.services) for case in cases.values()))
    for name, case in cases.items():
        read[name] = _taken(case, wanted, session, left_out[name])
    return read[old], read[new]


def earlier_side(previous: str, service: str, session: Session) -> Assessed:
    """Return the earlier side that a report on a service looks back at."""
    if _is_case(previous):
        return _taken(_case(previous, session), {service}, session, JUDGING)
    return _read(previous, session, JUDGING if _is_result(previous, session) else ())


def _is_case(name: str) -> bool:
    return name != STANDARD_INPUT and is_case(name)


def _is_result(name: str, session: Session) -> bool:
    return name != STANDARD_INPUT and kind_of(name, asked_limits(session.given)) == RESULT


def _case(name: str, session: Session) -> _Case:
    found = sealed_results(name, asked_limits(session.given))
    return _Case(name, usable(found.results or None, found.diagnostics, (), session))


def _taken(case: _Case, wanted: Collection[str], session: Session, left_out: Collection[str]) -> Assessed:
    """Return the result of the service ``wanted``; of a case with one only, that one, whatever is wanted."""
    fitting = [one for one in case.results if one.service in wanted or len(case.results) == 1]
    if len(fitting) != 1:
        raise UsageError("case-of-several", {"path": case.name, "services": case.services})
    with _without(left_out, session):
        taken = take_result(LoadedDocument(fitting[0].read.value, fitting[0].read.diagnostics), session)
    return Assessed(taken.result, (Path(case.name),))


def _read(name: str, session: Session, left_out: Collection[str]) -> Assessed:
    with _without(left_out, session):
        return assess_or_read(name, session)


@contextmanager
def _without(left_out: Collection[str], session: Session) -> Iterator[None]:
    """Leave options of judging out where they are for the other side: a result was judged already."""
    given = session.given
    session.given = {name: value for name, value in given.items() if name not in left_out}
    try:
        yield
    finally:
        session.given = given
