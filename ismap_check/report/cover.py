"""The cover: the conclusion, what was assessed, under which terms, and what the report is not."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.result import AssessmentResult, InputRole
from ismap_check.report.blocks import Block, Chart, Code, Column, Fact, Line, Notice, Ref, Table, Tone
from ismap_check.report.blocks import Facts as FactList
from ismap_check.report.chapters import score_bar, score_chart
from ismap_check.report.numbers import DASH, span
from ismap_check.report.provenance import catalogue_facts, terms_facts, tool_fact
from ismap_check.report.verdict import outcome_title, score_text, share_of
from ismap_check.report.view import View
from ismap_check.report.voice import OUTCOME_TONES, Voice


def cover_blocks(voice: Voice, result: AssessmentResult, views: tuple[View, ...]) -> tuple[Block, ...]:
    """Return the cover's blocks."""
    facts = FactList((*_subject(voice, result), *terms_facts(voice, result), *_sources(voice, result)))
    return (*_conclusion(voice, result, views), _standing(voice, views), _disclaimer(voice), facts)


def _conclusion(voice: Voice, result: AssessmentResult, views: tuple[View, ...]) -> Iterator[Notice]:
    lines: list[Line] = [(voice("cover.as-claimed"),)]
    if result.best_outcome is not result.outcome:
        lines.append((voice("verdict.best", outcome=voice.term("outcome", result.best_outcome)),))
    title = outcome_title(views[0]) if len(views) == 1 else voice(f"outcome.{result.outcome}-all")
    yield Notice(title=title, tone=OUTCOME_TONES[result.outcome], paragraphs=tuple(lines))
    if result.failed_on:
        codes: Line = tuple(piece for code in result.failed_on for piece in (" ", Code(code)))
        yield Notice(title=voice("cover.failed-on"), tone=Tone.BAD, paragraphs=(codes[1:],))


def _standing(voice: Voice, views: tuple[View, ...]) -> Chart:
    names = ("score", "evidenced", "completeness", "gaps")
    columns = (
        Column(voice("cover.catalogue")),
        Column(voice("cover.outcome")),
        *(Column(voice(f"number.{name}"), numeric=True) for name in names),
    )
    rows = tuple(_row(view) for view in views)
    table = Table(caption=voice("cover.standing"), columns=columns, rows=rows, note=voice("cover.standing-note"))
    return score_chart(voice, table, tuple(score_bar(voice, view.judged.low, view.judged.high) for view in views))


def _row(view: View) -> tuple[Line, ...]:
    judged, voice = view.judged, view.voice
    low, high = judged.low, judged.high
    return (
        (Ref(catalogue_title(view), view.part("overview")),),
        (voice.outcome(judged.outcome),),
        (score_text(voice, (low.claimed, low.possible), (high.claimed, high.possible)),),
        (score_text(voice, (low.evidenced, low.possible), (high.evidenced, high.possible)),),
        (share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),),
        (span(str(low.gaps), str(high.gaps)),),
    )


def catalogue_title(view: View) -> str:
    """Return a catalogue's title, with the baseline it was judged under."""
    title = view.voice.text(view.catalogue.title)
    return view.voice("cover.under", catalogue=title, baseline=view.baseline.title) if view.baseline else title


def _disclaimer(voice: Voice) -> Notice:
    paragraphs: tuple[Line, ...] = tuple((voice(f"disclaimer.{name}"),) for name in ("independent", "no-certificate"))
    return Notice(title=voice("disclaimer.title"), tone=Tone.MUTED, paragraphs=paragraphs)


def _subject(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    profile = result.profile
    scope = profile.assessment
    yield Fact(voice("cover.vendor"), (_vendor(voice, result),))
    yield Fact(voice("cover.service"), ((profile.service.name, " ", Code(profile.service.id)),))
    if profile.service.model:
        yield Fact(voice("cover.model"), ((profile.service.model,),))
    yield Fact(voice("cover.programme"), ((scope.programme or DASH,),))
    yield Fact(voice("cover.period"), ((voice.period(scope.period),),))
    yield Fact(voice("cover.prepared"), ((_prepared(voice, result),),))


def _vendor(voice: Voice, result: AssessmentResult) -> Line:
    vendor = result.profile.vendor
    number = voice("cover.corporate-number", number=vendor.corporate_number) if vendor.corporate_number else None
    country = voice("cover.country", country=vendor.country) if vendor.country else None
    known = voice("list.parts").join(filter(None, (number, country)))
    return (vendor.name, "\n", known) if known else (vendor.name,)


def _prepared(voice: Voice, result: AssessmentResult) -> str:
    scope = result.profile.assessment
    parts = (scope.prepared_by, scope.prepared_on.isoformat() if scope.prepared_on else None)
    return voice("list.parts").join(filter(None, parts)) or DASH


def _sources(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    yield from catalogue_facts(voice, result)
    files = tuple(
        (Code(file.path), "\n", Code(file.sha256)) for file in result.inputs if file.role is InputRole.PROFILE
    )
    yield Fact(
        voice("cover.inputs"), (*files, (Ref(voice("cover.all-inputs", n=len(result.inputs)), "section/inputs"),))
    )
    yield tool_fact(voice, result)
