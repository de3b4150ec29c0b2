"""One catalogue judged under one baseline, with everything at hand that the sections about it look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue, Control, Group, Requirement, Wording
from ismap_check.model.diagnostic import Param
from ismap_check.model.profile import EvidenceItem, Response, Status
from ismap_check.model.records import dataclass
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, EvidenceResult, Judgement
from ismap_check.report.asked import Filter
from ismap_check.report.blocks import Block, Fact, Line, Prose, Ref, Section, Strong
from ismap_check.report.evidence_register import evidence_badge
from ismap_check.report.voice import Voice

if TYPE_CHECKING:  # most results have no review
    from ismap_check.model.verified import ControlReview

CHOSEN = frozenset({"gaps", "exclusions", "left-out", "findings", "controls"})
"""The sections that show only the controls a reader asks for."""


@dataclass(frozen=True, kw_only=True)
class View:
    """A catalogue's result beside the catalogue, the answers and the words.

    ``prefix`` keeps anchors apart where several baselines judge the same catalogue; it is empty for the first.
    ``shown`` holds the ids of the controls that the reader asks for; None: all of them.
    """

    voice: Voice
    result: AssessmentResult
    baseline: Baseline | None
    judged: CatalogueResult
    catalogue: Catalogue
    prefix: str = ""
    shown: frozenset[str] | None = None

    @cached_property
    def responses(self) -> Mapping[str, Response]:
        """The vendor's answers to this edition by control; those to another one as far as they were carried over."""
        return self.result.responses(self.catalogue)

    @cached_property
    def carried(self) -> CarriedAnswers | None:
        """What became of the answers, where the profile answers another edition than the one judged."""
        judged = (self.judged.catalogue, self.judged.edition)
        return next((one for one in self.result.carried if (one.catalogue, one.edition) == judged), None)

    @cached_property
    def reviews(self) -> Mapping[str, ControlReview]:
        """What reviews made of each control; empty where no review was given."""
        return {one.control: one for one in self.judged.verified.controls} if self.judged.verified else {}

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceResult]:
        """What was found of each evidence item."""
        return {item.fact.id: item for item in self.result.evidence}

    @cached_property
    def evidence_lines(self) -> Mapping[str, Line]:
        """How a card names each evidence item: its title, and that it does not count where that was found."""
        return {key: self._evidence_line(item) for key, item in self.result.profile.evidence.items()}

    def _evidence_line(self, item: EvidenceItem) -> Line:
        title, seen = Ref(item.title, f"evidence/{item.id}"), self.evidence.get(item.id)
        return (title,) if seen is None or seen.valid else (title, " ", evidence_badge(self.voice, seen))

    @cached_property
    def is_assessed(self) -> bool:
        """Whether assessors have had their say about any control."""
        return bool(self.judged.verified or self.judged.waivers)

    @cached_property
    def is_silent(self) -> bool:
        """Whether cards show no text: where it is withheld the title has said so, and ids alone have none."""
        return self.catalogue.withheld or self.catalogue.wording is Wording.NONE

    @cached_property
    def kinds(self) -> Mapping[tuple[bool, Requirement], str]:
        """What a card says of a control's kind, by whether it is an objective, and by its requirement."""
        levels = {True: "objective", False: "detail"}
        return {
            (objective, requirement): self.voice(
                f"card.{level}", requirement=self.voice.term("requirement", requirement)
            )
            for objective, level in levels.items()
            for requirement in Requirement
        }

    @cached_property
    def provenance(self) -> dict[tuple[str | None, ...], Fact]:
        """What cards have said so far of how a control's topic is known, by all that it depends on."""
        return {}

    @cached_property
    def points(self) -> dict[tuple[int, ...], str]:
        """What cards have said so far of the points of a control, by the counts that it depends on."""
        return {}

    @cached_property
    def statuses(self) -> Mapping[Status | None, Fact]:
        """What a card says of an answer's status, where there is no more to say of it."""
        label, term = self.voice("card.status"), self.voice.term
        return {status: Fact(label, ((Strong(term("status", status)),),)) for status in (*Status, None)}

    @cached_property
    def leaves(self) -> tuple[tuple[Control, ControlResult], ...]:
        """Every leaf with its result, in catalogue order."""
        return tuple((leaf, self.judged.control_by_id[leaf.id]) for leaf in self.catalogue.leaves)

    @cached_property
    def mandatory_leaves(self) -> tuple[tuple[Control, ControlResult], ...]:
        """The leaves that may not be left out, by catalogue or baseline."""
        return tuple(pair for pair in self.leaves if pair[1].requirement is Requirement.MANDATORY)

    @cached_property
    def subgroups(self) -> Mapping[str | None, tuple[Group, ...]]:
        """Groups by the group above them; None holds the chapters."""
        above: dict[str | None, list[Group]] = {}
        for group in self.catalogue.groups:
            above.setdefault(group.parent, []).append(group)
        return {parent: tuple(groups) for parent, groups in above.items()}

    @cached_property
    def shown_leaves(self) -> tuple[Control, ...]:
        """The details that the reader asks for, in catalogue order."""
        return tuple(leaf for leaf in self.catalogue.leaves if self.shows(leaf.id))

    def shows(self, control_id: str | None) -> bool:
        """Whether the reader asks for a control; what is about none, but about the whole, is always shown."""
        return self.shown is None or control_id is None or control_id in self.shown

    def anchor(self, control_id: str) -> str:
        """Return the anchor of a control or group: ``ismap/9.2.3.11.PB``."""
        return f"{self.prefix}{self.catalogue.id}/{control_id}"

    def part(self, name: str) -> str:
        """Return the anchor of a section about this catalogue."""
        return f"section/{self.prefix}{self.catalogue.id}/{name}"

    def section(self, name: str, *blocks: Block) -> Section:
        """Return the section ``name`` about this catalogue; without blocks it says that there is nothing to list."""
        none = f"{name}.none" if self.shown is None or name not in CHOSEN else "asked.none"
        held = blocks or (Prose(((self.voice(none),),)),)
        return Section(anchor=self.part(name), title=self.voice(f"{name}.title"), blocks=held)

    def counted(self, key: str, shown: int, whole: int, **params: Param) -> Prose:
        """Return the sentence that counts a list's rows; where only some are shown, how many of how many."""
        some = self.shown is not None
        text = self.voice("asked.some", shown=shown, whole=whole) if some else self.voice(key, n=whole, **params)
        return Prose(((text,),))

    def ref(self, control: Control) -> Ref:
        """Return the link to a control's card, with id and title."""
        return Ref(self.voice.named(control), self.anchor(control.id))

    def excluded_by(self, control: Control) -> Control | None:
        """Return the control, itself or one above it, that the vendor excludes with a reason; the nearest counts."""
        chain = (control, *self.catalogue.ancestors(control.id))
        return next((one for one in chain if _excludes(self.responses.get(one.id))), None)

    def beneath(self, node_id: str) -> Iterator[Control]:
        """Yield the controls beneath a group or control, each objective before its details."""
        for control in self.catalogue.children.get(node_id, ()):
            yield control
            yield from self.beneath(control.id)


