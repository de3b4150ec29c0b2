"""Where a report comes from: the terms it was judged under, the sources it rests on, each with edition and digest."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.result import AssessmentResult, RunOptions
from ismap_check.report.blocks import Code, Fact, Line
from ismap_check.report.catalogue_notes import edition_line, wording_of
from ismap_check.report.evidence_register import evidence_checked
from ismap_check.report.numbers import percent
from ismap_check.report.voice import Voice


def terms_facts(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    """Yield how the profile was judged: the day, editions, baselines, options, whether evidence was looked at."""
    yield Fact(voice("cover.as-of"), ((voice.day(result.as_of),),))
    yield from _editions(voice, result)
    baselines = tuple(_baseline(voice, baseline) for baseline in result.baselines)
    yield Fact(voice("cover.baselines"), baselines or ((voice("cover.no-baseline"),),))
    yield Fact(voice("cover.options"), tuple(option_lines(voice, result.options)) or ((voice("cover.no-options"),),))
    yield Fact(voice("cover.evidence"), ((evidence_checked(voice, result),),))


def catalogue_facts(voice: Voice, result: AssessmentResult) -> Iterator[Fact]:
    """Yield which catalogues were used, each with edition, revision, origin of its wording and digest."""
    judged = {(one.catalogue, one.edition) for judgement in result.judgements for one in judgement.catalogues}
    answered = {(one.catalogue, one.answered) for one in result.carried}
    notes = {**dict.fromkeys(answered, "carried-from"), **dict.fromkeys(judged, "")}
    catalogues = tuple(
        _catalogue(voice, catalogue, notes.get((catalogue.id, catalogue.edition), "not-judged"))
        for catalogue in result.catalogues
    )
    yield Fact(voice("cover.catalogues"), catalogues)


def tool_fact(voice: Voice, result: AssessmentResult) -> Fact:
    """Return which version of the tool judged."""
    return Fact(voice("cover.tool"), ((f"ismap-check {result.tool_version}",),))


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


def _baseline(voice: Voice, baseline: Baseline) -> Line:
    return (voice.text(baseline.title), " ", Code(baseline.id), "\nsha256 ", Code(baseline.sha256))


def option_lines(voice: Voice, options: RunOptions) -> Iterator[Line]:
    """Yield what the command line asked for."""
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
