"""How the report speaks: words of the reader's language, terms, badges, days, answers to fact questions."""

from __future__ import annotations

from datetime import date

from ismap_check.i18n.countries import country_name
from ismap_check.i18n.findings import say_finding
from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Control, FactValue, Group
from ismap_check.model.diagnostic import Param
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.gate import Outcome
from ismap_check.model.naming import name_of, title_of
from ismap_check.model.profile import Period
from ismap_check.model.result import Verdict
from ismap_check.model.text import Text
from ismap_check.report.blocks import Badge, Fact, Tone
from ismap_check.report.numbers import DASH

VERDICT_TONES = {
    Verdict.SATISFIED: Tone.GOOD,
    Verdict.PARTIAL: Tone.PARTIAL,
    Verdict.NOT_SATISFIED: Tone.BAD,
    Verdict.NOT_APPLICABLE: Tone.MUTED,
    Verdict.NOT_SELECTED: Tone.MUTED,
    Verdict.UNANSWERED: Tone.PARTIAL,
    None: Tone.MUTED,
}
OUTCOME_TONES = {
    Outcome.MEETS: Tone.GOOD,
    Outcome.MEETS_WITH_WAIVERS: Tone.PARTIAL,
    Outcome.INCOMPLETE: Tone.PARTIAL,
    Outcome.DOES_NOT_MEET: Tone.BAD,
}
SEVERITY_TONES = {
    FindingSeverity.GAP: Tone.BAD,
    FindingSeverity.WARNING: Tone.PARTIAL,
    FindingSeverity.NOTE: Tone.MUTED,
}


class Voice:
    """The words table with the report's habits; ``voice("gaps.title")`` is the key ``report.gaps.title``.

    What was said is remembered: a catalogue of a thousand controls says the same labels on every card.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.language = words.language
        self._said: dict[object, str] = {}
        self._terms: dict[tuple[str, str | None], str] = {}
        self._facts: dict[tuple[str, str], Fact] = {}
        self._marks = {tone: words(f"report.mark.{tone}") for tone in Tone}
        self._verdicts = {verdict: self._verdict(verdict) for verdict in VERDICT_TONES}

    def __call__(self, key: str, **params: Param) -> str:
        """Return a sentence of the report."""
        asked = (key, *params.items()) if params else key
        said = self._said.get(asked)
        if said is None:
            said = self._said[asked] = self.words(f"report.{key}", **params)
        return said

    def term(self, family: str, value: str | None) -> str:
        """Return the label of a code, ``none`` for no value."""
        said = self._terms.get((family, value))
        if said is None:
            said = self._terms[family, value] = self.words(f"term.{family}.{value or 'none'}")
        return said

    def fact(self, label: str, family: str, value: str) -> Fact:
        """Return a label with the term that stands for a code, one object for all cards."""
        fact = self._facts.get((label, value))
        if fact is None:
            fact = self._facts[label, value] = Fact(self(label), ((self.term(family, value),),))
        return fact

    def text(self, text: Text) -> str:
        """Return a catalogue's text in the reader's language."""
        return text.pick(self.language)

    def title(self, node: Group | Control) -> str:
        """Return the title of a group or control; nothing where a catalogue holds ids only."""
        return title_of(node, self.language)

    def named(self, node: Group | Control) -> str:
        """Return id and title of a group or control."""
        return name_of(node, self.language)

    def badge(self, text: str, tone: Tone) -> Badge:
        """Return a badge with the mark of its tone."""
        return Badge(text, tone, self._marks[tone])

    def verdict(self, verdict: Verdict | None) -> Badge:
        """Return the badge of a verdict; None says that nothing is in the score."""
        return self._verdicts[verdict]

    def outcome(self, outcome: Outcome) -> Badge:
        """Return the badge of an outcome."""
        return self.badge(self.term("outcome", outcome), OUTCOME_TONES[outcome])

    def severity(self, severity: FindingSeverity) -> Badge:
        """Return the badge of a finding's weight."""
        return self.badge(self.term("finding-severity", severity), SEVERITY_TONES[severity])

    def finding(self, finding: Finding, part: str) -> str:
        """Return what a finding says: ``what``, ``why`` or ``fix``."""
        return say_finding(finding, part, self.words, control=finding.control or DASH)

    def finding_title(self, code: str) -> str:
        """Return the short name of a finding's code."""
        return self.words(f"finding.{code}.title")

    def day(self, day: date | None) -> str:
        """Return a day as ISO 8601 writes it, the same in both languages; a dash where there is none."""
        return day.isoformat() if day else DASH

    def period(self, period: Period | None) -> str:
        """Return the days from and to, both included; an open end is not mentioned."""
        match (period.start, period.end) if period else (None, None):
            case (None, None):
                return DASH
            case (start, None):
                return self("period-from", start=self.day(start))
            case (None, end):
                return self("period-until", end=self.day(end))
            case (start, end):
                return self("period", start=self.day(start), end=self.day(end))

    def answer(self, value: FactValue) -> str:
        """Return the answer to a fact question."""
        match value:
            case bool():
                return self("answer.true") if value else self("answer.false")
            case tuple():
                return self.words.say(tuple(map(self.answer, value))) if value else self("answer.nothing")
            case _:
                return self.known("answer.known", str(value))

    def known(self, family: str, value: str) -> str:
        """Return how people write a value that a file abbreviates, such as ``saas``; any other as it was written."""
        key = f"report.{family}.{value}"
        return self.words(key) if key in self.words else value

    def tags(self, tags: tuple[str, ...]) -> str:
        """Return what a control is marked with; a tag that has no name stands as it is."""
        return self("list.parts").join(self.known("tag", tag) for tag in tags)

    def country(self, code: str) -> str:
        """Return the name of a country with its code; a code that no country has stands as it is."""
        name = country_name(code, self.language)
        return self("country", name=name, code=code) if name else code

    def programme(self, programme: str | None) -> str | None:
        """Return the name of a programme as people write it; None where there is none."""
        return programme and self.known("programme", programme)

    def _verdict(self, verdict: Verdict | None) -> Badge:
        mark = "unanswered" if verdict is Verdict.UNANSWERED else VERDICT_TONES[verdict].value
        return Badge(self.term("verdict", verdict), VERDICT_TONES[verdict], self(f"mark.{mark}"))
