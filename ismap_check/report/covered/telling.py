"""What a coverage report tells, with the words to tell it: controls, ways, relations, shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ismap_check.coverage.cover import Coverage, Extent, Proposal
from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Catalogue, Control, Group
from ismap_check.model.diagnostic import Param
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.profile import VendorProfile
from ismap_check.report.blocks import Code, Column, Line
from ismap_check.report.numbers import DASH, percent, tenths
from ismap_check.report.voice import Voice


class Covered(NamedTuple):
    """A profile's coverage of a catalogue, with the mappings that were read for it."""

    profile: VendorProfile
    coverage: Coverage
    mappings: tuple[CatalogueMapping, ...]
    as_of: date
    tool_version: str


class Telling:
    """What every section needs; ``say("extent.title")`` is the key ``coverage.extent.title``."""

    def __init__(self, covered: Covered, words: Words) -> None:
        self.covered = covered
        self.voice = Voice(words)

    @property
    def coverage(self) -> Coverage:
        """What is told."""
        return self.covered.coverage

    @property
    def target(self) -> Catalogue:
        """The catalogue that answers are proposed for."""
        return self.coverage.target.catalogue

    @property
    def unreached(self) -> tuple[str, ...]:
        """What the sources from which no mapping leads to the target are called."""
        titles = {one.catalogue.ref: self.voice.text(one.catalogue.title) for one in self.coverage.sources}
        return tuple(titles.get(ref, ref) for ref in self.coverage.unreached)

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of this report."""
        return self.voice.words(f"coverage.{key}", **params)

    def columns(self, family: str, *names: str) -> tuple[Column, ...]:
        """Return columns headed by ``<family>.column.<name>``."""
        return tuple(Column(self.say(f"{family}.column.{name}")) for name in names)

    def control(self, node: Control | Group) -> Line:
        """Return a control or group with id and title."""
        title = self.voice.title(node)
        return (Code(node.id), *((" ", title) if title else ()))

    def way(self, proposal: Proposal) -> tuple[str, ...]:
        """Return the controls on the way to a proposal, the answered one first, as arguments write them."""
        refs = (hop.source.partition("@")[0] for hop in proposal.route.hops)
        return tuple(f"{ref}/{hop.link.source}" for ref, hop in zip(refs, proposal.route.hops, strict=True))

    def answer(self, proposal: Proposal) -> str:
        """Return the status that was answered."""
        return self.voice.term("status", proposal.answer.status)

    def relation(self, proposal: Proposal) -> str:
        """Return how the target relates to the control that was answered."""
        return self.voice.term("relation", proposal.route.relation)

    def reasons(self, proposal: Proposal) -> tuple[str, ...]:
        """Return the reason of every link on the way."""
        return tuple(self.voice.text(hop.link.reason) for hop in proposal.route.hops)

    def marks(self, control: str, proposal: Proposal) -> tuple[str, ...]:
        """Return what is special about a proposal: rough, put together from details, or not offered."""
        return tuple(self.say(f"mark.{name}") for name in self._marks(control, proposal))

    def _marks(self, control: str, proposal: Proposal) -> Iterator[str]:
        if not self.target.is_leaf(control):
            yield "rough"
        if proposal.summed:
            yield "summed"
        if control not in self.coverage.offered:
            yield "there"

    @cached_property
    def chapter_of(self) -> Mapping[str, Group | None]:
        """The uppermost group of every control; None where it is in none."""
        above = {control.id: tuple(self.target.groups_above(control.id)) for control in self.target.controls}
        return {control: groups[-1] if groups else None for control, groups in above.items()}

    @cached_property
    def uncovered(self) -> tuple[Control, ...]:
        """The leaves in scope that nothing is proposed for and nothing was answered to."""
        coverage = self.coverage
        return tuple(
            leaf
            for leaf in self.target.leaves
            if leaf.id not in coverage.target.out
            and leaf.id not in coverage.proposals
            and getattr(coverage.target.answers.get(leaf.id), "status", None) is None
        )

    @cached_property
    def used(self) -> tuple[str, ...]:
        """The mappings that proposals come from, by their names."""
        hops = [hop for one in self.coverage.proposals.values() for hop in one.route.hops]
        ends = {frozenset((hop.source, hop.target)) for hop in hops}
        return tuple(one.ref for one in self.covered.mappings if frozenset((one.source, one.target)) in ends)

    @staticmethod
    def share(part: int, extent: Extent) -> str:
        """Return a part of an extent in percent, rounded down; a dash where nothing has weight."""
        found = tenths(part, extent.possible)
        return DASH if found is None else percent(found)
