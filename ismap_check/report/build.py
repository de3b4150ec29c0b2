"""Build the report of one assessment: the cover, a part per catalogue judged, what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.actions import actions_section
from ismap_check.report.asked import EVERYTHING, Asked, Audience, Level
from ismap_check.report.assignees import assignees_section
from ismap_check.report.backing import backing_section
from ismap_check.report.baseline_notes import baseline_section
from ismap_check.report.blocks import Block, Report, Section
from ismap_check.report.cards import control_sections
from ismap_check.report.carried import carried_section
from ismap_check.report.catalogue_notes import catalogue_section
from ismap_check.report.chapters import chapters_section
from ismap_check.report.cover import catalogue_title, cover_blocks
from ismap_check.report.evidence_register import evidence_section
from ismap_check.report.findings import findings_section
from ismap_check.report.gaps import exclusions_section, gaps_section, left_out_section
from ismap_check.report.method import glossary_section, inputs_section
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.pictures.heat_map import heat_map_section
from ismap_check.report.plan.section import plan_section
from ismap_check.report.points_lost import points_section
from ismap_check.report.sign_off import sign_off_section
from ismap_check.report.subject import profile_findings_section, service_section
from ismap_check.report.verdict import verdict_section
from ismap_check.report.view import View, cards, views
from ismap_check.report.voice import Voice

if TYPE_CHECKING:  # most reports do not look back
    from ismap_check.report.since import Earlier, Since


def build_report(
    result: AssessmentResult, words: Words, asked: Asked = EVERYTHING, earlier: Earlier | None = None
) -> Report:
    """Return the report of an assessment in the language of ``words``; the same result gives the same report.

    ``earlier`` is a result of the same service to look back at. For the public it is another kind of report, which is
    the same at every level (:mod:`~ismap_check.report.extract`) and does not look back.
    """
    if asked.audience is Audience.PUBLIC:
        from ismap_check.report.extract import build_public  # most reports are for who may see all

        return build_public(result, words)
    shown = _held(result, asked)
    return _build(shown, words, asked, _since(earlier, shown, words, asked) if earlier else None)


def _held(result: AssessmentResult, asked: Asked) -> AssessmentResult:
    if asked.audience is not Audience.BUYER:
        return result
    from ismap_check.report.audience import for_buyer  # most reports are for who may see all

    return for_buyer(result)


def _since(earlier: Earlier, shown: AssessmentResult, words: Words, asked: Asked) -> Since:
    from ismap_check.report.since import since  # most reports do not look back

    return since(earlier._replace(result=_held(earlier.result, asked)), shown, words)


def _build(result: AssessmentResult, words: Words, asked: Asked, changed: Since | None) -> Report:
    voice = Voice(words)
    judged = views(voice, result, asked.only)
    page = asked.level is Level.EXECUTIVE
    cover = _page(voice, result, judged, asked, changed) if page else cover_blocks(voice, result, judged, asked)
    sections = () if page else _sections(voice, result, judged, asked, changed)
    profile = result.profile
    report = Report(
        language=words.language,
        title=voice("title"),
        subject=voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=cover,
        sections=numbered(sections),
        words=page_words(voice, result),
    )
    if asked == EVERYTHING:
        return report
    from ismap_check.report.links import without_dead_links  # most reports are whole

    return without_dead_links(report)


def _page(
    voice: Voice, result: AssessmentResult, judged: tuple[View, ...], asked: Asked, changed: Since | None
) -> tuple[Block, ...]:
    """Return the page for who decides."""
    from ismap_check.report.executive import executive_blocks  # most reports are more than a page

    return executive_blocks(voice, result, judged, asked, changed)


def _sections(
    voice: Voice, result: AssessmentResult, judged: tuple[View, ...], asked: Asked, changed: Since | None
) -> Iterator[Section]:
    whole = asked.level is Level.FULL
    if changed:
        yield changed.section(asked.level)
    yield from (_catalogue_part(view, whole=whole) for view in judged)
    if whole:
        yield service_section(voice, result)
        yield evidence_section(voice, result, cards(judged), only_shown=bool(asked.only))
    if findings := profile_findings_section(voice, result):
        yield findings
    yield glossary_section(voice)
    if whole:
        yield inputs_section(voice, result)
    yield sign_off_section(voice)


def _catalogue_part(view: View, *, whole: bool) -> Section:
    """Return all about one catalogue; its controls and the register of its sources only where the report is whole."""
    sections = (
        verdict_section(view),
        *_assessor_sections(view),
        carried_section(view),
        baseline_section(view),
        gaps_section(view),
        exclusions_section(view),
        left_out_section(view),
        actions_section(view),
        plan_section(view),
        chapters_section(view),
        heat_map_section(view),
        points_section(view),
        backing_section(view),
        assignees_section(view),
        findings_section(view),
        *((control_sections(view), catalogue_section(view)) if whole else ()),
    )
    return Section(
        anchor=view.part("overview"), title=catalogue_title(view), sections=tuple(one for one in sections if one)
    )


def _assessor_sections(view: View) -> tuple[Section | None, ...]:
    """Return what assessors say: their reviews and their waivers."""
    if not view.result.reviews and not view.result.waivers:
        return ()
    from ismap_check.report.reviews import review_section  # most reports have neither
    from ismap_check.report.waivers import waivers_section  # most reports have neither

    return review_section(view), waivers_section(view)
