"""Three services on one small catalogue, and one whose file cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ismap_check.comparison.candidates import Candidate
from ismap_check.comparison.compare import Comparison, compare
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import Conditional, Option, Response, Service, Status, Vendor
from ismap_check.model.result import AssessmentResult
from tests.unit.assessment.builders import IMPLEMENTED, NOT_IMPLEMENTED, PARTIAL, catalogue, judge, profile, text

TREE = ("O must 1", "M must O", "S1 - O", "S2 - 2")
PLAN = Option(id="plan", title=text("plan"))
IF_BOUGHT = Response(
    status=Status.IMPLEMENTED,
    condition=Conditional(option="plan", otherwise=Status.NOT_IMPLEMENTED),
    measure="<b>x</b>",
)
ALL_DONE: Mapping[str, Response] = {"M": IMPLEMENTED, "S1": IMPLEMENTED, "S2": IMPLEMENTED}
MUST_OPEN: Mapping[str, Response] = {**ALL_DONE, "M": NOT_IMPLEMENTED}
CONDITIONAL: Mapping[str, Response] = {**ALL_DONE, "M": IF_BOUGHT, "S1": PARTIAL}
BROKEN = Candidate(
    "broken", "broken/profile.yaml", "", None, (Diagnostic(code="file-missing", document="/x/broken/profile.yaml"),)
)


def assessed(key: str, answers: Mapping[str, Response], name: str = "", **options: Any) -> AssessmentResult:
    """Return the result of a service that answers the catalogue so."""
    service = Service(id=key, name=name or key.upper(), options={"plan": PLAN})
    answered = profile(answers, service=service, vendor=Vendor(name=f"{key}社"))
    return judge(answered, catalogue(TREE, groups=("1", "2")), **options)


def candidate(key: str, answers: Mapping[str, Response], name: str = "", **options: Any) -> Candidate:
    """Return a candidate with its result."""
    return Candidate(key, f"{key}/profile.yaml", "a" * 64, assessed(key, answers, name, **options))


def compared(*candidates: Candidate, ranked: bool = False) -> Comparison:
    """Return a comparison; without candidates that of the three and the broken one."""
    three = (candidate("a", ALL_DONE), candidate("b", MUST_OPEN), candidate("c", CONDITIONAL), BROKEN)
    return compare(candidates or three, as_of=None, tool_version="1", ranked=ranked)
