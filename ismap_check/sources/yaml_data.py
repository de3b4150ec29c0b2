"""YAML text to strict plain data in one pass over the parser's events (DESIGN, section 4, "Strict YAML")."""

from __future__ import annotations

from typing import Any, Final

from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import Places
from ismap_check.sources.normal_form import is_settled
from ismap_check.sources.problems import Problems, shortened
from ismap_check.sources.scalars import CONSTANTS, INTEGER, LIKE_WORDS, NUMBER_STARTS, TypedLooking, likeness
from ismap_check.sources.yaml_comments import refuse_cut_texts
from ismap_check.sources.yaml_events import Takers, place_of, take_events
from ismap_check.sources.yaml_library import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ismap_check.sources.yaml_refusals import (
    KEY_SUSPECTS,
    NodeStart,
    normal_text,
    refuse_odd_key,
    refuse_properties,
)

_NO_KEY: Final = object()

_WORDS = frozenset({*CONSTANTS, *LIKE_WORDS})
"""Unquoted texts that are no text, or that look typed; any other starts like a number if it is either."""

_LONGEST_WORD = max(map(len, _WORDS))


def read_yaml(text: str, limits: Limits, problems: Problems) -> tuple[Any, tuple[TypedLooking, ...]]:
    """Return the data of a YAML text and its unquoted texts that look typed.

    Whatever is wrong is noted in ``problems``; ``ReadingStoppedError`` where nothing more can be read.
    """
    builder = _Builder(text, limits, problems)
    take_events(text, problems, builder.takers())
    refuse_cut_texts(text, problems)
    return builder.result()


class _Builder:
    """The data built so far: a stack instead of recursion, so that no depth of nesting can exhaust Python's own.

    ``path`` holds the keys and positions that lead to ``container``; its first step is the list that holds the root.
    """

    def __init__(self, text: str, limits: Limits, problems: Problems) -> None:
        self.text = text
        self.limits = limits
        self.problems = problems
        self.settled = is_settled(text)
        self.nodes = 0
        self.most_nodes = limits.nodes
        self.longest_text = limits.text_length
        self.root: list[Any] = []
        self.container: Any = self.root
        self.in_mapping = False
        self.key: Any = _NO_KEY
        self.stack: list[Any] = []
        self.path: list[str | int] = []
        self.plain_keys: set[str] = set()
        self.typed_looking: list[TypedLooking] = []
        self.begun = False
        self.first_places: Places | None = None

    def takers(self) -> Takers:
        """Return what takes which event; the others say nothing about data."""
        return {
            ScalarEvent: self.scalar,
            MappingStartEvent: self.open_mapping,
            MappingEndEvent: self.close,
            SequenceStartEvent: self.open_list,
            SequenceEndEvent: self.close,
            AliasEvent: self.alias,
            DocumentStartEvent: self.document,
        }

    def scalar(self, event: ScalarEvent) -> None:
        """Take a key, or a value without parts. Most events are of this kind, so it calls others for odd ones only."""
        self.nodes += 1
        if self.nodes > self.most_nodes or event.anchor is not None or event.tag is not None:
            self._refuse(event)
        text = event.value if self.settled else normal_text(event, self.problems)
        length = len(text)
        if length > self.longest_text:
            self.problems.too_long(length, self.longest_text, place_of(event))
        if self.in_mapping and self.key is _NO_KEY:
            if text in self.container or not (event.style or text in self.plain_keys):
                self._check_key(event, text)
            self.key = text
            return
        is_text = event.style or not ((length <= _LONGEST_WORD and text in _WORDS) or text[0] in NUMBER_STARTS)
        value = text if is_text else self._plain(text)
        if self.in_mapping:
            self.container[self.key] = value
            self.key = _NO_KEY
        else:
            self.container.append(value)

    def open_mapping(self, event: MappingStartEvent) -> None:
        """Go into a mapping."""
        self._open(event, {})

    def open_list(self, event: SequenceStartEvent) -> None:
        """Go into a list."""
        self._open(event, [])

    def close(self, event: CollectionEndEvent) -> None:
        """Leave a list or a mapping."""
        del event
        self.path.pop()
        self.container = container = self.stack.pop()
        self.in_mapping = type(container) is dict

    def alias(self, event: AliasEvent) -> None:
        """Refuse a reference to another value, and go on as if it were empty."""
        name = f"*{event.anchor}"
        self.problems.add("yaml-alias", place_of(event), mark=shortened(name))
        if self.in_mapping and self.key is _NO_KEY:
            self.key = name
        else:
            self._put(None)

    def document(self, event: DocumentStartEvent) -> None:
        """Begin the one document there may be."""
        if self.begun:
            raise self.problems.stop("yaml-several-documents", place_of(event))
        self.begun = True

    def result(self) -> tuple[Any, tuple[TypedLooking, ...]]:
        """Return the root and the texts that look typed, when all events are taken."""
        if self.root in ([], [None]):
            raise self.problems.stop("file-empty")
        return self.root[0], tuple(self.typed_looking)

    def _open(self, event: MappingStartEvent | SequenceStartEvent, container: Any) -> None:
        self.nodes += 1
        if self.nodes > self.most_nodes or event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if self.in_mapping and self.key is _NO_KEY:
            raise self.problems.stop("yaml-key-not-text", place_of(event))
        if len(self.path) == self.limits.depth:
            raise self.problems.over("nesting-too-deep", "depth", self.limits.depth, place_of(event))
        self.stack.append(self.container)
        self.path.append(self._step())
        self._put(container)
        self.container = container
        self.in_mapping = type(container) is dict

    def _refuse(self, event: NodeStart) -> None:
        if self.nodes > self.most_nodes:
            raise self.problems.over("too-many-nodes", "nodes", self.limits.nodes, place_of(event))
        refuse_properties(event, self.problems)

    def _step(self) -> str | int:
        """Return the key or position that the next value gets."""
        return self.key if self.in_mapping else len(self.container)

    def _put(self, value: Any) -> None:
        if self.in_mapping:
            self.container[self.key] = value
            self.key = _NO_KEY
        else:
            self.container.append(value)

    def _plain(self, text: str) -> Any:
        """Resolve an unquoted value; what only looks typed stays text and is remembered."""
        if text in CONSTANTS:
            return CONSTANTS[text]
        if INTEGER.fullmatch(text):
            return int(text)
        self._remember(text, self._step(), at_key=False)
        return text

    def _check_key(self, event: ScalarEvent, key: str) -> None:
        """Look closer at a key that stands already, or that is unquoted and may be none; the others are remembered."""
        if not event.style:
            if key[:1] in KEY_SUSPECTS or key in _WORDS:
                refuse_odd_key(event, key, self.problems)
                self._remember(key, key, at_key=True)
            else:
                self.plain_keys.add(key)
        if key in self.container:
            self._refuse_duplicate(event, key)

    def _remember(self, text: str, step: str | int, *, at_key: bool) -> None:
        if like := likeness(text):
            self.typed_looking.append(
                TypedLooking(pointer=self._pointer(step), at_key=at_key, spelling=text, likeness=like)
            )

    def _pointer(self, step: str | int) -> Pointer:
        return (*self.path, step)[1:]

    def _refuse_duplicate(self, event: ScalarEvent, key: str) -> None:
        if self.first_places is None:
            from ismap_check.sources.yaml_places import yaml_places  # only faulty files pay for it

            self.first_places = yaml_places(self.text, self.limits)
        self.problems.duplicate(key, place_of(event), self.first_places[self._pointer(key), True])
