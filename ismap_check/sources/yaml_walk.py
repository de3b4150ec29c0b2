"""Follow the events of a YAML text and know, at each one, whose key or value it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ismap_check.model.diagnostic import Pointer
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.normal_form import normal_form
from ismap_check.sources.problems import Problems, ReadingStoppedError
from ismap_check.sources.yaml_events import yaml_events
from ismap_check.sources.yaml_library import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)


class Step(NamedTuple):
    """An event of the value at ``pointer``, or of its key; a list or mapping comes twice, by its start and its end."""

    pointer: Pointer
    at_key: bool
    event: NodeEvent | CollectionEndEvent


def yaml_walk(text: str, limits: Limits) -> Iterator[Step]:
    """Yield every key, value and end in order; a text that cannot be read to its end gives what stands before."""
    walk = _Walk(limits)
    try:
        for event in yaml_events(text, Problems("", text)):
            yield from walk.take(event)
    except ReadingStoppedError:
        return


class _Walk:
    """Follows the events; ``path`` holds one step per open list (the next position) and mapping.

    A mapping's step is the key whose value comes next, or None while a key is expected.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.path: list[str | int | None] = []
        self.nodes = 0

    def take(self, event: Event) -> Iterator[Step]:
        """Yield where an event belongs, and go on; an alias counts as something, but belongs nowhere."""
        if isinstance(event, CollectionEndEvent):
            self.path.pop()
            yield Step(self._pointer(), at_key=False, event=event)
            self._finish_value()
        elif isinstance(event, CollectionStartEvent):
            yield self._open(event)
        elif isinstance(event, ScalarEvent):
            yield self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)

    def _open(self, event: CollectionStartEvent) -> Step:
        if self._expects_key() or len(self.path) == self.limits.depth:
            raise ReadingStoppedError
        step = self._step(event, at_key=False)
        self.path.append(None if isinstance(event, MappingStartEvent) else 0)
        return step

    def _scalar(self, event: ScalarEvent) -> Step:
        if self._expects_key():
            self.path[-1] = normal_form(event.value)
            return self._step(event, at_key=True)
        step = self._step(event, at_key=False)
        self._finish_value()
        return step

    def _alias(self, event: AliasEvent) -> None:
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

    def _pointer(self) -> Pointer:
        return cast("Pointer", tuple(self.path))

    def _step(self, event: NodeEvent, *, at_key: bool) -> Step:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise ReadingStoppedError
        return Step(self._pointer(), at_key=at_key, event=event)
