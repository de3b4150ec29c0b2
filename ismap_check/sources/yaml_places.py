"""Where every value and key of a YAML text stands: a second parse, made only when a place is asked for."""

from __future__ import annotations

from typing import cast

from yaml import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import Places
from ismap_check.sources.normal_form import normal_form
from ismap_check.sources.problems import Problems, ReadingStoppedError
from ismap_check.sources.yaml_events import place_of, yaml_events


def yaml_places(text: str, limits: Limits) -> Places:
    """Return the place of everything by pointer and ``at_key``; of a key that stands twice, the first.

    A text that cannot be read to its end gives what stands before the trouble.
    """
    finder = _Finder(limits)
    try:
        for event in yaml_events(text, Problems("", text)):
            finder.take(event)
    except ReadingStoppedError:
        pass
    return finder.places


class _Finder:
    """Follows the events; ``path`` holds one step per open list (the next position) and mapping.

    A mapping's step is the key whose value comes next, or None while a key is expected.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.path: list[str | int | None] = []
        self.places: Places = {}
        self.nodes = 0

    def take(self, event: Event) -> None:
        """Note where an event stands, and go on."""
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.path.pop()
            self._finish_value()
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if self._expects_key() or len(self.path) == self.limits.depth:
            raise ReadingStoppedError
        self._note(event, at_key=False)
        self.path.append(None if isinstance(event, MappingStartEvent) else 0)

    def _scalar(self, event: ScalarEvent) -> None:
        if self._expects_key():
            self.path[-1] = normal_form(event.value)
            self._note(event, at_key=True)
        else:
            self._note(event, at_key=False)
            self._finish_value()

    def _alias(self, event: AliasEvent) -> None:
        """Count an alias as something, but note no place: a document with one is never used."""
        if self._expects_key():
            self.path[-1] = f"*{event.anchor}"
        else:
            self._finish_value()

    def _expects_key(self) -> bool:
        return bool(self.path) and self.path[-1] is None

    def _finish_value(self) -> None:
        if self.path:
            step = self.path[-1]
            self.path[-1] = step + 1 if isinstance(step, int) else None

    def _note(self, event: NodeEvent, *, at_key: bool) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise ReadingStoppedError
        self.places.setdefault((cast("Pointer", tuple(self.path)), at_key), place_of(event))
