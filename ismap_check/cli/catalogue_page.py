"""A catalogue as text: its head, its tree of titles, and one part of it with all texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ismap_check.i18n.width import wrap
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.report.catalogue_notes import wording_of
from ismap_check.report.voice import Voice
from ismap_check.workflow.outline import Node, outline, text_of


class CataloguePage(NamedTuple):
    """One catalogue for one reader; lines are wrapped to ``columns`` (0: not at all)."""

    catalogue: Catalogue
    voice: Voice
    columns: int

    def whole(self) -> Iterator[str]:
        """Yield head and tree."""
        yield from self._head()
        for depth, node in outline(self.catalogue):
            if depth == 0:
                yield ""
            yield from self._wrapped(self.title(node), indent=2 * depth)

    def part(self, node: Node) -> Iterator[str]:
        """Yield a group or control with its texts, and everything beneath it."""
        yield from self._node(node)
        for _, below in outline(self.catalogue, node.id):
            yield ""
            yield from self._node(below)

    def heading(self, node: Node) -> Iterator[str]:
        """Yield how arguments name a group or control, and its title."""
        yield from self._wrapped(f"{self.catalogue.id}/{self.title(node)}", hang=2)

    def card(self, node: Node) -> Iterator[str]:
        """Yield a group or control with its texts, and the titles of what is beneath it."""
        yield from self._node(node)
        for depth, below in outline(self.catalogue, node.id):
            yield from self._wrapped(self.title(below), indent=2 * depth + 2)

    def title(self, node: Node) -> str:
        """Return id, title and, for a control, what kind it is."""
        name = self.voice.named(node)
        return f"{name} [{self._kind(node)}]" if isinstance(node, Control) else name

    def _kind(self, control: Control) -> str:
        level = "detail" if self.catalogue.is_leaf(control.id) else "objective"
        return self.voice(f"card.{level}", requirement=self.voice.term("requirement", control.requirement))

    def _head(self) -> Iterator[str]:
        catalogue, voice = self.catalogue, self.voice
        origin = voice("catalogue.bundled") if catalogue.origin == "bundled" else catalogue.origin
        yield f"{voice.text(catalogue.title)} {catalogue.ref}"
        yield voice("catalogue.revision", revision=catalogue.revision, origin=origin)
        yield wording_of(voice, catalogue)
        yield voice("list.parts").join(self._counts())
        yield ""
        yield from self._wrapped(voice.text(catalogue.notice))

    def _counts(self) -> Iterator[str]:
        """Yield how many nodes of each kind there are; chapters and sections only where there are any."""
        catalogue, leaves = self.catalogue, len(self.catalogue.leaves)
        sections = sum(group.parent is not None for group in catalogue.groups)
        for kind, n in (("chapters", len(catalogue.groups) - sections), ("sections", sections)):
            if n:
                yield self.voice(f"catalogue.{kind}", n=n)
        yield self.voice(
            "catalogue.size-text",
            objectives=len(catalogue.controls) - leaves,
            details=leaves,
            mandatory=sum(leaf.requirement == "mandatory" for leaf in catalogue.leaves),
        )

    def _node(self, node: Node) -> Iterator[str]:
        yield from self.heading(node)
        if isinstance(node, Control):
            if text := text_of(node, self.catalogue):
                yield from self._wrapped(self.voice.text(text), indent=2)
            for label, told in self._facts(node):
                yield from self._wrapped(f"{self.voice(f'card.{label}')}: {told}", indent=2, hang=2)

    def _facts(self, control: Control) -> Iterator[tuple[str, str]]:
        voice = self.voice
        if control.responsibility:
            yield "responsibility", voice.term("responsibility", control.responsibility)
        for fact_id, values in control.applies_when.items():
            fact = self.catalogue.facts.get(fact_id)
            question = voice.text(fact.question) if fact else fact_id
            answers = voice("list.or").join(voice.answer(value) for value in values)
            yield "applies-when", voice("card.condition-of-fact", question=question, answers=answers)
        if control.tags:
            yield "tags", voice.tags(control.tags)
        if control.focus:
            yield "focus", voice.text(control.focus)
        if control.evidence:
            yield "typical-evidence", voice("list.parts").join(voice.text(text) for text in control.evidence)
        if control.changed:
            yield "changed", voice.text(control.changed)
        source = self.catalogue.sources.get(control.source or "")
        named = voice.text(source.title) if source else None
        told = (voice.term("provenance", control.provenance), named, control.reference)
        yield "provenance", voice("list.parts").join(filter(None, told))

    def _wrapped(self, text: str, *, indent: int = 0, hang: int = 0) -> Iterator[str]:
        space = " " * indent
        lines = wrap(text, self.columns - indent, hang=hang) if self.columns else [" ".join(text.split())]
        yield from (f"{space}{line}" for line in lines)
