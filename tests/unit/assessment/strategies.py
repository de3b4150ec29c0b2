"""Random catalogues, profiles, evidence, baselines and gates, small enough to shrink to something readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from ismap_check.assessment import AssessmentRequest
from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.catalogue import Catalogue, Control, Inheritance, MandatoryExclusion, Requirement, Rules
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.profile import Base, Conditional, Option, Recheck, Response, Status, VendorProfile
from ismap_check.model.result import RunOptions
from tests.unit.assessment.builders import (
    AS_OF,
    EMPTY_WORDS,
    catalogue,
    control,
    evidence,
    profile,
    seen,
    text,
)

FACTS = ("ai", "public")
OPTIONS = ("plan", "vault", "region")
ITEMS = ("good", "old", "gone")
BASES = {
    "valid": Base(id="valid", expires=AS_OF),
    "pending": Base(id="pending", expires=AS_OF - timedelta(1), renewal_filed=AS_OF - timedelta(1)),
    "expired": Base(id="expired", expires=AS_OF - timedelta(1)),
    "unknown": Base(id="unknown"),
}
REASONS = st.sampled_from([None, "N/A", "このサービスには当てはまらないため。"])
CONDITIONAL = (Status.IMPLEMENTED, Status.ALTERNATIVE, Status.INHERITED, Status.PARTIAL)
OTHERWISE = (Status.PARTIAL, Status.PLANNED, Status.NOT_IMPLEMENTED)
RECHECK = Recheck(catalogue="old", edition="1", control="X", relation="equal-to")


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    return Rules(
        mandatory_exclusion=draw(st.sampled_from(MandatoryExclusion)),
        selection=True,
        measure_required=draw(st.booleans()),
        inheritance=draw(st.sampled_from(Inheritance)),
    )


@st.composite
def controls(draw: st.DrawFn, parent: str, name: str, depth: int) -> list[Control]:
    """One control, with what is below it."""
    must = "must" if draw(st.booleans()) else "-"
    width = draw(st.integers(0, 3)) if depth else 0
    applies = draw(st.sampled_from([{}, {}, {"ai": (True,)}, {"public": (False,)}]))
    weight = None if width else draw(st.sampled_from([None, None, 1, 5]))
    inheritable = draw(st.booleans())
    top = control(f"{name} {must} {parent}", applies_when=applies, weight=weight, inheritable=inheritable)
    below = [draw(controls(name, f"{name}.{n}", depth - 1)) for n in range(width)]
    return [top, *(one for branch in below for one in branch)]


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Up to three groups with controls of up to three levels."""
    groups = ["1", "2", "2.1 2"]
    trees = [
        draw(controls(draw(st.sampled_from(["1", "2", "2.1"])), f"C{n}", 2)) for n in range(draw(st.integers(1, 3)))
    ]
    return catalogue(
        [one for tree in trees for one in tree],
        groups=groups,
        facts=FACTS,
        rules=draw(rules()),
        weights={Requirement.MANDATORY: draw(st.integers(1, 5)), Requirement.SELECTABLE: draw(st.integers(1, 3))},
    )


@st.composite
def responses(draw: st.DrawFn) -> Response:
    """Any response that the schema allows."""
    status = draw(st.sampled_from([*Status, None]))
    condition = None
    if status in CONDITIONAL and draw(st.booleans()):
        otherwise = draw(st.sampled_from([Status.NOT_IMPLEMENTED] if status is Status.PARTIAL else OTHERWISE))
        condition = Conditional(option=draw(st.sampled_from(OPTIONS)), otherwise=otherwise)
    return Response(
        status=status,
        reason=draw(REASONS),
        evidence=tuple(draw(st.lists(st.sampled_from(ITEMS), max_size=2, unique=True))),
        inherited_from=draw(st.sampled_from([None, *BASES])) if status is Status.INHERITED else None,
        condition=condition,
        recheck=draw(st.sampled_from([None, None, None, RECHECK])),
    )


@st.composite
def profiles(draw: st.DrawFn, tree: Catalogue) -> VendorProfile:
    """A profile that answers some of a catalogue."""
    answered = draw(st.lists(st.sampled_from([one.id for one in tree.controls]), unique=True))
    facts = draw(st.dictionaries(st.sampled_from(FACTS), st.booleans()))
    late = timedelta(1)
    return profile(
        {control_id: draw(responses()) for control_id in answered},
        facts=facts,
        options=[Option(id=name, title=text(), excludes=("vault",) if name == "plan" else ()) for name in OPTIONS],
        items=[evidence("good"), evidence("old", expires=AS_OF - late), evidence("gone")],
        inherits=BASES,
    )


@st.composite
def baselines(draw: st.DrawFn, tree: Catalogue) -> Baseline:
    """A baseline that selects, demands and weighs."""
    nodes = [*(one.id for one in tree.groups), *(one.id for one in tree.controls)]
    some = st.lists(st.sampled_from(nodes), max_size=3, unique=True).map(tuple)
    selection = Selection(include=draw(st.none() | some), exclude=draw(some))
    return Baseline(
        id="b",
        title=text(),
        uses={"test": "1"},
        select={"test": selection} if draw(st.booleans()) else {},
        mandatory={"test": tuple(draw(st.lists(st.sampled_from([one.id for one in tree.leaves]), max_size=2)))},
        weights={"test": draw(st.dictionaries(st.sampled_from(nodes), st.integers(0, 4), max_size=3))},
        gate=Gate(default=draw(thresholds())),
    )


@st.composite
def thresholds(draw: st.DrawFn) -> dict[Condition, int]:
    """A few conditions, with limits that are often met."""
    chosen = draw(st.lists(st.sampled_from([one for one in Condition if one is not Condition.VERIFIED]), unique=True))
    limits: dict[Condition, int] = {one: draw(st.sampled_from([0, 1, 250, 500, 1000])) for one in chosen}
    if Condition.MANDATORY_EXCLUSIONS in limits:
        limits[Condition.MANDATORY_EXCLUSIONS] = draw(st.integers(0, 2))
    return limits


@st.composite
def requests(draw: st.DrawFn) -> AssessmentRequest:
    """A whole assessment of one catalogue, with or without a baseline."""
    tree = draw(catalogues())
    return AssessmentRequest(
        profile=draw(profiles(tree)),
        catalogues=(tree,),
        as_of=AS_OF,
        tool_version="1",
        baselines=draw(st.just(()) | st.tuples(baselines(tree))),
        evidence={fact.id: fact for fact in (seen("good"), seen("old"))},
        options=RunOptions(
            with_options=tuple(draw(st.lists(st.sampled_from(OPTIONS), unique=True))), thresholds=draw(thresholds())
        ),
        empty_words=EMPTY_WORDS,
    )


def with_catalogue(request: AssessmentRequest, **changes: Any) -> AssessmentRequest:
    """Return the request with its catalogue changed."""
    (tree,) = request.catalogues
    return replace(request, catalogues=(replace(tree, **changes),))


def with_response(request: AssessmentRequest, control_id: str, response: Response) -> AssessmentRequest:
    """Return the request with one response put in."""
    answers = {**request.profile.responses["test"], control_id: response}
    return replace(request, profile=replace(request.profile, responses={"test": answers}))
