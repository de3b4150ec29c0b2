"""A document as it was read: strict plain data, the bytes it came from, and where everything stands in them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import field
from functools import cached_property
from typing import Any

from ismap_check.model.diagnostic import Diagnostic, Place, Pointer
from ismap_check.model.records import dataclass
from ismap_check.sources.digest import digest_of
from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import Places, excerpt, line_text
from ismap_check.sources.scalars import TypedLooking


@dataclass(frozen=True, kw_only=True)
class Source:
    """One file's content: ``data`` holds dicts with text keys, lists, ``str``, ``int``, ``bool`` and None only.

    ``name`` is the file as the user gave it, ``raw`` its bytes; ``limits`` are those it was read within.
    ``typed_looking`` lists the texts that look typed, in document order.
    """

    name: str
    raw: bytes = field(repr=False)
    data: Any = field(repr=False)
    typed_looking: tuple[TypedLooking, ...] = field(default=(), repr=False)
    limits: Limits = field(default_factory=Limits, repr=False)

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return digest_of(self.raw)

    def place(self, pointer: Pointer, *, at_key: bool = False) -> Place | None:
        """Return where a value (or its key) stands: the nearest thing around it if it does not exist itself.

        The first call parses the bytes a second time; reading alone never pays for positions.
        """
        while pointer:
            if place := self._places.get((pointer, at_key)) or self._places.get((pointer, False)):
                return place
            pointer, at_key = pointer[:-1], False
        return self._places.get(((), False))

    def line_text(self, line: int) -> str:
        """Return a line (from 1) without its ending, TAB as one space; empty if there is no such line."""
        return line_text(self._text, line)

    def located(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return a diagnostic of this document with its place and source line, ready to be printed."""
        place = diagnostic.place or self.place(diagnostic.pointer, at_key=diagnostic.at_key)
        return dataclasses.replace(diagnostic, place=place, excerpt=excerpt(self._text, place))

    @cached_property
    def _text(self) -> str:
        from ismap_check.sources.normal_form import settled_text  # most documents are never quoted

        return settled_text(self.raw)

    @cached_property
    def _places(self) -> Places:
        return _finder(self.name)(self._text, self.limits)


def is_json(name: str) -> bool:
    """Whether a file is read as JSON: by its ending alone."""
    return name.lower().endswith(".json")


def _finder(name: str) -> Callable[[str, Limits], Places]:
    if is_json(name):
        from ismap_check.sources.json_places import json_places  # only JSON pays for its tokens

        return json_places
    from ismap_check.sources.yaml_places import yaml_places  # only YAML pays for importing PyYAML

    return yaml_places
