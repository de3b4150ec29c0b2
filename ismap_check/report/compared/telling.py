"""What every section of a comparison needs: words, names of those compared, views of where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from ismap_check.comparison.candidates import Candidate, Ground
from ismap_check.comparison.compare import Comparison
from ismap_check.i18n.words import Words
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.diagnostic import Param
from ismap_check.model.result import AssessmentResult
from ismap_check.report.blocks import Block, Column, Line, Prose, Section, SiftWords, Wide
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

VERDICTS_BESIDE = 6
"""So many vendors stand side by side where room is short and a cell holds a verdict or a score."""
TEXTS_BESIDE = 3
"""So many where it holds what they answer."""
NAMED = 4
"""So many are named in the title."""


class Telling:
    """The words of a comparison; ``say("chapters.title")`` is the key ``compare.chapters.title``."""

    def __init__(self, found: Comparison, words: Words) -> None:
        self.found = found
        self.voice = Voice(words)

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of this report."""
        return self.voice.words(f"compare.{key}", **params)

    def columns(self, family: str, *names: str) -> tuple[Column, ...]:
        """Return columns headed by ``<family>.column.<name>``."""
        return tuple(Column(self.say(f"{family}.column.{name}")) for name in names)

    def names_beside(self, ground: Ground) -> tuple[Column, ...]:
        """Return a column for each that stands on a ground."""
        return tuple(Column(self.name(key)) for key in ground.judged)

    def name(self, key: str) -> str:
        """Return what one of those compared is called: its service, with its id where two have the same name."""
        return self._names[key]

    @property
    def subject(self) -> str:
        """What is compared: the names of a few, the number of many."""
        keys = [one.key for one in self.found.candidates]
        return self.say("subject-many", n=len(keys)) if len(keys) > NAMED else " / ".join(map(self.name, keys))

    def section(self, name: str, parts: Iterable[tuple[Ground, tuple[Block, ...]]]) -> Section:
        """Return a section with a part for each ground that has something to show; a single ground needs no part.

        ``<name>.intro`` stands first; where there is nothing at all the section says ``<name>.none``.
        """
        held = [(ground, blocks) for ground, blocks in parts if blocks]
        anchor, title = f"compare/{name}", self.say(f"{name}.title")
        intro = Prose(((self.say(f"{name}.intro" if held else f"{name}.none"),),))
        if len(self.found.grounds) == 1:
            return Section(anchor, title, blocks=(intro, *(block for _, blocks in held for block in blocks)))
        below = (Section(f"{anchor}/{ground.key}", self.title(ground), blocks=blocks) for ground, blocks in held)
        return Section(anchor, title, blocks=(intro,), sections=tuple(below))

    def title(self, ground: Ground) -> str:
        """Return a ground's name: the catalogue, and the baseline it was judged under."""
        return self.under(ground.catalogue, ground.baseline)

    def under(self, catalogue: Catalogue, baseline: Baseline | None) -> str:
        """Return a catalogue's title with its edition where that tells it apart, and the baseline if there is one."""
        title = self.voice.text(catalogue.title)
        title = f"{title} {catalogue.edition}" if title in self._titles_of_several else title
        return self.voice("cover.under", catalogue=title, baseline=baseline.title) if baseline else title

    @property
    def nothing(self) -> str:
        """Why nothing can be compared: only one file is left, or no two were judged by the same."""
        left = len(self.found.candidates) - len(self.found.unusable)
        return self.say("nothing.why" if left > 1 else "nothing.one-left")

    def wide(self, most: int, lead: int, *, differing: str = "", by_value: bool = False) -> Wide:
        """Return how a table with a column for each vendor is shown.

        ``differing``: in what the rows differ that a reader may filter for; empty: they are not filtered.
        """
        words = SiftWords(*(self.say(f"sift.{name}") for name in SiftWords._fields)) if differing else None
        return Wide(lead, most, words and words._replace(differing=self.say(f"sift.{differing}")), by_value=by_value)

    def views(self, ground: Ground) -> Iterator[tuple[Candidate, View]]:
        """Yield each that stands on a ground as the sections of its own report see it."""
        for key in ground.judged:
            candidate = self.found.by_key[key]
            if candidate.result is not None:
                yield candidate, self._view(candidate.result, ground, key)

    def chapter(self, ground: Ground, control: Control) -> str:
        """Return the title of the chapter that a control stands in; nothing for a control outside all groups."""
        above = tuple(ground.catalogue.groups_above(control.id))
        return self.voice.named(above[-1]) if above else ""

    def requirement(self, ground: Ground, control: Control) -> str:
        """Return whether a control is a must; a baseline makes it one for all alike."""
        judged = next(iter(ground.judged.values())).control_by_id[control.id]
        return self.voice.term("requirement", judged.requirement)

    def _view(self, result: AssessmentResult, ground: Ground, key: str) -> View:
        return View(
            voice=self.voice,
            result=result,
            baseline=ground.baseline,
            judged=ground.judged[key],
            catalogue=ground.catalogue,
            prefix=f"{key}/",
        )

    @cached_property
    def _titles_of_several(self) -> frozenset[str]:
        catalogues = {one.catalogue.ref: one.catalogue for one in self.found.grounds}
        catalogues |= {one.catalogue.ref: one.catalogue for one in self.found.alone}
        counted = Counter(self.voice.text(one.title) for one in catalogues.values())
        return frozenset(title for title, times in counted.items() if times > 1)

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {one.key: one.result.profile.service.name if one.result else one.path for one in self.found.candidates}
        counted = Counter(names.values())
        return {key: name if counted[name] == 1 else f"{name} ({key})" for key, name in names.items()}


def joined(lines: Iterable[Line]) -> Line:
    """Return several lines as one cell, each on a line of its own."""
    return tuple(piece for number, one in enumerate(lines) for piece in (("\n", *one) if number else one))
