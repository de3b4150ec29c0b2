"""Build the report: what it is, how much is covered, every proposal with its reason, what is left to answer."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.i18n.words import Words
from ismap_check.report.blocks import (
    Block,
    Code,
    Column,
    Fact,
    Facts,
    Line,
    Notice,
    Prose,
    Report,
    Section,
    Table,
    Tone,
)
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.covered.extent import extent_section
from ismap_check.report.covered.proposals import proposals_section, uncovered_section
from ismap_check.report.covered.telling import Covered, Telling
from ismap_check.report.pages import numbered, page_words


def build_coverage_report(covered: Covered, words: Words) -> Report:
    """Return the report in the language of ``words``; the same coverage gives the same report."""
    telling = Telling(covered, words)
    sections = (
        extent_section(telling),
        proposals_section(telling),
        uncovered_section(telling),
        _mappings_section(telling),
        _notices_section(telling),
    )
    profile = covered.profile
    return Report(
        language=words.language,
        title=telling.say("title"),
        subject=telling.voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=tuple(_cover(telling)),
        sections=numbered(sections),
        words=page_words(telling.voice, covered),
    )


def _cover(telling: Telling) -> Iterator[Block]:
    say, voice, covered = telling.say, telling.voice, telling.covered
    paragraphs = tuple((say(f"notice.{name}"),) for name in ("meaning", "claims"))
    yield Notice(say("notice.title"), Tone.MUTED, paragraphs)
    sources = tuple(
        (voice.text(one.catalogue.title), " ", *edition_line(voice, one.catalogue)) for one in covered.coverage.sources
    )
    yield Facts(
        (
            Fact(voice("cover.vendor"), ((covered.profile.vendor.name,),)),
            Fact(voice("cover.service"), ((covered.profile.service.name,),)),
            Fact(say("target"), ((voice.text(telling.target.title), " ", *edition_line(voice, telling.target)),)),
            Fact(say("sources"), sources),
            Fact(say("day"), ((voice.day(covered.as_of),),)),
            Fact(voice("cover.tool"), ((f"ismap-check {covered.tool_version}",),)),
        )
    )
    if telling.unreached:
        yield Prose(((say("unreached", names=telling.unreached),),))


def _mappings_section(telling: Telling) -> Section:
    """Return the mappings that were read, each with its hash; without any, it says so."""
    say, voice = telling.say, telling.voice
    rows: tuple[tuple[Line, ...], ...] = tuple(
        (
            (Code(one.ref),),
            (voice("catalogue.bundled") if one.origin == "bundled" else one.origin,),
            (str(len(one.links)),),
            (Code(one.sha256),),
        )
        for one in telling.covered.mappings
    )
    head = telling.columns("mappings", "mapping", "origin", "links", "sha256")
    columns = (*head[:2], Column(head[2].label, numeric=True), head[3])
    blocks: tuple[Block, ...] = (Prose(((say("mappings.none"),),)),)
    if rows:
        blocks = (Table(caption=say("mappings.caption"), columns=columns, rows=rows),)
    return Section(anchor="coverage/mappings", title=say("mappings.title"), blocks=blocks)


def _notices_section(telling: Telling) -> Section:
    """Return the notices of all catalogues that have a say here."""
    voice = telling.voice
    catalogues = (telling.target, *(one.catalogue for one in telling.coverage.sources))
    notices = tuple(Notice(voice.text(one.title), Tone.MUTED, ((voice.text(one.notice),),)) for one in catalogues)
    return Section(anchor="coverage/notices", title=telling.say("notices.title"), blocks=notices)
