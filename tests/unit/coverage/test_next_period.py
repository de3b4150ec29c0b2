"""The next period's profile: every answer a proposal, the period moved on, stale evidence named in what it touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ismap_check.coverage.next_period import Stale, next_period, stale_evidence
from ismap_check.model.profile import (
    AssessmentScope,
    MeasureChange,
    Period,
    Recheck,
    Response,
    Status,
    VendorProfile,
)
from ismap_check.model.result import Verdict
from ismap_check.model.statement import Statement
from ismap_check.model.text import Text
from tests.unit.assessment.builders import AS_OF, EXCLUDED, IMPLEMENTED, TREE, evidence, judge, judged, profile

ENDED = date(2026, 9, 30)
REASON = Text(ja="前回の回答です。", en="Last time's answer.")
OLD = Recheck(catalogue="old", edition="1", control="X", relation="changed")


def last(answers: dict[str, Response] | None = None, **changes: Any) -> VendorProfile:
    scope = AssessmentScope(
        catalogues={"test": "1"},
        period=Period(date(2026, 4, 1), ENDED),
        prepared_on=date(2026, 10, 10),
        prepared_by="青葉",
    )
    return replace(profile(answers, assessment=scope), **changes)


def test_every_answer_becomes_a_proposal_and_nothing_is_satisfied() -> None:
    answers = {"M": IMPLEMENTED, "S1": EXCLUDED, "S2": replace(IMPLEMENTED, recheck=OLD), "S3": Response()}
    started = next_period(last(answers), {}, REASON)
    given = started.responses["test"]
    assert [given[key].recheck is not None for key in ("M", "S1", "S2", "S3")] == [True, True, True, False]
    assert given["S2"].recheck == OLD
    assert given["M"].status is Status.IMPLEMENTED
    result = judged(judge(started))
    assert {result.control_by_id[key].low.verdict for key in ("M", "S1", "S2", "S3")} == {Verdict.UNANSWERED}
    assert len(given) < len(TREE)


def test_the_period_moves_on() -> None:
    scope = next_period(last(), {}, REASON).assessment
    assert scope.period == Period(ENDED + timedelta(1), None)
    assert scope.previous_period == Period(date(2026, 4, 1), ENDED)
    assert (scope.prepared_on, scope.prepared_by) == (None, None)
    assert next_period(profile(), {}, REASON).assessment.period is None


def test_what_belongs_to_the_last_period_goes() -> None:
    changed = replace(IMPLEMENTED, changes=(MeasureChange(until=ENDED, measure="旧"),))
    before = last({"M": changed}, statement=Statement(subsequent_events=("移転",), special_notes=("注記",)))
    started = next_period(before, {}, REASON)
    assert started.responses["test"]["M"].changes == ()
    assert started.statement == Statement(special_notes=("注記",))


def test_stale_evidence_is_told_apart_and_named_in_the_answers_that_use_it() -> None:
    day = timedelta(1)
    items = [
        evidence("expired", expires=AS_OF - day),
        evidence("lasting", expires=AS_OF),
        evidence("earlier", covers=Period(None, ENDED)),
        evidence("later", covers=Period(None, ENDED + day)),
    ]
    before = last({"M": replace(IMPLEMENTED, evidence=("expired", "lasting"))})
    before = replace(before, evidence={item.id: item for item in items})
    assert stale_evidence(before, AS_OF) == {"expired": Stale.EXPIRED, "earlier": Stale.EARLIER_PERIOD}
    told = next_period(before, {"expired": Text(ja="期限切れ。", en="Expired.")}, REASON).responses["test"]["M"]
    assert told.recheck is not None
    assert told.recheck.reason == Text(ja="前回の回答です。期限切れ。", en="Last time's answer. Expired.")
