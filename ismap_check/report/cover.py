"""The cover: the conclusion, what was assessed, under which terms, and what the report is not."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.result import AssessmentResult, InputRole
from ismap_check.report.asked import EVERYTHING, Asked, Filter, FilterKey, Level
from ismap_check.report.blocks import Block, Chart, Code, Column, Fact, Line, Notice, Ref, Table, Tone
from ismap_check.report.blocks import Facts as FactList
from ismap_check.report.chapters import score_bar, score_chart, verified_share
from ismap_check.report.numbers import DASH, span
from ismap_check.report.provenance import catalogue_facts, terms_facts, tool_fact
from ismap_check.report.verdict import outcome_title, score_text, share_of
from ismap_check.report.view import View
from ismap_check.report.voice import OUTCOME_TONES, Voice


def cover_blocks(
    voice: Voice, result: AssessmentResult, views: tuple[View, ...], asked: Asked = EVERYTHING
) -> tuple[Block, ...]:
    """Return the cover's blocks."""
    terms = (*terms_facts(voice, result), *asked_facts(voice, asked, views))
    sources = _sources(voice, result, listed=asked.level is Level.FULL)
    facts = FactList((*_subject(voice, result), *terms, *sources))
    return (*conclusion(voice, result, views), standing(voice, views), _disclaimer(voice), facts)


def asked_facts(voice: Voice, asked: Asked, views: tuple[View, ...]) -> Iterator[Fact]:
    """Yield what is shown for whom; nothing where that is everything. Counted are the details of each catalogue."""
    if asked == EVERYTHING:
        return
    yield Fact(voice("asked.level"), ((voice.term("level", asked.level),),))
    yield Fact(voice("asked.audience"), ((voice.term("audience", asked.audience),),))
    if asked.only:
        yield Fact(voice("asked.only"), (_filters(voice, asked), *(_shown(view) for view in views)))


def _filters(voice: Voice, asked: Asked) -> Line:
    """Return the filters in words: those with the same key are alternatives, different keys all hold."""
    by_key: dict[FilterKey, list[str]] = {}
    for one in asked.only:
        by_key.setdefault(one.key, []).append(_value(voice, one))
    said = (voice(f"asked.filter.{key}", values=voice("list.or").join(values)) for key, values in by_key.items())
    return (voice("list.parts").join(said),)


def _value(voice: Voice, one: Filter) -> str:
    match one.key:
        case FilterKey.REQUIREMENT | FilterKey.VERDICT:
            return voice.term(one.key, one.value)
        case FilterKey.FINDING:
            return voice.finding_title(one.value)
        case _:
            return one.value


def _shown(view: View) -> Line:
    shown, whole = len(view.shown_leaves), len(view.catalogue.leaves)
    key = "shown" if shown else "none-shown"
    return (view.voice(f"asked.{key}", catalogue=catalogue_title(view), shown=shown, whole=whole),)


def conclusion(
    voice: Voice, result: AssessmentResult, views: tuple[View, ...], *, automated: bool = True
) -> Iterator[Notice]:
    """Yield the outcome over all catalogues, and what the caller's own conditions say of it.

    ``automated``: with what programs are told of it, which means nothing to who decides.
    """
    lines: list[Line] = [(voice("cover.as-claimed-reviewed" if result.reviews else "cover.as-claimed"),)]
    if result.best_outcome is not result.outcome:
        lines.append((voice("verdict.best", outcome=voice.term("outcome", result.best_outcome)),))
    title = outcome_title(views[0]) if len(views) == 1 else voice(f"outcome.{result.outcome}-all")
    yield Notice(title=title, tone=OUTCOME_TONES[result.outcome], paragraphs=tuple(lines), concludes=True)
    if verified := result.verified_outcome:
        beside = tuple((line,) for line in _verified(voice, views, automated=automated))
        title = voice(f"review.outcome.{verified}")
        yield Notice(title=title, tone=OUTCOME_TONES[verified], paragraphs=beside, concludes=True)
    if result.failed_on:
        found: Line = (failed_names(voice, result.failed_on),)
        passed: tuple[Line, ...] = ((voice("cover.failed-on-passed"),),) if automated else ()
        yield Notice(title=voice("cover.failed-on"), tone=Tone.BAD, paragraphs=(found, *passed))


