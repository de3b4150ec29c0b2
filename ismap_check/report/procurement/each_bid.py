"""Each bid on its own: unmet musts first, then how it stands under every demand, and what the case changed for it."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.i18n.diagnostics import what_of
from ismap_check.model.catalogue import Control
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.result import AssessmentResult, ControlResult, Verdict
from ismap_check.procurement.bids import JudgedBid, Part, is_must
from ismap_check.report.blocks import Block, Code, Fact, Facts, Inline, Line, Notice, Prose, Section, Table, Tone
from ismap_check.report.cover import failed_names
from ismap_check.report.gaps import gap_verdict
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.cover import overall
from ismap_check.report.procurement.demanded import asked_facts
from ismap_check.report.procurement.standing import standing
from ismap_check.report.procurement.telling import Telling
from ismap_check.report.view import View


def bids_section(telling: Telling) -> Section:
    """Return a section for each bid, in the order of the case."""
    return telling.section("bids", (), (_bid(telling, bid) for bid in telling.result.bids))


def _bid(telling: Telling, bid: JudgedBid) -> Section:
    blocks = _unreadable(telling, bid) if bid.result is None else _judged(telling, bid, bid.result)
    return Section(anchor=f"case/bid/{bid.bid.id}", title=telling.bid(bid.bid.id), blocks=tuple(blocks))


def _unreadable(telling: Telling, bid: JudgedBid) -> Iterator[Block]:
    lines = ((telling.say("bid.unreadable-why", path=bid.bid.profile, n=len(bid.trouble)),),)
    yield Notice(telling.say("bid.unreadable"), Tone.BAD, lines)
    rows = (_trouble(telling, one) for one in bid.trouble)
    yield from telling.table("trouble", telling.columns("trouble", "place", "what"), rows)


def _trouble(telling: Telling, diagnostic: Diagnostic) -> tuple[Line, ...]:
    file = diagnostic.document.replace("\\\\", "/").rpartition("/")[2]
    place = f"{file}:{diagnostic.place}" if diagnostic.place else file
    return (Code(place),), (what_of(diagnostic, telling.voice.words), " ", Code(diagnostic.code))


def _judged(telling: Telling, bid: JudgedBid, result: AssessmentResult) -> Iterator[Block]:
    yield Facts(tuple(_facts(telling, bid, result)))
    yield from _gaps(telling, bid, result)
    yield from standing(telling, bid, result)
    if result.reviews:
        from ismap_check.report.procurement.reviewed import review_blocks  # most bids have no review

        yield from review_blocks(telling, bid, result)
    yield from _exclusions(telling, bid, result)
    yield from _facts_that_differ(telling, bid)


def _facts(telling: Telling, bid: JudgedBid, result: AssessmentResult) -> Iterator[Fact]:
    profile, voice, say = result.profile, telling.voice, telling.say
    yield Fact(voice("cover.outcome"), (overall(telling, result),))
    code = profile.vendor.country
    country = voice("cover.country", country=voice.country(code)) if code else DASH
    yield Fact(voice("cover.vendor"), ((profile.vendor.name, "\n", country),))
    yield Fact(voice("cover.prepared"), ((_prepared(telling, result),),))
    options = profile.service.options
    bought = tuple((voice.text(options[option].title), " ", Code(option)) for option in bid.bid.options)
    yield Fact(say("bid.options"), bought or ((say("bid.no-options"),),))
    for review in result.reviews:
        who = voice("list.parts").join(filter(None, (review.reviewer.name, review.reviewer.organisation)))
        yield Fact(voice("review.reviewer"), ((who,),))
        yield Fact(voice("review.independence"), ((review.reviewer.independence or voice("review.not-stated"),),))
    failed = result.failed_on
    if failed:
        yield Fact(voice("cover.failed-on"), ((failed_names(voice, failed),),))
    if bid.bid.note:
        yield Fact(say("bid.note"), ((bid.bid.note,),))


def _prepared(telling: Telling, result: AssessmentResult) -> str:
    scope = result.profile.assessment
    parts = (scope.prepared_by, scope.prepared_on.isoformat() if scope.prepared_on else None)
    return telling.voice("list.parts").join(filter(None, parts)) or DASH


def _gaps(telling: Telling, bid: JudgedBid, result: AssessmentResult) -> Iterator[Block]:
    """Yield the unmet musts, one table per demand; what several demands ask for stands under the first."""
    if not bid.gaps:
        yield Notice(telling.say("gaps.none"), Tone.GOOD)
        return
    yield Prose(((telling.say("gaps.intro", n=len(bid.gaps)),),))
    seen: set[tuple[str, str]] = set()
    for part in telling.result.parts:
        gaps = [(control, judged) for control, judged in part.leaves(result) if judged.low.gap]
        new = [pair for pair in gaps if (part.catalogue.id, pair[0].id) not in seen]
        seen |= {(part.catalogue.id, control.id) for control, _ in new}
        if new:
            yield _gap_table(telling, telling.view(bid, result, part), part, new)


def _gap_table(telling: Telling, view: View, part: Part, gaps: list[tuple[Control, ControlResult]]) -> Block:
    if not view.responses:
        title = telling.say("gaps.caption-of", demand=telling.part(part))
        return Notice(title, Tone.PARTIAL, ((telling.say("gaps.all-unanswered", n=len(gaps)),),))
    return Table(
        caption=telling.say("gaps.caption-of", demand=telling.part(part)),
        columns=telling.columns("gaps", "control", "verdict", "answer"),
        rows=tuple(_gap_row(telling, view, part, control, judged) for control, judged in gaps),
    )


def _gap_row(telling: Telling, view: View, part: Part, control: Control, judged: ControlResult) -> tuple[Line, ...]:
    return telling.control(part, control), gap_verdict(view, judged), _answer(view, control)


def _answer(view: View, control: Control) -> Line:
    response, voice = view.responses.get(control.id), view.voice
    if response is None:
        return (voice.term("status", None),)
    said: list[Inline] = [voice.term("status", response.status)]
    if response.condition:
        option = view.result.profile.service.options[response.condition.option]
        said.append(voice("gaps.conditional", option=option.title))
    if response.due:
        said.append(voice("gaps.due", day=voice.day(response.due)))
    told = response.reason or response.measure
    return (*said, "\n", told) if told else tuple(said)


def _exclusions(telling: Telling, bid: JudgedBid, result: AssessmentResult) -> Iterator[Block]:
    rows: dict[tuple[str, str], tuple[Line, ...]] = {}
    for part in telling.result.parts:
        view = telling.view(bid, result, part)
        for control, judged in part.leaves(result):
            if is_must(judged) and judged.low.verdict is Verdict.NOT_APPLICABLE:
                by = view.excluded_by(control) or control
                response = view.responses.get(by.id)
                reason = (response.reason if response else None) or DASH
                rows.setdefault((part.catalogue.id, control.id), (telling.control(part, control), (reason,)))
    yield from telling.table("excluded", telling.columns("excluded", "control", "reason"), rows.values())


def _facts_that_differ(telling: Telling, bid: JudgedBid) -> Iterator[Block]:
    voice = telling.voice
    rows: list[tuple[Line, ...]] = [
        (
            _question(telling, one.fact),
            (voice.answer(one.used),),
            (voice("facts.unanswered") if one.declared is None else voice.answer(one.declared),),
        )
        for one in telling.result.facts_differ[bid.bid.id]
    ]
    yield from telling.table("differing", telling.columns("differing", "fact", "case", "vendor"), rows)


def _question(telling: Telling, fact: str) -> Line:
    """Return the question of a fact with its id; the id alone where no catalogue asks it."""
    asked = asked_facts(telling).get(fact)
    return (telling.voice.text(asked.question), " ", Code(fact)) if asked else (Code(fact),)
