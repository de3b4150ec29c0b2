"""A procurement case as the plain data of its document."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.model.catalogue import FactValue
from ismap_check.model.plain.baseline import write_gate
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given, write_date, write_period
from ismap_check.model.procurement import (
    AskedQuestion,
    Bid,
    Decision,
    Demands,
    ProcurementCase,
    Project,
    RecordedTask,
    RiskAxis,
    SeenRegistration,
    Topic,
)
from ismap_check.model.signature import Signature


def write_case(case: ProcurementCase) -> Plain:
    """Return the document; hash and origin are no part of it."""
    decision = _write_decision(case.decision) if case.decision else None
    risk = {**{str(axis): _write_axis(row) for axis, row in case.risk.items()}, **given({"decision": decision})}
    return {
        "kind": "procurement",
        "schema": SCHEMA_VERSION,
        **given(
            {
                "project": _write_project(case.project),
                "facts": {key: _write_fact(value) for key, value in case.facts.items()},
                "risk": risk,
                "demands": _write_demands(case.demands),
                "bids": [_write_bid(bid) for bid in case.bids],
                "questions": write_questions(case.questions),
                "points": {key: dict(row) for key, row in case.points.items()},
                "tasks": [_write_task(task) for task in case.tasks],
                "signatures": [_write_signature(one) for one in case.signatures],
            }
        ),
    }


def write_questions(questions: Iterable[AskedQuestion]) -> list[Plain]:
    """Return the part of the document that records the questions to bidders."""
    return [_write_question(one) for one in questions]


def _write_project(project: Project) -> Plain:
    return given(
        {
            "name": project.name,
            "agency": project.agency,
            "purpose": project.purpose,
            "phase": project.phase,
            "contract": write_period(project.contract),
        }
    )


def _write_fact(value: FactValue) -> bool | int | str | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _write_axis(axis: RiskAxis) -> Plain:
    leaning = str(axis.leaning) if axis.leaning else None
    return given({"judgement": axis.judgement, "leaning": leaning, "reason": axis.reason, "facts": list(axis.facts)})


def _write_decision(decision: Decision) -> Plain:
    return given(
        {
            "by": decision.by,
            "result": decision.result,
            "decided_on": write_date(decision.decided_on),
            "reason": decision.reason,
            "board": decision.board,
        }
    )


def _write_demands(demands: Demands) -> Plain:
    return given(
        {
            "reason": demands.reason,
            "catalogues": dict(demands.catalogues),
            "baselines": list(demands.baselines),
            "musts": {key: dict(row) for key, row in demands.musts.items()},
            "weights": {key: dict(row) for key, row in demands.weights.items()},
            "thresholds": write_gate(demands.thresholds),
            "settle": list(demands.settle),
        }
    )


def _write_bid(bid: Bid) -> Plain:
    return given(
        {
            "id": bid.id,
            "profile": bid.profile,
            "options": list(bid.options),
            "confirmed": [_write_seen(one) for one in bid.confirmed],
            "note": bid.note,
        }
    )


def _write_seen(seen: SeenRegistration) -> Plain:
    return given(
        {
            "number": seen.number,
            "seen_on": write_date(seen.seen_on),
            "by": seen.by,
            "url": seen.url,
            "listed": seen.listed,
            "expires": write_date(seen.expires),
            "note": seen.note,
        }
    )


def _write_topic(topic: Topic | None) -> dict[str, str | None] | None:
    return {topic.catalogue: topic.node} if topic else None


def _write_question(question: AskedQuestion) -> Plain:
    return given(
        {
            "bid": question.bid,
            "control": _write_topic(question.topic),
            "fact": question.fact,
            "text": question.text,
            "asked_on": write_date(question.asked_on),
            "due": write_date(question.due),
            "answered_on": write_date(question.answered_on),
            "answer": question.answer,
            "state": str(question.state),
        }
    )


def _write_task(task: RecordedTask) -> Plain:
    return given(
        {
            "control": _write_topic(task.topic),
            "text": task.text,
            "state": str(task.state),
            "by": task.by,
            "due": write_date(task.due),
            "note": task.note,
        }
    )


def _write_signature(signature: Signature) -> Plain:
    return given(
        {
            "role": signature.role,
            "organisation": signature.organisation,
            "name": signature.name,
            "signed_on": write_date(signature.signed_on),
        }
    )
