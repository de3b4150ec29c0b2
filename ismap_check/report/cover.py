"""The cover: the conclusion, what was assessed, under which terms, and what the report is not."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.result import AssessmentResult, InputRole, RunOptions
from ismap_check.report.blocks import Block, Chart, Code, Column, Fact, Line, Notice, Ref, Table, Tone
from ismap_check.report.blocks import Facts as FactList
from ismap_check.report.catalogue_notes import edition_line, wording_of
from ismap_check.report.chapters import score_bar, score_chart
from ismap_check.report.evidence_register import evidence_checked
from ismap_check.report.numbers import DASH, percent, span
from ismap_check.report.verdict import outcome_title, score_text, share_of
from ismap_check.report.view import View
from ismap_check.report.voice import OUTCOME_TONES, Voice


def cover_blocks(voice: Voice, result: AssessmentResult, views: tuple[View, ...]) -> tuple[Block, ...]:
    """Return the cover's blocks."""
    facts = FactList((*_subject(voice, result), *_terms(voice, result), *_sources(voice, result)))
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


def _editions(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    """Yield which editions were judged in place of those that the profile answers."""
    lines = tuple(
        (
            voice(
                "cover.edition-carried",
                answered=f"{one.catalogue}@{one.answered}",
                judged=f"{one.catalogue}@{one.edition}",
            ),
        )
        for one in result.carried
    )
    if lines:
        yield Fact(voice("cover.editions"), lines)


def _terms(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    yield Fact(voice("cover.as-of"), ((voice.day(result.as_of),),))
    yield from _editions(voice, result)
    baselines = tuple(_baseline(voice, baseline) for baseline in result.baselines)
    yield Fact(voice("cover.baselines"), baselines or ((voice("cover.no-baseline"),),))
    yield Fact(voice("cover.options"), tuple(_options(voice, result.options)) or ((voice("cover.no-options"),),))
    yield Fact(voice("cover.evidence"), ((evidence_checked(voice, result),),))


def _baseline(voice: Voice, baseline: Baseline) -> Line:
    return (voice.text(baseline.title), " ", Code(baseline.id), "\nsha256 ", Code(baseline.sha256))


def _options(voice: Voice, options: RunOptions) -> Iterator[Line]:
    for option in options.with_options:
        yield (Code(f"--with-option {option}"),)
    for catalogue, edition in options.editions.items():
        yield (Code(f"--edition {catalogue}@{edition}"),)
    for condition, threshold in options.thresholds.items():
        yield (
            voice("cover.threshold", condition=voice.term("condition", condition), value=_limit(condition, threshold)),
        )
    if options.fail_under is not None:
        yield (Code(f"--fail-under {percent(options.fail_under).removesuffix(' %')}"),)
    if options.fail_on:
        yield (Code(f"--fail-on {','.join(options.fail_on)}"),)


def _limit(condition: str, threshold: int) -> str:
    return str(threshold) if condition == "mandatory_exclusions" else percent(threshold)


def _sources(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    judged = {(one.catalogue, one.edition) for judgement in result.judgements for one in judgement.catalogues}
    answered = {(one.catalogue, one.answered) for one in result.carried}
    notes = {**dict.fromkeys(answered, "carried-from"), **dict.fromkeys(judged, "")}
    catalogues = tuple(
        _catalogue(voice, catalogue, notes.get((catalogue.id, catalogue.edition), "not-judged"))
        for catalogue in result.catalogues
    )
    yield Fact(voice("cover.catalogues"), catalogues)
    files = tuple(
        (Code(file.path), "\n", Code(file.sha256)) for file in result.inputs if file.role is InputRole.PROFILE
    )
    yield Fact(
        voice("cover.inputs"), (*files, (Ref(voice("cover.all-inputs", n=len(result.inputs)), "section/inputs"),))
    )
    yield Fact(voice("cover.tool"), ((f"ismap-check {result.tool_version}",),))


def _catalogue(voice: Voice, catalogue: Catalogue, note: str) -> Line:
    """Return a catalogue's particulars; ``note`` names the words on what it was used for besides judging."""
    title = voice.text(catalogue.title)
    wording = wording_of(voice, catalogue)
    if note:
        title += voice(f"cover.{note}")
    return (
        title,
        "\n",
        *edition_line(voice, catalogue),
        "\n",
        wording,
        "\n",
        voice("catalogue.sha256"),
        " ",
        Code(catalogue.sha256),
    )
