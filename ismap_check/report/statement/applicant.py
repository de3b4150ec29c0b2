"""Who signs, and what an applicant declares of itself beside the statement (facts of ISMAP, section 6)."""

from __future__ import annotations

from ismap_check.model.result import AssessmentResult
from ismap_check.model.statement import Signatory
from ismap_check.report.blocks import Fact, Facts, Prose, Section
from ismap_check.report.statement.declared import listed
from ismap_check.report.voice import Voice


def applicant_section(voice: Voice, result: AssessmentResult) -> Section:
    """Return the signatory and the declarations."""
    statement, words = result.profile.statement, voice.words
    parts = {
        "capital-ties": statement.capital_ties,
        "officers": statement.officers,
        "foreign-law-risk": (statement.foreign_law_risk,),
        "governing-law": (statement.governing_law,),
        "jurisdiction": (statement.jurisdiction,),
        "third-party-tests": statement.third_party_tests,
        "test-acceptance": (statement.test_acceptance,),
        "certifications": statement.certifications,
    }
    facts = tuple(Fact(words(f"statement.applicant.{key}"), listed(voice, texts)) for key, texts in parts.items())
    return Section(
        anchor="statement/applicant",
        title=words("statement.applicant.title"),
        blocks=(
            Prose(((words("statement.applicant.intro"),),)),
            Facts((*_signatory(voice, statement.signatory), *facts)),
        ),
    )


def _signatory(voice: Voice, signatory: Signatory) -> tuple[Fact, ...]:
    words = voice.words
    known = {True: voice.answer(value=True), False: voice.answer(value=False), None: None}
    parts = {
        "name": signatory.name,
        "position": signatory.position,
        "final-responsibility": known[signatory.final_responsibility],
    }
    facts = tuple(Fact(words(f"statement.signatory.{key}"), listed(voice, (text,))) for key, text in parts.items())
    if signatory.authority:
        return (*facts, Fact(words("statement.signatory.authority"), ((signatory.authority,),)))
    return facts