def _verified(voice: Voice, views: tuple[View, ...], *, automated: bool) -> Iterator[str]:
    """Yield what the outcome as verified rests on: reviews, and waivers where they lift gaps."""
    yield voice("cover.as-verified")
    waived = sum(view.judged.verified.numbers.waived for view in views if view.judged.verified)
    if waived:
        yield voice("waivers.lifted", n=waived)
    if automated:
        yield voice("cover.as-verified-passed")


def failed_names(voice: Voice, names: tuple[str, ...]) -> str:
    """Return in words what a run was told to fail on and found: families of findings, the score, findings by code."""
    return voice("list.parts").join(_failed(voice, name) for name in names)


def _failed(voice: Voice, name: str) -> str:
    said = voice.known("cover.failed", name)
    return voice.finding_title(name) if said == name else said


def standing(voice: Voice, views: tuple[View, ...]) -> Chart:
    """Return outcome and numbers of every catalogue, never pooled."""
    reviewed = any(view.judged.verified for view in views)
    names = ("score", "evidenced", *(("verified",) if reviewed else ()), "completeness", "gaps")
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
        outcomes(view),
        (score_text(voice, (low.claimed, low.possible), (high.claimed, high.possible)),),
        (score_text(voice, (low.evidenced, low.possible), (high.evidenced, high.possible)),),
        *(((verified_share(low),),) if judged.verified else ()),
        (share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),),
        gap_counts(view),
    )


def gap_counts(view: View) -> Line:
    """Return the mandatory gaps as claimed, and where there is a review those as verified beneath them."""
    judged, voice = view.judged, view.voice
    claimed = span(str(judged.low.gaps), str(judged.high.gaps))
    if not judged.verified:
        return (claimed,)
    verified = str(judged.verified.numbers.gaps)
    return (voice("cover.claimed"), claimed, "\n", voice("cover.verified"), verified)


def outcomes(view: View) -> Line:
    """Return the outcome as claimed, and where there is a review the one as verified beneath it."""
    judged, voice = view.judged, view.voice
    if not judged.verified:
        return (voice.outcome(judged.outcome),)
    claimed, verified = voice("cover.claimed"), voice("cover.verified")
    return (claimed, voice.outcome(judged.outcome), "\n", verified, voice.outcome(judged.verified.outcome))


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
        yield Fact(voice("cover.model"), ((voice.known("service-model", profile.service.model),),))
    yield Fact(voice("cover.programme"), ((voice.programme(scope.programme) or DASH,),))
    yield Fact(voice("cover.period"), ((voice.period(scope.period),),))
    yield Fact(voice("cover.prepared"), ((_prepared(voice, result),),))


def _vendor(voice: Voice, result: AssessmentResult) -> Line:
    vendor = result.profile.vendor
    number = voice("cover.corporate-number", number=vendor.corporate_number) if vendor.corporate_number else None
    country = voice("cover.country", country=voice.country(vendor.country)) if vendor.country else None
    known = voice("list.parts").join(filter(None, (number, country)))
    return (vendor.name, "\n", known) if known else (vendor.name,)


def _prepared(voice: Voice, result: AssessmentResult) -> str:
    scope = result.profile.assessment
    parts = (scope.prepared_by, scope.prepared_on.isoformat() if scope.prepared_on else None)
    return voice("list.parts").join(filter(None, parts)) or DASH


def _sources(voice: Voice, result: AssessmentResult, *, listed: bool) -> Iterator[Fact]:
    """Yield what was judged and by which tool; all files that were read are counted, ``listed`` elsewhere or not."""
    yield from catalogue_facts(voice, result)
    files = tuple(
        (Code(file.path), "\n", Code(file.sha256)) for file in result.inputs if file.role is InputRole.PROFILE
    )
    count = len(result.inputs)
    every = (
        Ref(voice("cover.all-inputs", n=count), "section/inputs") if listed else voice("cover.inputs-counted", n=count)
    )
    yield Fact(voice("cover.inputs"), (*files, (every,)))
    yield tool_fact(voice, result)