def _excludes(response: Response | None) -> bool:
    return response is not None and response.status is Status.NOT_APPLICABLE and bool(response.reason)


def views(voice: Voice, result: AssessmentResult, only: tuple[Filter, ...] = ()) -> tuple[View, ...]:
    """Return one view for each catalogue of each judgement; a second judgement's anchors carry its baseline."""
    baselines = {baseline.id: baseline for baseline in result.baselines}
    return tuple(
        View(
            voice=voice,
            result=result,
            baseline=baselines.get(judgement.baseline or ""),
            judged=judged,
            catalogue=(catalogue := result.catalogue(judged.catalogue, judged.edition)),
            prefix=_prefix(position, judgement),
            shown=_shown(result, judged, catalogue, only) if only else None,
        )
        for position, judgement in enumerate(result.judgements)
        for judged in judgement.catalogues
    )


def _shown(
    result: AssessmentResult, judged: CatalogueResult, catalogue: Catalogue, only: tuple[Filter, ...]
) -> frozenset[str]:
    from ismap_check.report.shown import Judged, shown_controls  # most reports show all

    return shown_controls(Judged(catalogue, judged, result.responses(catalogue)), only)


def cards(judged: tuple[View, ...]) -> Mapping[str, str]:
    """Return the anchor of the first card that shows an answer, by ``catalogue/control``."""
    anchors: dict[str, str] = {}
    for view in judged:
        for control_id in filter(view.shows, view.responses):
            anchors.setdefault(f"{view.catalogue.id}/{control_id}", view.anchor(control_id))
    return anchors


def _prefix(position: int, judgement: Judgement) -> str:
    return f"{judgement.baseline}/" if position else ""
