"""What every section about a change needs: words, views of both sides, names of controls, the printed causes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ismap_check.comparison.contributions import LOOSE, chapter_of
from ismap_check.i18n.words import Words
from ismap_check.model.diagnostic import Param
from ismap_check.model.difference import CatalogueDifference, ControlDifference, Difference, Side
from ismap_check.report.blocks import Badge, Code, Column, Line
from ismap_check.report.difference.shares import Shares, shares_of, signed
from ismap_check.report.numbers import DASH
from ismap_check.report.voice import Voice


class Telling:
    """The words of a comparison with an earlier result; ``say("title")`` is the key ``difference.title``."""

    def __init__(self, found: Difference, words: Words) -> None:
        self.found = found
        self.voice = Voice(words)

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of this report."""
        return self.voice.words(f"difference.{key}", **params)

    def columns(self, family: str, *names: str, numeric: tuple[str, ...] = ()) -> tuple[Column, ...]:
        """Return columns headed by ``<family>.column.<name>``."""
        return tuple(Column(self.say(f"{family}.column.{name}"), numeric=name in numeric) for name in names)


class CatalogueTelling:
    """What is told of one catalogue."""

    def __init__(self, telling: Telling, found: CatalogueDifference) -> None:
        self.telling = telling
        self.found = found

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of this report."""
        return self.telling.say(key, **params)

    @property
    def voice(self) -> Voice:
        """The words shared by all reports."""
        return self.telling.voice

    def anchor(self, name: str) -> str:
        """Return the anchor of a section about this catalogue; a second baseline's are kept apart."""
        baseline = f"{self.found.baselines[1]}/" if self.found.baselines[1] else ""
        return f"difference/{baseline}{self.found.new.id}/{name}"

    @property
    def title(self) -> str:
        """The catalogue's title, with the baseline it was judged under."""
        title, baseline = self.voice.text(self.found.new.title), self.found.baselines[1]
        return self.voice("cover.under", catalogue=title, baseline=self._baseline(baseline)) if baseline else title

    def _baseline(self, baseline: str) -> str:
        known = {one.id: one for one in self.telling.found.after.baselines}
        return self.voice.text(known[baseline].title) if baseline in known else baseline

    def control(self, one: ControlDifference) -> Line:
        """Return a control with id and title, and the id it had before where that was another."""
        catalogue = self.found.new if one.after else self.found.old
        title = self.voice.title(catalogue.control_by_id[one.id])
        renamed = one.before.id if one.before and one.before.id != one.id else ""
        was = (" ", self.telling.say("renamed", id=renamed)) if renamed else ()
        return (Code(one.id), *((" ", title) if title else ()), *was)

    def verdict(self, side: Side | None) -> Badge | str:
        """Return the verdict on one side; in words why there is none."""
        if side is None:
            return DASH
        if side.judged.out_by:
            return self.voice.term("out-by", side.judged.out_by)
        return self.voice.verdict(side.judged.low.verdict)

    def share(self, one: ControlDifference) -> str:
        """Return a control's part in the change of the score; a dash where it has none."""
        share = self.shares.controls.get(one.id) if self.shares else None
        return DASH if share is None else signed(share)

    @cached_property
    def shares(self) -> Shares | None:
        """The causes of the change as they are printed everywhere in this report."""
        return shares_of(self.found, {one.id: self.chapter_of(one) for one in self.found.controls})

    def chapter_of(self, one: ControlDifference) -> str:
        """Return the chapter of a control: in the newer edition, unless only in the older one it was scored there."""
        old, new = self.found.old, self.found.new
        became_objective = one.before and old.is_leaf(one.before.id) and one.after and not new.is_leaf(one.after.id)
        if one.after and not became_objective:
            return chapter_of(new, one.after.id)
        return chapter_of(old, one.before.id) if one.before else LOOSE

    @cached_property
    def chapter_titles(self) -> Mapping[str, str]:
        """Titles of chapters, the newer edition's first; controls outside all groups have a line of their own."""
        groups = {group.id: group for edition in (self.found.old, self.found.new) for group in edition.groups}
        titles = {key: self.voice.named(group) for key, group in groups.items()}
        return {**titles, LOOSE: self.telling.say("score.loose")}
