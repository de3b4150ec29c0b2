"""Random catalogues, profiles, evidence, baselines and gates, small enough to shrink to something readable.

What is drawn from is made once, in capitals: made anew for every draw, it would take longer than all that is tested.
"""

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
RECHECK = Recheck(catalogue="old", edition="1", control="X", relation="equal-to")

CHANCE = st.booleans()
EXCLUSIONS, INHERITANCES = st.sampled_from(MandatoryExclusion), st.sampled_from(Inheritance)
TREES, WIDTHS = st.integers(1, 3), st.integers(0, 3)
ROOTS = st.sampled_from(["1", "2", "2.1"])
APPLIES: st.SearchStrategy[dict[str, tuple[bool, ...]]] = st.sampled_from(
    [{}, {}, {"ai": (True,)}, {"public": (False,)}]
)
OWN_WEIGHTS = st.sampled_from([None, None, 1, 5])
MANDATORY_WEIGHTS, SELECTABLE_WEIGHTS = st.integers(1, 5), st.integers(1, 3)
STATUSES = st.sampled_from([*Status, None])
ONE_OPTION = st.sampled_from(OPTIONS)
SOME_OPTIONS = st.lists(ONE_OPTION, unique=True)
WORSE_THAN_PARTIAL = st.just(Status.NOT_IMPLEMENTED)
WORSE_THAN_DONE = st.sampled_from((Status.PARTIAL, Status.PLANNED, Status.NOT_IMPLEMENTED))
SOME_ITEMS = st.lists(st.sampled_from(ITEMS), max_size=2, unique=True)
SOME_BASES = st.sampled_from([None, *BASES])
RECHECKS = st.sampled_from([None, None, None, RECHECK])
SOME_FACTS = st.dictionaries(st.sampled_from(FACTS), CHANCE)
CONDITIONS = st.lists(st.sampled_from([one for one in Condition if one is not Condition.VERIFIED]), unique=True)
LIMITS = st.sampled_from([0, 1, 250, 500, 1000])
EXCLUSIONS_ALLOWED = st.integers(0, 2)
BASELINE_WEIGHTS = st.integers(0, 4)


def rules(draw: st.DrawFn) -> Rules:
    """Draw any rules that matter here."""
    return Rules(
        mandatory_exclusion=draw(EXCLUSIONS),
        selection=True,
        measure_required=draw(CHANCE),
        inheritance=draw(INHERITANCES),
    )


def controls(draw: st.DrawFn, parent: str, name: str, depth: int) -> list[Control]:
    """Draw one control, with what is below it."""
    must = "must" if draw(CHANCE) else "-"
    width = draw(WIDTHS) if depth else 0
    applies = draw(APPLIES)
    weight = None if width else draw(OWN_WEIGHTS)
    inheritable = draw(CHANCE)
    top = control(f"{name} {must} {parent}", applies_when=applies, weight=weight, inheritable=inheritable)
    below = [controls(draw, name, f"{name}.{n}", depth - 1) for n in range(width)]
    return [top, *(one for branch in below for one in branch)]


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Up to three groups with controls of up to three levels."""
    groups = ["1", "2", "2.1 2"]
    trees = [controls(draw, draw(ROOTS), f"C{n}", 2) for n in range(draw(TREES))]
    return catalogue(
        [one for tree in trees for one in tree],
        groups=groups,
        facts=FACTS,
        rules=rules(draw),
        weights={Requirement.MANDATORY: draw(MANDATORY_WEIGHTS), Requirement.SELECTABLE: draw(SELECTABLE_WEIGHTS)},
    )


def response(draw: st.DrawFn) -> Response:
    """Draw any response that the schema allows."""
    status = draw(STATUSES)
    condition = None
    if status in CONDITIONAL and draw(CHANCE):
        otherwise = draw(WORSE_THAN_PARTIAL if status is Status.PARTIAL else WORSE_THAN_DONE)
        condition = Conditional(option=draw(ONE_OPTION), otherwise=otherwise)
    return Response(
        status=status,
        reason=draw(REASONS),
        evidence=tuple(draw(SOME_ITEMS)),
        inherited_from=draw(SOME_BASES) if status is Status.INHERITED else None,
        condition=condition,
        recheck=draw(RECHECKS),
    )


@st.composite
def profiles(draw: st.DrawFn, tree: Catalogue) -> VendorProfile:
    """A profile that answers some of a catalogue."""
    answered = draw(st.lists(st.sampled_from([one.id for one in tree.controls]), unique=True))
    facts = draw(SOME_FACTS)
    late = timedelta(1)
    return profile(
        {control_id: response(draw) for control_id in answered},
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
        select={"test": selection} if draw(CHANCE) else {},
        mandatory={"test": tuple(draw(st.lists(st.sampled_from([one.id for one in tree.leaves]), max_size=2)))},
        weights={"test": draw(st.dictionaries(st.sampled_from(nodes), BASELINE_WEIGHTS, max_size=3))},
        gate=Gate(default=thresholds(draw)),
    )


def thresholds(draw: st.DrawFn) -> dict[Condition, int]:
    """Draw a few conditions, with limits that are often met."""
    limits: dict[Condition, int] = {one: draw(LIMITS) for one in draw(CONDITIONS)}
    if Condition.MANDATORY_EXCLUSIONS in limits:
        limits[Condition.MANDATORY_EXCLUSIONS] = draw(EXCLUSIONS_ALLOWED)
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
        options=RunOptions(with_options=tuple(draw(SOME_OPTIONS)), thresholds=thresholds(draw)),
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
