"""The cover of a comparison: who is compared, how they stand, by which rules, and what to bear in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ismap_check.comparison.candidates import Candidate, Ground
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Code, Column, Fact, Facts, Inline, Line, Notice, Table, Tone
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.chapters import verified_share
from ismap_check.report.compared.telling import Telling
from ismap_check.report.cover import failed_names, outcomes
from ismap_check.report.numbers import DASH, span
from ismap_check.report.provenance import option_lines
from ismap_check.report.verdict import missed_conditions, score_text, share_of
from ismap_check.report.view import View


def cover_blocks(telling: Telling) -> Iterator[Block]:
    """Yield the blocks of the cover."""
    yield _candidates(telling)
    for ground in telling.found.grounds:
        yield _standing(telling, ground)
    if not telling.found.grounds:
        yield Notice(telling.say("nothing.title"), Tone.PARTIAL, ((telling.nothing,),))
    yield _caution(telling)
    yield Facts(tuple(_facts(telling)))


def _candidates(telling: Telling) -> Table:
    columns = telling.columns("candidates", "service", "vendor", "outcome", "prepared", "options", "file")
    rows = tuple(_candidate(telling, one) for one in telling.found.candidates)
    return Table(caption=telling.say("candidates.caption"), columns=columns, rows=rows)


def _candidate(telling: Telling, one: Candidate) -> tuple[Line, ...]:
    voice, result = telling.voice, one.result
    if result is None:
        unread = voice.badge(telling.say("unusable.badge"), Tone.BAD)
        return (Code(one.path),), (DASH,), (unread,), (DASH,), (DASH,), (Code(one.path),)
    profile = result.profile
    return (
        (profile.service.name, " ", Code(profile.service.id)),
        (profile.vendor.name,),
        _overall(telling, result),
        (voice.day(profile.assessment.prepared_on),),
        _options(telling, result),
        (Code(one.path),),
    )


def _overall(telling: Telling, result: AssessmentResult) -> Line:
    """Return the outcome over all catalogues, as claimed, and as verified where a review was given."""
    voice, failed = telling.voice, result.failed_on
    hit: Line = ("\n", voice("cover.failed-on"), "\n", failed_names(voice, failed)) if failed else ()
    if result.verified_outcome is None:
        return (voice.outcome(result.outcome), *hit)
    claimed, verified = voice.outcome(result.outcome), voice.outcome(result.verified_outcome)
    return (voice("cover.claimed"), claimed, "\n", voice("cover.verified"), verified, *hit)


def _options(telling: Telling, result: AssessmentResult) -> Line:
    known = result.profile.service.options
    given: list[Inline] = []
    for option in result.options.with_options:
        given += [*(("\n",) if given else ()), telling.voice.text(known[option].title), " ", Code(option)]
    return tuple(given) or (DASH,)


def _standing(telling: Telling, ground: Ground) -> Table:
    voice = telling.voice
    reviewed = any(one.low.verified for one in ground.judged.values())
    numbers = ("score", "evidenced", *(("verified",) if reviewed else ()), "completeness", "gaps")
    columns = (
        *telling.columns("standing", "candidate", "outcome"),
        *(Column(voice(f"number.{name}"), numeric=True) for name in numbers),
        Column(telling.say("standing.column.scope"), numeric=True),
        *telling.columns("standing", "why"),
    )
    rows = tuple(_stands(telling, one, view, reviewed=reviewed) for one, view in telling.views(ground))
    return Table(
        caption=telling.title(ground), columns=columns, rows=rows, note="".join(_standing_notes(telling, ground))
    )


def _stands(telling: Telling, candidate: Candidate, view: View, *, reviewed: bool) -> tuple[Line, ...]:
    voice, low, high = telling.voice, view.judged.low, view.judged.high
    why = "\n".join(_why(view)) or DASH
    return (
        (telling.name(candidate.key),),
        outcomes(view),
        (score_text(voice, (low.claimed, low.possible), (high.claimed, high.possible)),),
        (score_text(voice, (low.evidenced, low.possible), (high.evidenced, high.possible)),),
        *(((verified_share(low) if low.verified else DASH,),) if reviewed else ()),
        (share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),),
        (span(str(low.gaps), str(high.gaps)),),
        (str(low.in_scope),),
        (why,),
    )


def _why(view: View) -> Iterator[str]:
    """Yield the conditions missed as claimed, what waivers lift, and the conditions that only a review found missed."""
    voice, judged = view.voice, view.judged
    missed = tuple(missed_conditions(voice, judged.conditions))
    yield from missed
    if judged.low.waived:
        yield voice("waivers.lifted", n=judged.low.waived)
    found = missed_conditions(voice, judged.verified.conditions) if judged.verified else ()
    yield from (f"{voice('cover.verified')}{one}" for one in found if one not in missed)


def _standing_notes(telling: Telling, ground: Ground) -> Iterator[str]:
    """Yield what a reader of the numbers must know: ranges, and questions that were not put to all alike."""
    judged = ground.judged.values()
    yield telling.say("standing.note")
    if len({one.low.in_scope for one in judged}) > 1:
        yield telling.say("standing.scope-differs")
    if any(not one.attainable for one in judged):
        yield telling.say("standing.unattainable")


def _caution(telling: Telling) -> Notice:
    found = telling.found
    results = [one.result for one in found.candidates if one.result]
    reviewed = any(result.reviews for result in results)
    names = ["claims-and-reviews" if reviewed else "claims", *(() if found.ranked else ("order",))]
    names += ["days"] * (len({result.as_of for result in results}) > 1)
    names += ["versions"] * (len({result.tool_version for result in results}) > 1)
    lines: list[Line] = [(telling.say(f"caution.{name}"),) for name in names]
    lines.append((telling.voice("disclaimer.independent"),))
    return Notice(telling.say("caution.title"), Tone.MUTED, tuple(lines))


def _facts(telling: Telling) -> Iterator[Fact]:
    """Yield by which rules was judged: day, catalogues, baselines, tool."""
    voice, found = telling.voice, telling.found
    yield Fact(voice("cover.as-of"), ((voice.day(found.as_of),),))
    catalogues = {ground.catalogue.ref: ground.catalogue for ground in found.grounds}
    lines = tuple((voice.text(one.title), "\n", *edition_line(voice, one)) for one in catalogues.values())
    yield Fact(voice("cover.catalogues"), lines or ((DASH,),))
    baselines = {ground.baseline.id: ground.baseline for ground in found.grounds if ground.baseline}
    named = tuple((voice.text(one.title), " ", Code(one.id)) for one in baselines.values())
    yield Fact(voice("cover.baselines"), named or ((voice("cover.no-baseline"),),))
    yield Fact(voice("cover.options"), tuple(_asked(telling)) or ((voice("cover.no-options"),),))
    yield Fact(telling.say("rule.label"), ((telling.say("rule.never-pooled"),), (telling.say("rule.same"),)))
    yield Fact(voice("cover.tool"), ((f"ismap-check {found.tool_version}",),))


def _asked(telling: Telling) -> Iterator[Line]:
    """Yield what the command line asked for, each once; the options ordered stand beside each service."""
    asked = (replace(one.result.options, with_options=()) for one in telling.found.candidates if one.result)
    yield from dict.fromkeys(line for options in asked for line in option_lines(telling.voice, options))
