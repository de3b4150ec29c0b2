"""Build the report of a case: what an officer attaches to a decision; printed, it reads from front to back."""

from __future__ import annotations

from ismap_check.i18n.words import Words
from ismap_check.procurement.case_result import CaseResult
from ismap_check.report.blocks import Report
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.procurement.comparison import chapters_section, differences_section
from ismap_check.report.procurement.cover import cover_blocks
from ismap_check.report.procurement.demanded import demanded_section, notices_section
from ismap_check.report.procurement.duties import contract_section, points_section, tasks_section
from ismap_check.report.procurement.each_bid import bids_section
from ismap_check.report.procurement.promises import conditions_section, plans_section
from ismap_check.report.procurement.questions import questions_section
from ismap_check.report.procurement.registrations import registrations_section
from ismap_check.report.procurement.risk import risk_section
from ismap_check.report.procurement.sign_off import files_section, sign_off_section
from ismap_check.report.procurement.telling import Telling


def build_case_report(result: CaseResult, words: Words) -> Report:
    """Return the report in the language of ``words``; the same result gives the same report."""
    telling = Telling(result, words)
    points = points_section(telling)
    sections = (
        risk_section(telling),
        demanded_section(telling),
        bids_section(telling),
        chapters_section(telling),
        differences_section(telling),
        registrations_section(telling),
        conditions_section(telling),
        plans_section(telling),
        questions_section(telling),
        tasks_section(telling),
        contract_section(telling),
        *((points,) if points else ()),
        sign_off_section(telling),
        notices_section(telling),
        files_section(telling),
    )
    return Report(
        language=words.language,
        title=telling.say("title"),
        subject=telling.words_or_blank(result.case.project.name),
        cover=cover_blocks(telling),
        sections=numbered(sections),
        words=page_words(telling.voice, result.specified),
    )
