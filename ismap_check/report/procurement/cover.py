"""The cover of a case: the project, the decision on its risk, the bids at a glance with unmet musts first."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.result import AssessmentResult
from ismap_check.procurement.bids import JudgedBid
from ismap_check.report.blocks import Block, Code, Column, Fact, Facts, Line, Notice, Table, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling
from ismap_check.report.verdict import score_text


def cover_blocks(telling: Telling) -> tuple[Block, ...]:
    """Return the blocks of the cover."""
    return (
        decision_notice(telling),
        *_at_a_glance(telling),
        Facts(tuple(project_facts(telling))),
        _caution(telling),
    )


def project_facts(telling: Telling) -> Iterator[Fact]:
    """Yield what the case says of its project, and how it was judged."""
    project, say = telling.result.case.project, telling.say
    for name in ("name", "agency", "purpose", "phase"):
        yield Fact(say(f"project.{name}"), ((telling.words_or_blank(getattr(project, name)),),))
    contract = telling.voice.period(project.contract)
    yield Fact(say("project.contract"), ((say("blank") if contract == DASH else contract,),))
    yield Fact(telling.voice("cover.as-of"), ((telling.voice.day(telling.result.as_of),),))
    yield Fact(telling.voice("cover.tool"), ((f"ismap-check {telling.result.tool_version}",),))


def decision_notice(telling: Telling) -> Notice:
    """Return the decision on the risk as it is recorded, or that there is none."""
    decision, say = telling.result.case.decision, telling.say
    if decision is None or decision.result is None:
        return Notice(say("decision.none"), Tone.PARTIAL, ((say("decision.by-caio"),),))
    by, on = telling.words_or_blank(decision.by), telling.voice.day(decision.decided_on)
    lines: list[Line] = [(say("decision.recorded", by=by, on=on),)]
    lines += [(say("decision.reason", reason=decision.reason),)] if decision.reason else []
    lines += [(say("decision.board", board=decision.board),)] if decision.board else []
    return Notice(say("decision.result", result=decision.result), Tone.MUTED, (*lines, (say("decision.by-caio"),)))


def _at_a_glance(telling: Telling) -> Iterator[Table]:
    scores = (Column(say_part, numeric=True) for say_part in map(telling.part, telling.result.parts))
    heads = telling.columns("glance", "bid", "outcome")
    gaps = Column(telling.say("glance.column.gaps"), numeric=True)
    rows = (_row(telling, bid) for bid in telling.result.bids)
    yield from telling.table("glance", (*heads[:1], gaps, *heads[1:], *scores), rows)


def _row(telling: Telling, bid: JudgedBid) -> tuple[Line, ...]:
    name: Line = (telling.bid(bid.bid.id), " ", Code(bid.bid.id))
    if bid.result is None:
        unread = telling.voice.badge(telling.say("bid.unreadable"), Tone.BAD)
        return (name, (DASH,), (unread,), *((DASH,) for _ in telling.result.parts))
    gaps = telling.gaps(len(bid.gaps), len(bid.gaps_at_best), len(bid.waived))
    judged = [part.judged(bid.result) for part in telling.result.parts]
    scores = (
        score_text(telling.voice, (one.low.claimed, one.low.possible), (one.high.claimed, one.high.possible))
        for one in judged
    )
    vendor = bid.result.profile.vendor.name
    return ((*name, "\n", vendor), (gaps,), overall(telling, bid.result), *((one,) for one in scores))


def overall(telling: Telling, result: AssessmentResult) -> Line:
    """Return a bid's outcome over all demands as claimed, and beneath it as verified where a review was given."""
    voice, claimed = telling.voice, telling.voice.outcome(result.outcome)
    if result.verified_outcome is None:
        return (claimed,)
    return (voice("cover.claimed"), claimed, "\n", voice("cover.verified"), voice.outcome(result.verified_outcome))


def _caution(telling: Telling) -> Notice:
    reviewed = any(bid.result.reviews for bid in telling.result.judged if bid.result)
    names = ("claims-and-reviews" if reviewed else "claims", "order", "no-choice")
    lines: tuple[Line, ...] = tuple((telling.say(f"caution.{name}"),) for name in names)
    return Notice(telling.say("caution.title"), Tone.MUTED, (*lines, (telling.voice("disclaimer.independent"),)))
