"""What answers given to some catalogues propose for another, and how much of it that covers (JUDGING, section 11)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ismap_check.coverage.routes import Hop, Route, routes
from ismap_check.coverage.said import FULL, Answers, Said, said
from ismap_check.coverage.transfer import PART, STRENGTH, handed_on, worth
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.order import natural_key
from ismap_check.model.profile import Recheck, Response
from ismap_check.model.text import Text


class Answered(NamedTuple):
    """A catalogue with the answers that were given to it; ``out`` are its leaves that do not apply to the service."""

    catalogue: Catalogue
    answers: Answers
    out: Collection[str] = ()


class Proposal(NamedTuple):
    """What is proposed for a control, with its ``recheck``: from which answer and by which way.

    ``summed``: the answer was put together from those to the details of an objective.
    """

    response: Response
    answer: Response
    route: Route
    summed: bool


class Extent(NamedTuple):
    """Weights of leaves in scope: proposed in full, in part, and all there are."""

    full: int = 0
    partial: int = 0
    possible: int = 0

    @property
    def none(self) -> int:
        """The weight for which nothing is proposed, or only that it is not met."""
        return self.possible - self.full - self.partial

    def plus(self, other: Extent) -> Extent:
        """Return both together."""
        return Extent(*(one + more for one, more in zip(self, other, strict=True)))


class Coverage(NamedTuple):
    """What is proposed for ``target``, by control in its order, objectives among them.

    ``groups`` holds the extent of every group, ``whole`` that of the catalogue; a proposal for an objective is rough
    and counts in neither. ``unreached`` are the sources from which no mapping leads to the target.
    """

    target: Answered
    sources: tuple[Answered, ...]
    proposals: Mapping[str, Proposal]
    whole: Extent
    groups: Mapping[str, Extent]
    unreached: tuple[str, ...]

    @property
    def offered(self) -> Mapping[str, Proposal]:
        """The proposals for controls that nothing is said about yet: what may be written into the profile."""
        return {key: one for key, one in self.proposals.items() if is_blank(self.target.answers.get(key))}


def is_blank(answer: Response | None) -> bool:
    """Whether nothing has been answered or proposed for a control."""
    return answer is None or answer.status is None


def cover(target: Answered, sources: Iterable[Answered], mappings: Sequence[CatalogueMapping]) -> Coverage:
    """Return what the answers to ``sources`` say about ``target``."""
    listed = tuple(sources)
    spoken = {one.catalogue.ref: said(one.catalogue, one.answers, out=one.out) for one in listed}
    found = tuple(_found(spoken, target.catalogue.ref, mappings))
    proposals = dict(_proposals(target, spoken, found))
    return Coverage(
        target=target,
        sources=listed,
        proposals=proposals,
        whole=_whole(target, proposals),
        groups=_groups(target, proposals),
        unreached=tuple(ref for ref in spoken if ref not in {route.source for route in found}),
    )


def _found(
    spoken: Mapping[str, Mapping[str, Said]], target: str, mappings: Sequence[CatalogueMapping]
) -> Iterator[Route]:
    for source, controls in spoken.items():
        yield from routes(source, controls, target, mappings)


def _proposals(
    target: Answered, spoken: Mapping[str, Mapping[str, Said]], found: Iterable[Route]
) -> Iterator[tuple[str, Proposal]]:
    leading: dict[str, list[Route]] = {}
    for route in found:
        leading.setdefault(route.end, []).append(route)
    for control in target.catalogue.controls:
        if control.id in leading and control.id not in target.out:
            chosen = min(leading[control.id], key=lambda route: _rank(route, spoken[route.source][route.start]))
            source = spoken[chosen.source][chosen.start]
            answer = handed_on(source.response, chosen.relation, _origin(chosen))
            yield control.id, Proposal(answer, source.response, chosen, source.summed)


def _rank(route: Route, spoken: Said) -> tuple[int, int, int, int, list[str | int]]:
    """Order ways: the strongest relation first, then the worst answer; the rest only settles which one is named."""
    name = [*natural_key(route.source), *natural_key(route.start)]
    return STRENGTH[route.relation], *worth(spoken.response), len(route.hops), name


def _origin(route: Route) -> Recheck:
    catalogue, _, edition = route.source.partition("@")
    return Recheck(
        catalogue=catalogue,
        edition=edition,
        control=route.start,
        relation=str(route.relation),
        reason=_reason(route),
    )


def _reason(route: Route) -> Text:
    """Return why: the link's own reason; of several hops what each is and why, one to a line."""
    if len(route.hops) == 1:
        return route.hops[0].link.reason
    languages = ([getattr(hop.link.reason, name) for hop in route.hops] for name in ("ja", "en"))
    return Text(*("\n".join(map(_told, route.hops, reasons)) for reasons in languages))


def _told(hop: Hop, reason: str) -> str:
    link = hop.link
    return f"{_name(hop.source, link.source)} → {_name(hop.target, link.target)} ({link.relation}): {reason}"


def _name(ref: str, control: str) -> str:
    """Return a control as arguments write it: ``ismap/9.2.3.11.PB``."""
    return f"{ref.partition('@')[0]}/{control}"


def _extents(target: Answered, proposals: Mapping[str, Proposal]) -> Iterator[tuple[str, Extent]]:
    """Yield the extent of every leaf in scope."""
    classes = target.catalogue.weights
    for leaf in target.catalogue.leaves:
        if leaf.id not in target.out:
            weight = classes[leaf.requirement] if leaf.weight is None else leaf.weight
            proposal = proposals.get(leaf.id)
            level = worth(proposal.response)[0] if proposal else 0
            yield leaf.id, Extent(weight if level == FULL else 0, weight if level == PART else 0, weight)


def _whole(target: Answered, proposals: Mapping[str, Proposal]) -> Extent:
    whole = Extent()
    for _, extent in _extents(target, proposals):
        whole = whole.plus(extent)
    return whole


def _groups(target: Answered, proposals: Mapping[str, Proposal]) -> Mapping[str, Extent]:
    """Return the extents of all groups with leaves in scope beneath them, in the catalogue's order."""
    found: dict[str, Extent] = {}
    for leaf, extent in _extents(target, proposals):
        for group in target.catalogue.groups_above(leaf):
            found[group.id] = found.get(group.id, Extent()).plus(extent)
    return {group.id: found[group.id] for group in target.catalogue.groups if group.id in found}
