"""What a dialogue shows on a terminal of 80 columns: the control, what stands there, what is asked, how far we are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ismap_check.cli.catalogue_page import CataloguePage
from ismap_check.cli.paint import Ink, Paint
from ismap_check.i18n.diagnostics import what_of
from ismap_check.i18n.width import pad, printable, shorten, width_of, wrap
from ismap_check.model.diagnostic import Param
from ismap_check.model.profile import Response
from ismap_check.model.text import Term
from ismap_check.report.voice import Voice
from ismap_check.workflow.answering.dialogue import FIRST, Dialogue, Show, open_fields, standing
from ismap_check.workflow.answering.entries import Said, evidence_offered
from ismap_check.workflow.answering.ground import Key, Open
from ismap_check.workflow.answering.needs import Field, offered
from ismap_check.workflow.answering.progress import Chapter, chapter, chapters, totals
from ismap_check.workflow.answering.reading import Command
from ismap_check.workflow.outline import Node, text_of

HITS_SHOWN = 15
EVIDENCE_SHOWN = 9


class AnsweringPage(NamedTuple):
    """The words of the dialogue for one reader."""

    voice: Voice
    columns: int
    paint: Paint

    @property
    def more(self) -> str:
        """What asks to go on to the next screen."""
        return self._words("more")

    def welcome(self, state: Dialogue, name: str) -> list[str]:
        """Return what is shown first."""
        key = "welcome" if state.queue else "nothing-open"
        lines = self._wrapped(self._words(key, name=name, n=len(state.queue)))
        return [*lines, *self._wrapped(self._words("keys"))] if state.queue else lines

    def farewell(self, state: Dialogue) -> list[str]:
        """Return how far the answers are at the end."""
        left = len(state.ground.open)
        lines = ["", *self._counted(totals(state.ground)), *self._wrapped(self._words("left", n=left))]
        if state.skipped:
            lines += self._wrapped(self._words("skipped", n=len(state.skipped)))
        return lines

    def prompt(self, state: Dialogue) -> str:
        """Return what stands before the line that is typed."""
        if state.unsaved:
            return self._words("prompt.retry")
        field = state.draft.step.field
        if state.draft.typed:
            return self._words("prompt.further")
        return self._words(f"prompt.{field}")

    def card(self, state: Dialogue) -> list[str]:
        """Return the control: where it stands, what it asks, what was answered so far."""
        key = state.key
        catalogue, control = state.ground.catalogues[key.catalogue], state.ground.control(key)
        page = CataloguePage(catalogue, self.voice, self.columns)
        where = self._where(chapter(state.ground, key))
        lines = ["", *(self.paint(line, Ink.DIM) for line in self._wrapped(where))]
        lines += [
            self.paint(line, Ink.BOLD) for line in self._wrapped(f"{key.catalogue}/{page.title(control)}", hang=2)
        ]
        if text := text_of(control, catalogue):
            lines += self._wrapped(self.voice.text(text), indent=2)
        if control.focus:
            lines += self._labelled("focus", self.voice.text(control.focus))
        if control.evidence:
            examples = self.voice("list.parts").join(self.voice.text(one) for one in control.evidence)
            lines += self._labelled("typical-evidence", examples)
        return [*lines, *self._standing(state)]

    def question(self, state: Dialogue) -> list[str]:
        """Return what is asked now, and what may be chosen."""
        step = state.draft.step
        if step == FIRST:
            return self._statuses(state)
        required = state.about.required
        need = self._words("required" if required else "optional")
        lines = self._wrapped(self._words(f"ask.{step.field}", need=need, item=step.item))
        if step.field is Field.EVIDENCE:
            lines += self._evidence(state)
        if step.field is Field.FROM:
            bases = enumerate(state.ground.profile.inherits.items(), start=1)
            lines += [line for n, (key, base) in bases for line in self._choice(n, key, base.service or "")]
        if state.present:
            lines += self._labelled("present", self._value(state.present))
        return lines

    def shown(self, what: Show, state: Dialogue) -> list[str]:
        """Return help or progress."""
        return self._counted(chapters(state.ground)) if what is Show.PROGRESS else self._help()

    def hits(self, found: Iterable[tuple[Key, Node]]) -> list[str]:
        """Return what a search found, and how to go there."""
        listed = list(found)
        shown = [shorten(f"  {key.catalogue}/{self.voice.named(node)}", self.columns) for key, node in listed]
        rest = len(listed) - HITS_SHOWN
        more = [self._words("hits-rest", n=rest)] if rest > 0 else []
        return [*map(printable, shown[:HITS_SHOWN]), *more, *self._wrapped(self._words("hits-next"))]

    def said(self, said: Said) -> str:
        """Return a sentence."""
        return printable(self._words(f"said.{said.key}", **said.params))

    def told(self, said: Said) -> list[str]:
        """Return a sentence as it is shown; one about a line that could not be used stands out."""
        lines = self._wrapped(self._words(f"said.{said.key}", **said.params))
        return [self.paint(line, Ink.YELLOW) for line in lines] if said.wrong else lines

    def _where(self, one: Chapter) -> str:
        title = self.voice.named(one.group) if one.group else one.catalogue.ref
        return self._words("where", chapter=title, done=one.done, whole=one.whole, mandatory=one.mandatory)

    def _standing(self, state: Dialogue) -> Iterator[str]:
        there = state.response
        if there.recheck:
            origin = f"{there.recheck.catalogue}@{there.recheck.edition} {there.recheck.control}"
            relation = self.voice.term("relation", there.recheck.relation)
            yield from self._wrapped(self._words("proposed", origin=origin, relation=relation), hang=2)
            if there.recheck.reason:
                yield from self._labelled("why", self.voice.text(there.recheck.reason))
        if state.kept:
            yield from self._wrapped(self._words("yours"))
            yield from self._answer(there)
            there = state.ground.response(state.key) or Response()
            yield from self._wrapped(self._words("theirs"))
        yield from self._answer(there)
        if standing(state) is Open.INVALID or state.kept:
            yield from self._troubles(state)

    def _answer(self, there: Response) -> Iterator[str]:
        if there.status:
            yield from self._labelled("status", self.voice.term("status", there.status))
        rows = {
            "measure": there.measure,
            "reason": there.reason,
            "evidence": there.evidence,
            "from": there.inherited_from,
        }
        for label, value in {**rows, "due": there.due, "owner": there.owner}.items():
            if value:
                yield from self._labelled(label, self._value(value))
        if there.condition:
            otherwise = self.voice.term("status", there.condition.otherwise)
            yield from self._labelled(
                "condition", self._words("condition", option=there.condition.option, otherwise=otherwise)
            )

    def _troubles(self, state: Dialogue) -> Iterator[str]:
        for one in state.ground.errors.get(state.key, ()):
            yield from self._labelled("wrong", what_of(one, self.voice.words))
        if (fields := open_fields(state)) and state.response.status:
            named = self.voice.words.say(tuple(Term(f"answering.field.{field}") for field in fields))
            yield from self._labelled("lacking", named)

    def _statuses(self, state: Dialogue) -> list[str]:
        key = state.key
        known = offered(state.ground.catalogues[key.catalogue], key.control)
        listed = [f"{n} {self.voice.term('status', one)}" for n, one in enumerate(known, start=1)]
        calls = [Command.KEEP] if state.response.status else []
        calls += [Command.DROP] if standing(state) is Open.PROPOSED else []
        lines = self._in_rows(listed)
        for call in calls:
            lines += self._wrapped(
                f"{self._words(f'command.{call}.key')} {self._words(f'command.{call}.does')}", indent=2
            )
        return lines

    def _in_rows(self, pieces: Iterable[str]) -> list[str]:
        """Return pieces side by side, as many in a row as fit."""
        rows = [""]
        for piece in pieces:
            longer = f"{rows[-1]}  {piece}"
            rows = [*rows[:-1], longer] if width_of(longer) <= self.columns else [*rows, f"  {piece}"]
        return rows

    def _evidence(self, state: Dialogue) -> Iterator[str]:
        known = evidence_offered(state.ground, state.key, state.items)
        titles = state.ground.with_evidence(state.items).evidence
        for n, one in enumerate(known[:EVIDENCE_SHOWN], start=1):
            yield from self._choice(n, one, titles[one].title)
        if len(known) > EVIDENCE_SHOWN:
            yield from self._wrapped(self._words("evidence-rest", n=len(known) - EVIDENCE_SHOWN), indent=2)

    def _choice(self, n: int, key: str, title: str) -> list[str]:
        return [shorten(printable(f"  {n} {key}  {' '.join(title.split())}").rstrip(), self.columns)]

    def _counted(self, chapters: Iterable[Chapter]) -> list[str]:
        named = [(" ".join(filter(None, (one.catalogue.id, self._title(one)))), one) for one in chapters]
        rows = [(shorten(printable(title), self.columns // 2), one) for title, one in named]
        width = max((width_of(title) for title, _ in rows), default=0)
        return [
            f"  {pad(title, width)}  {self._words('progress', done=one.done, whole=one.whole, mandatory=one.mandatory)}"
            for title, one in rows
        ]

    def _title(self, one: Chapter) -> str:
        return self.voice.named(one.group) if one.group else ""

    def _help(self) -> list[str]:
        lines = self._wrapped(self._words("help.begin"))
        for command in Command:
            key = pad(self._words(f"command.{command}.key"), 12)
            lines += self._wrapped(f"{key}{self._words(f'command.{command}.does')}", indent=2, hang=12)
        for paragraph in self.voice.words.items("answering.help.end"):
            lines += self._wrapped(paragraph)
        return lines

    def _value(self, value: object) -> str:
        listed = value if isinstance(value, tuple) else (value,)
        return self.voice.words.say(tuple(str(one) for one in listed))

    def _labelled(self, label: str, text: str) -> list[str]:
        return self._wrapped(f"{self._words(f'label.{label}')}: {text}", indent=2, hang=2)

    def _wrapped(self, text: str, *, indent: int = 0, hang: int = 0) -> list[str]:
        space = " " * indent
        plain = "\n".join(map(printable, text.split("\n")))
        return [f"{space}{line}" for line in wrap(plain, self.columns - indent, hang=hang)]

    def _words(self, key: str, **params: Param) -> str:
        return self.voice.words(f"answering.{key}", **params)
