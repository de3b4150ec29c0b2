"""The specification annex (要件一覧): every requirement with what it asks evidence of, and room for the answer.

It is what a check sheet is for: the same demands that bids will be judged by, handed out before there are any.
"""

from __future__ import annotations

from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Control
from ismap_check.model.result import ControlResult
from ismap_check.procurement.bids import Part
from ismap_check.procurement.case_result import CaseResult
from ismap_check.report.blocks import Facts, Line, Notice, Prose, Report, Section, Table, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.procurement.cover import project_facts
from ismap_check.report.procurement.demanded import demanded_section, notices_section
from ismap_check.report.procurement.sign_off import files_section
from ismap_check.report.procurement.telling import Telling


def build_annex(result: CaseResult, words: Words) -> Report:
    """Return the annex in the language of ``words``; it is handed out, so nothing of any bid is in it."""
    telling = Telling(result, words)
    sections = (
        demanded_section(telling),
        *(_part(telling, part) for part in result.parts),
        notices_section(telling),
        files_section(telling, of_bids=False),
    )
    how: tuple[Line, ...] = tuple((telling.say(f"annex.{name}"),) for name in ("how", "musts", "evidence", "wording"))
    return Report(
        language=words.language,
        title=telling.say("annex.title"),
        subject=telling.words_or_blank(result.case.project.name),
        cover=(Notice(telling.say("annex.read"), Tone.MUTED, how), Facts(tuple(project_facts(telling)))),
        sections=numbered(sections),
        words=page_words(telling.voice, result.specified),
    )


def _part(telling: Telling, part: Part) -> Section:
    rows = tuple(_row(telling, part, *leaf) for leaf in part.leaves(telling.result.specified))
    mandatory = part.judged(telling.result.specified).low.mandatory
    columns = telling.columns("annex", "id", "chapter", "requirement", "must", "evidence", "status", "answer")
    table = Table(caption=telling.say("annex.caption"), columns=columns, rows=rows)
    counted = Prose(((telling.say("demanded.count", n=len(rows), mandatory=mandatory),),))
    return Section(anchor=f"annex/{part.key}", title=telling.part(part), blocks=(counted, table))


def _row(telling: Telling, part: Part, control: Control, judged: ControlResult) -> tuple[Line, ...]:
    voice = telling.voice
    top = tuple(part.catalogue.groups_above(control.id))[-1:]
    evidence = "\n".join(voice.text(one) for one in control.evidence) or DASH
    return (
        (control.id,),
        (voice.text(top[0].title) if top else DASH,),
        (voice.text(control.title), "\n", voice.text(control.text)),
        (telling.requirement(judged.requirement),),
        (evidence,),
        ("",),
        ("",),
    )
