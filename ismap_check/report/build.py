"""Build the report of one assessment: the cover, a part per catalogue judged, what stands behind them."""

from __future__ import annotations

from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.actions import actions_section
from ismap_check.report.assignees import assignees_section
from ismap_check.report.baseline_notes import baseline_section
from ismap_check.report.blocks import Report, Section
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
from ismap_check.report.sign_off import sign_off_section
from ismap_check.report.subject import profile_findings_section, service_section
from ismap_check.report.verdict import verdict_section
from ismap_check.report.view import View, cards, views
from ismap_check.report.voice import Voice


def build_report(result: AssessmentResult, words: Words) -> Report:
    """Return the report of an assessment in the language of ``words``; the same result gives the same report."""
    voice = Voice(words)
    judged = views(voice, result)
    sections = (
        *(_catalogue_part(view) for view in judged),
        service_section(voice, result),
        evidence_section(voice, result, cards(judged)),
        *filter(None, (profile_findings_section(voice, result),)),
        glossary_section(voice),
        inputs_section(voice, result),
        sign_off_section(voice),
    )
    profile = result.profile
    return Report(
        language=words.language,
        title=voice("title"),
        subject=voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=cover_blocks(voice, result, judged),
        sections=tuple(numbered(section, str(number)) for number, section in enumerate(sections, start=1)),
        words=page_words(voice, result),
    )


def _catalogue_part(view: View) -> Section:
    baseline, left_out, carried = baseline_section(view), left_out_section(view), carried_section(view)
    assignees = assignees_section(view)
    return Section(
        anchor=view.part("overview"),
        title=catalogue_title(view),
        sections=(
            verdict_section(view),
            *((carried,) if carried else ()),
            *((baseline,) if baseline else ()),
            gaps_section(view),
            exclusions_section(view),
            *((left_out,) if left_out else ()),
            actions_section(view),
            chapters_section(view),
            *((assignees,) if assignees else ()),
            findings_section(view),
            control_sections(view),
            catalogue_section(view),
        ),
    )
