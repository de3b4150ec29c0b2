"""Judging takes effort in proportion to the catalogue: counted in calls, not by the clock."""

from __future__ import annotations

import sys
from types import FrameType

from ismap_check.model.gate import Condition
from ismap_check.model.profile import Conditional, Response, Status
from tests.unit.assessment.builders import IMPLEMENTED, catalogue, evidence, judge, profile, seen

ANSWERS = (
    Response(status=Status.PARTIAL, evidence=("ev",)),
    Response(status=Status.PLANNED),
    Response(status=Status.IMPLEMENTED, condition=Conditional(option="plan", otherwise=Status.PARTIAL)),
    Response(status=Status.NOT_SELECTED, reason="他の管理策で足りるため。"),
    Response(),
)


def calls(objectives: int) -> int:
    """Count the Python calls of one assessment; ten leaves per objective."""
    groups = [f"G{n}" for n in range(objectives)]
    controls = [f"O{n} must G{n}" for n in range(objectives)]
    controls += [f"O{n}.{leaf} {'-' if leaf else 'must'} O{n}" for n in range(objectives) for leaf in range(10)]
    tree = catalogue(controls, groups=groups)
    answers = {leaf.id: ANSWERS[n % len(ANSWERS)] for n, leaf in enumerate(tree.leaves)} | {"O0": IMPLEMENTED}
    answered = profile(answers, items=[evidence()])
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        judge(answered, tree, seen=[seen()], thresholds={Condition.SCORE: 900})
    finally:
        sys.setprofile(before)
    return counted


def test_twice_the_controls_is_twice_the_effort() -> None:
    small, large = calls(40), calls(80)
    assert large < 2.1 * small
    assert small < 110 * 400
