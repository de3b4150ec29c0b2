"""The sample as a document: the controls drawn, the strata they come from, the whole population with its tickets."""

from __future__ import annotations

from ismap_check.assessment.sampling import Drawing, ticket_text
from ismap_check.i18n.words import Words
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Code, Fact, Facts, Prose, Report, Section
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.sampled.tables import drawn_table, population_table, risk_table, stratum_table
from ismap_check.report.voice import Voice

EXAMPLE_TICKET = 1


def build_sample(result: AssessmentResult, drawing: Drawing, words: Words) -> Report:
    """Return the sample in the language of ``words``."""
    voice = Voice(words)
    profile = result.profile
    titles = {f"{one.id}@{one.edition}": one for one in result.catalogues}
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("drawn", (drawn_table(voice, drawing, titles),)),
        ("strata", (stratum_table(voice, drawing, titles), risk_table(voice, drawing))),
        ("how", (_how(voice, drawing),)),
        ("population", (population_table(voice, drawing),)),
    )
    sections = (
        Section(anchor=f"section/{name}", title=voice(f"sample.{name}.title"), blocks=blocks) for name, blocks in parts
    )
    return Report(
        language=words.language,
        title=voice("sample.title"),
        subject=voice("subject", service=profile.service.name, vendor=profile.vendor.name),
        cover=(_facts(voice, result, drawing), Prose(((said(voice, drawing),), (voice("sample.meaning"),)))),
        sections=numbered(sections),
        words=page_words(voice, result),
    )


def said(voice: Voice, drawing: Drawing) -> str:
    """Return in one sentence how many were drawn of how many."""
    key = "all" if drawing.size > len(drawing.population) else "counts"
    return voice(f"sample.{key}", n=len(drawing.drawn), population=len(drawing.population), size=drawing.size)


def _facts(voice: Voice, result: AssessmentResult, drawing: Drawing) -> Facts:
    judged = {(one.catalogue, one.edition) for judgement in result.judgements for one in judgement.catalogues}
    catalogues = tuple(
        (voice.text(one.title), " ", *edition_line(voice, one))
        for one in result.catalogues
        if (one.id, one.edition) in judged
    )
    tickets = sum(one.tickets for one in drawing.population)
    return Facts(
        (
            Fact(voice("cover.vendor"), ((result.profile.vendor.name,),)),
            Fact(voice("cover.service"), ((result.profile.service.name,),)),
            Fact(voice("cover.catalogues"), catalogues),
            Fact(voice("cover.as-of"), ((voice.day(result.as_of),),)),
            Fact(voice("sample.seed"), ((Code(drawing.seed),),)),
            Fact(voice("sample.size"), ((str(drawing.size),),)),
            Fact(voice("sample.population-size"), ((str(len(drawing.population)),),)),
            Fact(voice("sample.tickets-in-all"), ((str(tickets),),)),
            Fact(voice("cover.tool"), ((f"ismap-check {result.tool_version}",),)),
        )
    )


def _how(voice: Voice, drawing: Drawing) -> Prose:
    """Return the way of drawing in words, with one ticket as an example to check."""
    named = drawing.drawn[0].candidate.name if drawing.drawn else ""
    example = ticket_text(drawing.seed, named, EXAMPLE_TICKET)
    lines = tuple((voice(f"sample.how.{part}"),) for part in ("population", "tickets", "number", "order"))
    return Prose((*lines, (voice("sample.how.example"), " ", Code(example))))
