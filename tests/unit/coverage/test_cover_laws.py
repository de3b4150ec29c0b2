"""Coverage held against a second implementation that walks every single way, one link after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.coverage.cover import Answered, Coverage, cover
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.profile import Response, Status
from tests.unit.assessment.builders import text
from tests.unit.coverage.maps import named

LAW = settings(max_examples=150, deadline=None)
NAMES = ("a", "b", "c", "d")
"""Catalogues; answers are given to the first two, the last is the one that is asked about."""
CONTROLS = ("1 must", "2 -", "3 -")
IDS = tuple(line.split()[0] for line in CONTROLS)
WORST_FIRST = (Status.NOT_IMPLEMENTED, Status.PARTIAL, Status.IMPLEMENTED)
EQUAL, EQUIVALENT, SUPERSET, SUBSET, INTERSECTS, NONE = Relation
TARGET = Answered(named(NAMES[-1], *CONTROLS), {})

answers = st.dictionaries(
    st.sampled_from(IDS),
    st.sampled_from([*WORST_FIRST, Status.NOT_APPLICABLE]).map(lambda status: Response(status=status)),
)
links = st.lists(
    st.builds(
        Link,
        source=st.sampled_from(IDS),
        target=st.sampled_from(IDS),
        relation=st.sampled_from(Relation),
        reason=st.just(text()),
    ),
    unique_by=lambda link: (link.source, link.target),
    max_size=5,
)


PAIRS = [(one, other) for place, one in enumerate(NAMES) for other in NAMES[place + 1 :]]
ENDS = st.lists(st.sampled_from(PAIRS), unique=True)
BACKWARDS = st.booleans()


@st.composite
def mappings(draw: st.DrawFn) -> list[CatalogueMapping]:
    """Mappings between some of the catalogues, each pair at most once, in either direction."""
    ends = [(other, one) if draw(BACKWARDS) else (one, other) for one, other in draw(ENDS)]
    return [CatalogueMapping(source=f"{a}@1", target=f"{b}@1", links=tuple(draw(links))) for a, b in ends]


sources = st.tuples(answers, answers).map(
    lambda given: [Answered(named(name, *CONTROLS), said) for name, said in zip(NAMES, given, strict=False)]
)


def read(relation: Relation, *, backwards: bool) -> Relation:
    return {SUPERSET: SUBSET, SUBSET: SUPERSET}.get(relation, relation) if backwards else relation


def joined(one: Relation, other: Relation) -> Relation | None:
    """Two relations as sentences: what is certain of everything that the last asks for?"""
    exact = {EQUAL, EQUIVALENT}
    if NONE in {one, other}:
        return None
    if {one, other} <= exact:
        return EQUAL if one is other is EQUAL else EQUIVALENT
    if one in exact or other in exact:
        return other if one in exact else one
    if one is other:
        return one if one is not INTERSECTS else None
    if other is SUBSET:
        return INTERSECTS
    return INTERSECTS if (one, other) == (SUPERSET, INTERSECTS) else None


def ways(
    place: tuple[str, str], seen: Sequence[str], said: Relation, all_links: Sequence[CatalogueMapping]
) -> Iterator[Relation]:
    """Yield the relation of every way from a control to the control it is asked for, given as the last of ``seen``."""
    catalogue, control = place
    if catalogue == f"{NAMES[-1]}@1":
        yield from [said] if control == seen[0] else []
        return
    for mapping in all_links:
        for back in (False, True):
            here, there = (mapping.target, mapping.source) if back else (mapping.source, mapping.target)
            for link in mapping.links if here == catalogue and there not in seen else ():
                start, end = (link.target, link.source) if back else (link.source, link.target)
                relation = joined(said, read(link.relation, backwards=back)) if start == control else None
                if relation:
                    yield from ways((there, end), [*seen, there], relation, all_links)


def proposed(wanted: str, given_to: Sequence[Answered], all_links: Sequence[CatalogueMapping]) -> Status | None:
    """Return the status that the second implementation proposes for a control."""
    found = [
        (relation, answer.status)
        for one in given_to
        for control, answer in one.answers.items()
        if answer.status in WORST_FIRST
        for relation in ways((one.catalogue.ref, control), [wanted, one.catalogue.ref], EQUAL, all_links)
    ]
    for strength in Relation:
        equals = [status for relation, status in found if relation is strength]
        if equals:
            worst = min(equals, key=WORST_FIRST.index)
            partly = strength in {SUBSET, INTERSECTS} and worst is Status.IMPLEMENTED
            return Status.PARTIAL if partly else worst
    return None


def statuses(found: Coverage) -> dict[str, Status | None]:
    return {control: one.response.status for control, one in found.proposals.items()}


@LAW
@given(sources, mappings())
def test_both_implementations_propose_the_same(given_to: list[Answered], found: list[CatalogueMapping]) -> None:
    expected = {control: proposed(control, given_to, found) for control in IDS}
    assert statuses(cover(TARGET, given_to, found)) == {key: status for key, status in expected.items() if status}


@LAW
@given(sources, mappings(), st.data())
def test_order_and_direction_of_mappings_change_nothing(
    given_to: list[Answered], found: list[CatalogueMapping], data: st.DataObject
) -> None:
    turned = [
        mapping.backwards if data.draw(st.booleans()) else mapping for mapping in data.draw(st.permutations(found))
    ]
    one, other = cover(TARGET, given_to, found), cover(TARGET, given_to[::-1], turned)
    assert (statuses(one), one.whole, one.groups) == (statuses(other), other.whole, other.groups)


@LAW
@given(sources, mappings())
def test_parts_add_up_and_nothing_is_proposed_without_an_answer(
    given_to: list[Answered], found: list[CatalogueMapping]
) -> None:
    coverage = cover(TARGET, given_to, found)
    assert coverage.whole.possible == 5
    assert coverage.whole.full + coverage.whole.partial + coverage.whole.none == 5
    for one in coverage.proposals.values():
        assert one.response.recheck is not None
        assert one.response.recheck.reason is not None
    silent = [source._replace(answers={}) for source in given_to]
    assert cover(TARGET, silent, found).proposals == {}


@LAW
@given(sources, mappings(), st.sampled_from(IDS))
def test_a_better_answer_never_covers_less(
    given_to: list[Answered], found: list[CatalogueMapping], control: str
) -> None:
    first, *rest = given_to
    if first.answers.get(control, Response()).status not in WORST_FIRST:
        return
    better = first._replace(
        answers={**first.answers, control: replace(first.answers[control], status=Status.IMPLEMENTED)}
    )
    before, after = cover(TARGET, given_to, found).whole, cover(TARGET, [better, *rest], found).whole
    assert (after.full, after.full + after.partial) >= (before.full, before.full + before.partial)
    assert after.none <= before.none
