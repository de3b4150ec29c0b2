"""A case's result with the words to tell it: names of bids and demands, sections, columns, controls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Control, Group, Provenance, Requirement
from ismap_check.model.diagnostic import Param
from ismap_check.model.result import AssessmentResult, OutBy, Verdict
from ismap_check.procurement.bids import JudgedBid, Part
from ismap_check.procurement.case_result import CaseResult
from ismap_check.report.blocks import Badge, Block, Code, Column, Line, Prose, Section, Table, Tone
from ismap_check.report.numbers import DASH, span
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


class Telling:
    """What every section of a case's reports needs; ``say("risk.title")`` is the key ``procurement.risk.title``."""

    def __init__(self, result: CaseResult, words: Words) -> None:
        self.result = result
        self.voice = Voice(words)

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of these reports."""
        return self.voice.words(f"procurement.{key}", **params)

    def words_or_blank(self, text: str | None) -> str:
        """Return a text of the case, or that it was left blank."""
        return text or self.say("blank")

    def columns(self, family: str, *names: str) -> tuple[Column, ...]:
        """Return columns headed by ``<family>.column.<name>``."""
        return tuple(Column(self.say(f"{family}.column.{name}")) for name in names)

    def bid_columns(self) -> tuple[Column, ...]:
        """Return a column for every bid that could be judged."""
        return tuple(Column(self.bid(bid.bid.id)) for bid in self.result.judged)

    def section(self, name: str, blocks: Iterable[Block], sections: Iterable[Section] = ()) -> Section:
        """Return a section; without anything in it, it says so."""
        held, below = tuple(blocks), tuple(sections)
        if not held and not below:
            held = (Prose(((self.say(f"{name}.none"),),)),)
        return Section(anchor=f"case/{name}", title=self.say(f"{name}.title"), blocks=held, sections=below)

    def table(self, name: str, columns: tuple[Column, ...], rows: Iterable[tuple[Line, ...]]) -> Iterator[Table]:
        """Yield a table captioned ``<name>.caption``, with its note if there is one; none without rows."""
        held = tuple(rows)
        if held:
            note = self.say(f"{name}.note") if f"procurement.{name}.note" in self.voice.words else ""
            yield Table(caption=self.say(f"{name}.caption"), columns=columns, rows=held, note=note)

    def verdict(self, verdict: Verdict | None) -> Badge:
        """Return the badge of a bid's verdict; None, where the control is asked for, is out by the bid's facts."""
        return self.voice.verdict(verdict) if verdict else self.voice.badge(self._ruled_out, Tone.MUTED)

    @cached_property
    def _ruled_out(self) -> str:
        return self.voice.term("out-by", OutBy.FACTS)

    def part(self, part: Part) -> str:
        """Return a demand's name: the catalogue, and the baseline that demands it."""
        title = self.voice.text(part.catalogue.title)
        return title if part.is_direct else self.voice("cover.under", catalogue=title, baseline=part.demand.title)

    def bid(self, bid_id: str) -> str:
        """Return what a bid is called: its service; the case's own name of it where the profile cannot be read."""
        return self._bid_names[bid_id]

    def control(self, part: Part, node: Control | Group) -> Line:
        """Return a control or group with id and title; ``part`` says whether its topic is only inferred."""
        inferred = isinstance(node, Control) and node.provenance is Provenance.INFERRED
        mark = (self.voice("gaps.inferred-mark"),) if inferred and node.id in part.catalogue.control_by_id else ()
        title = self.voice.title(node)
        return (Code(node.id), *((" ", title) if title else ()), *mark)

    def requirement(self, requirement: Requirement) -> str:
        """Return whether a control is a must."""
        return self.voice.term("requirement", requirement)

    def gaps(self, low: int, high: int, waived: int) -> str:
        """Return a number of unmet musts, from now to with every option, and how many of them are waived."""
        counted = span(str(low), str(high))
        return f"{counted}\n{self.say('gaps.waived', n=waived)}" if waived else counted

    def view(self, bid: JudgedBid, result: AssessmentResult, part: Part) -> View:
        """Return one bid's standing on one demand, as the sections of its own report see it."""
        return View(
            voice=self.voice,
            result=result,
            baseline=None if part.is_direct else part.demand,
            judged=part.judged(result),
            catalogue=part.catalogue,
            prefix=f"{bid.bid.id}/",
        )

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts as a list, a dash for none."""
        return self.voice.words.say(tuple(texts)) or DASH

    @cached_property
    def _bid_names(self) -> dict[str, str]:
        """Names told apart: services of the same name get the case's own name beside it."""
        names = {one.bid.id: one.result.profile.service.name if one.result else one.bid.id for one in self.result.bids}
        listed = list(names.values())
        return {key: name if listed.count(name) == 1 else f"{name} ({key})" for key, name in names.items()}
