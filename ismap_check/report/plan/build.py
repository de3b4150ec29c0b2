"""The plan as a document of its own: one table of everything that is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Fact, Facts, Prose, Report, Section
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.links import without_dead_links
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.plan.entries import entries_of, profile_entries
from ismap_check.report.plan.section import counts
from ismap_check.report.plan.table import COLUMNS, Listed, filled, plan_table
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice


def build_plan(result: AssessmentResult, words: Words, *, bare: bool = False) -> Report:
    """Return the action plan in the language of ``words``; it holds one table, whatever the number of catalogues.

    ``bare``: for a table that programs read, which has every column whatever is in them.
    """
    voice = Voice(words)
    judged = views(voice, result)
    listed: list[Listed] = [(view, entry) for view in judged for entry in entries_of(view)]
    listed += [(None, entry) for entry in profile_entries(result)]
    profile = result.profile
    report = Report(
        language=words.language,
        title=voice("plan.title"),
        subject=voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=(_facts(voice, result, judged), Prose(((voice("plan.meaning"),),))),
        sections=numbered(
            [_section(voice, listed, COLUMNS if bare else filled(listed), several=len(judged) > 1)],
        ),
        words=page_words(voice, result),
    )
    return without_dead_links(report)


def _section(voice: Voice, listed: list[Listed], columns: Sequence[str], *, several: bool) -> Section:
    blocks: tuple[Block, ...] = (Prose(((voice("plan.none"),),)),)
    if listed:
        said = Prose(((counts(voice, (entry for _, entry in listed)),),))
        blocks = (said, plan_table(voice, listed, several=several, shown=columns))
    return Section(anchor="section/plan", title=voice("plan.listed"), blocks=blocks)


def _facts(voice: Voice, result: AssessmentResult, judged: tuple[View, ...]) -> Facts:
    catalogues = tuple((voice.text(view.catalogue.title), " ", *edition_line(voice, view.catalogue)) for view in judged)
    return Facts(
        (
            Fact(voice("cover.vendor"), ((result.profile.vendor.name,),)),
            Fact(voice("cover.service"), ((result.profile.service.name,),)),
            Fact(voice("cover.catalogues"), catalogues),
            Fact(voice("cover.as-of"), ((voice.day(result.as_of),),)),
            Fact(voice("cover.tool"), ((f"ismap-check {result.tool_version}",),)),
        )
    )
