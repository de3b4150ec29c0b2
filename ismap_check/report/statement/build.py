"""Build the confidential annex: first what is missing, then what a statement says, in its order (facts of ISMAP, 6)."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Fact, Facts, Line, Notice, Report, Section, Tone
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.method import inputs_section
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.statement.applicant import applicant_section
from ismap_check.report.statement.changes import changes_section
from ismap_check.report.statement.declared import events_section, overview_section, scope_section
from ismap_check.report.statement.measures import inherited_section, measures_section
from ismap_check.report.statement.missing import missing_items, missing_section
from ismap_check.report.statement.need import Missing
from ismap_check.report.statement.part import Part, parts_of
from ismap_check.report.statement.selection import selection_section
from ismap_check.report.voice import Voice


def build_statement(result: AssessmentResult, words: Words) -> Report:
    """Return the draft of the annex in the language of ``words``; the same result gives the same draft."""
    voice = Voice(words)
    parts = parts_of(voice, result)
    missing = missing_items(result, words)
    sections = (
        missing_section(voice, missing),
        scope_section(voice, result),
        overview_section(voice, result),
        *(_catalogue_part(part) for part in parts),
        events_section(voice, result),
        applicant_section(voice, result),
        inputs_section(voice, result),
    )
    profile = result.profile
    return Report(
        language=words.language,
        title=words("statement.title"),
        subject=voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=_cover(voice, result, parts, missing),
        sections=numbered(sections),
        words=page_words(voice, result),
        marking=words("statement.marking"),
    )


def _catalogue_part(part: Part) -> Section:
    return Section(
        anchor=part.anchor("requirements"),
        title=part.say("requirements.title", catalogue=part.view.voice.text(part.view.catalogue.title)),
        sections=(selection_section(part), measures_section(part), inherited_section(part), changes_section(part)),
    )


def _cover(
    voice: Voice, result: AssessmentResult, parts: Sequence[Part], missing: Sequence[Missing]
) -> tuple[Block, ...]:
    words, scope = voice.words, result.profile.assessment
    draft: tuple[Line, ...] = tuple((words(f"statement.draft.{name}"),) for name in ("not-official", "confidential"))
    claims = ((words("statement.draft.claims"),), (voice("disclaimer.independent"),))
    catalogues = tuple(
        (voice.text(part.view.catalogue.title), " ", *edition_line(voice, part.view.catalogue)) for part in parts
    )
    facts = (
        Fact(voice("cover.vendor"), ((result.profile.vendor.name,),)),
        Fact(voice("cover.service"), ((result.profile.service.name,),)),
        Fact(voice("cover.programme"), ((voice.programme(scope.programme) or words("statement.blank"),),)),
        Fact(voice("cover.period"), ((voice.period(scope.period),),)),
        Fact(voice("cover.catalogues"), catalogues),
        Fact(voice("cover.as-of"), ((voice.day(result.as_of),),)),
        Fact(voice("cover.tool"), ((f"ismap-check {result.tool_version}",),)),
    )
    return (
        Notice(title=words("statement.draft.title"), tone=Tone.BAD, paragraphs=(*draft, *claims)),
        _standing(voice, missing),
        Facts(facts),
    )


def _standing(voice: Voice, missing: Sequence[Missing]) -> Notice:
    words = voice.words
    if missing:
        return Notice(
            words("statement.missing.count", n=len(missing)), Tone.PARTIAL, ((words("statement.missing.note"),),)
        )
    return Notice(words("statement.missing.none"), Tone.GOOD, ((words("statement.missing.note"),),))
