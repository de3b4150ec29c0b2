"""Build the report of a change: what got worse first, then why the score moved, then every answer that differs."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.i18n.words import Words
from ismap_check.model.difference import CatalogueDifference, Difference
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Fact, Facts, Line, Notice, Report, Section, Tone
from ismap_check.report.difference.controls import answers_section, moved_sections
from ismap_check.report.difference.findings import findings_section, lists_of
from ismap_check.report.difference.score import score_section
from ismap_check.report.difference.summary import conclusion, standing_blocks
from ismap_check.report.difference.telling import CatalogueTelling, Telling
from ismap_check.report.pages import numbered, page_words


def build_difference(found: Difference, words: Words) -> Report:
    """Return the report in the language of ``words``; the same difference gives the same report."""
    telling = Telling(found, words)
    tellings = tuple(CatalogueTelling(telling, one) for one in found.catalogues)
    sections = changes_sections(telling, tellings, answers=True)
    profile = found.after.profile
    return Report(
        language=words.language,
        title=telling.say("title"),
        subject=telling.voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=tuple(_cover(telling, tellings)),
        sections=numbered(sections),
        words=page_words(telling.voice, found.after),
    )


def changes_sections(telling: Telling, tellings: tuple[CatalogueTelling, ...], *, answers: bool) -> tuple[Section, ...]:
    """Return a part for each catalogue, then what is about the profile as a whole; ``answers``: with both texts."""
    found = telling.found
    whole = _findings(telling, "difference/findings", found)
    return (*(_catalogue_part(one, answers=answers) for one in tellings), *whole)


def _cover(telling: Telling, tellings: tuple[CatalogueTelling, ...]) -> Iterator[Block]:
    yield conclusion(telling)
    yield from standing_blocks(tellings)
    found = telling.found
    basis = "claims-and-reviews" if found.before.reviews or found.after.reviews else "claims"
    yield Notice(telling.say("notice.title"), Tone.MUTED, ((telling.say(f"notice.{basis}"),),))
    facts = [
        Fact(telling.say("side.before"), _side(telling, found.before)),
        Fact(telling.say("side.after"), _side(telling, found.after)),
    ]
    one_sided = (("only-before", found.only_before), ("only-after", found.only_after))
    facts += [Fact(telling.say(name), tuple((ref,) for ref in refs)) for name, refs in one_sided if refs]
    yield Facts(tuple(facts))


def _side(telling: Telling, result: AssessmentResult) -> tuple[Line, ...]:
    """Return on which day, over which period and by which version one side was judged."""
    voice, scope = telling.voice, result.profile.assessment
    options = result.options.with_options
    return (
        (telling.say("side.judged", day=voice.day(result.as_of), version=result.tool_version),),
        (telling.say("side.period", period=voice.period(scope.period)),),
        *(((telling.say("side.options", names=options),),) if options else ()),
    )


def _catalogue_part(telling: CatalogueTelling, *, answers: bool) -> Section:
    found, texts = telling.found, answers_section(telling) if answers else None
    return Section(
        anchor=telling.anchor("overview"),
        title=telling.title,
        sections=(
            *moved_sections(telling),
            score_section(telling),
            *((texts,) if texts else ()),
            *_findings(telling.telling, telling.anchor("findings"), found),
        ),
    )


def _findings(telling: Telling, anchor: str, found: Difference | CatalogueDifference) -> Iterator[Section]:
    if lists := lists_of(found):
        yield findings_section(telling, anchor, lists)
