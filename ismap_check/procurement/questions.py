"""Questions to send back to a bidder: raised by what its answers leave open, and those that the case records.

A question is known again by its bid and its topic, so what the case records of it (asked, answered, closed) is kept
however often the questions are raised anew; one that nothing raises any more is still listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ismap_check.model.catalogue import Control, Group
from ismap_check.model.catalogue import Fact as Asked
from ismap_check.model.procurement import AskedQuestion, ProcurementCase, QuestionState
from ismap_check.model.profile import Response, Status
from ismap_check.model.result import AssessmentResult, ControlResult, Verdict
from ismap_check.procurement.bids import JudgedBid, Part, each_catalogue, is_must

ASKED_ABOUT = frozenset(
    {
        "reason-missing",
        "reason-empty-words",
        "measure-missing",
        "from-missing",
        "recheck-open",
        "exclusion-refused",
        "exclusion-contradicted",
        "mandatory-not-selected",
        "inherited-expired",
        "inherited-unknown",
        "inherited-refused",
        "planned-overdue",
        "due-missing",
        "owner-missing",
        "claim-without-evidence",
        "claim-without-valid-evidence",
    }
)
"""Findings on a must that a bidder can do something about by an answer."""
ASKED_ALWAYS = frozenset({"reason-missing", "reason-empty-words", "measure-missing", "from-missing"})
"""Those of them that are asked about on any control, met or not."""


class Ask(StrEnum):
    """What raised a question: a catalogue left out, an unmet must, something missing, blanks, a fact, or the agency."""

    CATALOGUE = "catalogue"
    GAP = "gap"
    REMARK = "remark"
    UNANSWERED = "unanswered"
    FACT = "fact"
    OWN = "own"


class Question(NamedTuple):
    """One question to one bidder; ``records`` are what the case says of it, oldest first.

    ``codes`` are findings, ``blanks`` unanswered leaves; ``status`` and ``due`` are of the answer as it stands.
    ``raised`` False: only the case records it, nothing in the answers raises it any more.
    """

    bid: str
    ask: Ask
    part: Part | None = None
    node: Control | Group | None = None
    fact: Asked | None = None
    status: Status | None = None
    due: date | None = None
    codes: tuple[str, ...] = ()
    blanks: tuple[Control, ...] = ()
    records: tuple[AskedQuestion, ...] = ()
    raised: bool = True

    @property
    def record(self) -> AskedQuestion | None:
        """What the case says last."""
        return self.records[-1] if self.records else None

    @property
    def is_open(self) -> bool:
        """Whether it is to be sent, or is waiting for an answer."""
        if self.record is None:
            return self.raised
        return self.record.state is QuestionState.OPEN


Key = tuple[str, str, str]
"""Bid, catalogue (empty for a fact or a question of the agency's own), node or fact."""


def questions(case: ProcurementCase, bids: Iterable[JudgedBid], parts: tuple[Part, ...]) -> tuple[Question, ...]:
    """Return the questions to all bidders, bid by bid, what is raised first."""
    found: list[Question] = []
    for bid in bids:
        recorded = [one for one in case.questions if one.bid == bid.bid.id]
        raised = [] if bid.result is None else list(_raised(bid.bid.id, bid.result, parts, case.demands.settle))
        found += _merged(raised, recorded, parts)
    return tuple(found)


def _raised(bid: str, result: AssessmentResult, parts: tuple[Part, ...], settled: Iterable[str]) -> Iterator[Question]:
    settled = frozenset(settled)
    for first in each_catalogue(parts):
        same = [part for part in parts if part.catalogue.ref == first.catalogue.ref]
        if not result.responses(first.catalogue):
            yield Question(bid, Ask.CATALOGUE, first)
        elif first.catalogue.id not in settled:
            yield from _about_leaves(bid, result, same)
    yield from _about_facts(bid, result, parts)


def _about_leaves(bid: str, result: AssessmentResult, same: list[Part]) -> Iterator[Question]:
    asked: dict[str, Question] = {}
    blanks: dict[str, tuple[Part, Control]] = {}
    for part in same:
        found, responses = part.judged(result).findings_by_control, result.responses(part.catalogue)
        for control, judged in part.leaves(result):
            response = responses.get(control.id, Response())
            question = Question(bid, Ask.REMARK, part, control, status=response.status, due=response.due)
            codes = dict.fromkeys(one.code for one in found.get(control.id, ()))
            if about := _about(question, judged, codes):
                asked.setdefault(control.id, about)
            elif judged.low.verdict is Verdict.UNANSWERED:
                blanks.setdefault(control.id, (part, control))
    by_urgency = sorted(asked.values(), key=lambda question: question.ask is not Ask.GAP)
    yield from by_urgency
    yield from _about_blanks(bid, [row for key, row in blanks.items() if key not in asked])


def _about(question: Question, judged: ControlResult, codes: Iterable[str]) -> Question | None:
    """Return what to ask about one leaf, None if nothing is left open."""
    if is_must(judged) and judged.low.gap:
        return question._replace(ask=Ask.GAP, codes=tuple(code for code in codes if code in ASKED_ABOUT))
    told = tuple(code for code in codes if code in ASKED_ALWAYS)
    return question._replace(codes=told) if told else None


def _about_blanks(bid: str, blanks: Iterable[tuple[Part, Control]]) -> Iterator[Question]:
    """Yield one question per chapter for its blank selectable leaves."""
    chapters: dict[str, list[tuple[Part, Control]]] = {}
    for part, control in blanks:
        top = tuple(part.catalogue.groups_above(control.id))[-1:]
        chapters.setdefault(top[0].id if top else "", []).append((part, control))
    for chapter, rows in chapters.items():
        part = rows[0][0]
        node = part.catalogue.group_by_id.get(chapter)
        yield Question(bid, Ask.UNANSWERED, part, node, blanks=tuple(control for _, control in rows))


def _about_facts(bid: str, result: AssessmentResult, parts: tuple[Part, ...]) -> Iterator[Question]:
    asked = {
        str(finding.params["fact"]): part
        for part in reversed(parts)
        for finding in part.judged(result).findings
        if finding.code == "fact-missing"
    }
    for fact, part in reversed(asked.items()):
        yield Question(bid, Ask.FACT, part, fact=part.catalogue.facts[fact])


def _merged(raised: list[Question], recorded: list[AskedQuestion], parts: tuple[Part, ...]) -> Iterator[Question]:
    """Yield the raised questions with what is recorded of them, then those that are only recorded."""
    rest: dict[Key, list[AskedQuestion]] = {}
    for number, record in enumerate(recorded):
        rest.setdefault(_key_of_record(record, number), []).append(record)
    for question in raised:
        yield question._replace(records=tuple(rest.pop(_key(question), ())))
    by_catalogue = {part.catalogue.id: part for part in reversed(parts)}
    for records in rest.values():
        yield _recorded(tuple(records), by_catalogue)


def _recorded(records: tuple[AskedQuestion, ...], parts: Mapping[str, Part]) -> Question:
    first = records[0]
    if first.topic is None:
        asks = Ask.FACT if first.fact else Ask.OWN
        known = (part for part in parts.values() if first.fact in part.catalogue.facts)
        part = next(known, None)
        fact = part.catalogue.facts[first.fact] if part and first.fact else None
        return Question(first.bid, asks, part, fact=fact, records=records, raised=False)
    part = parts[first.topic.catalogue]
    named = first.topic.node or ""
    node = part.catalogue.group_by_id.get(named) or part.catalogue.control_by_id.get(named)
    return Question(first.bid, Ask.OWN, part, node, records=records, raised=False)


def _key(question: Question) -> Key:
    if question.fact:
        return question.bid, "", question.fact.id
    catalogue = question.part.catalogue.id if question.part else ""
    return question.bid, catalogue, question.node.id if question.node else ""


def _key_of_record(record: AskedQuestion, number: int) -> Key:
    """Return what the record is known by; a question of the agency's own is like no other."""
    if record.topic:
        return record.bid, record.topic.catalogue, record.topic.node or ""
    return record.bid, "", record.fact or f"#{number}"
