"""The events of a YAML text from libyaml's parser; its errors are explained by ``yaml_trouble``.

Only events are taken, never libyaml's own composer: it recurses in C and crashes on deep nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ismap_check.errors import IsmapCheckError
from ismap_check.model.diagnostic import Place
from ismap_check.sources.lines import place_at
from ismap_check.sources.problems import Problems, ReadingStoppedError
from ismap_check.sources.yaml_library import CParser, yaml

_TROUBLE = (yaml.YAMLError, ValueError)
"""What libyaml raises; ValueError: it failed without saying why."""

Takers = Mapping[type[yaml.Event], Callable[[Any], None]]


def yaml_events(text: str, problems: Problems) -> Iterator[yaml.Event]:
    """Yield the events of a text; a syntax error is noted and ends the reading.

    Raises :class:`IsmapCheckError` (``libyaml-missing``) if PyYAML was built without libyaml.
    """
    try:
        yield from _parsed(text, problems)
    except _TROUBLE as error:
        raise _explained(error, text, problems) from error


def take_events(text: str, problems: Problems, takers: Takers) -> None:
    """Hand each event of a text to who takes its kind, if anybody does; errors as in :func:`yaml_events`.

    This is how whole documents are read: without a generator between parser and takers it goes a tenth faster.
    """
    taker_of = takers.get
    try:
        for event in _parsed(text, problems):
            if take := taker_of(type(event)):
                take(event)
    except _TROUBLE as error:
        raise _explained(error, text, problems) from error


def _parsed(text: str, problems: Problems) -> Iterator[yaml.Event]:
    if CParser is None:
        raise IsmapCheckError("libyaml-missing")
    # Before the parser: libyaml needs quadratic time for many %TAG lines.
    if text.startswith("%") or "\n%" in text:
        raise problems.stop("yaml-directive", place_at(text, f"\n{text}".find("\n%")))
    return iter(CParser(text).get_event, None)


def _explained(error: yaml.YAMLError | ValueError, text: str, problems: Problems) -> ReadingStoppedError:
    from ismap_check.sources.yaml_trouble import explained  # only faulty files pay for it

    return explained(error, text, problems)


def place_of(event: yaml.Event) -> Place:
    """Return where an event begins."""
    return mark_place(event.start_mark) or Place()


def mark_place(mark: Any) -> Place | None:
    """Return libyaml's mark, which counts from 0, as a place."""
    return Place(line=mark.line + 1, column=mark.column + 1) if mark else None
