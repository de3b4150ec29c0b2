"""The events of a YAML text from libyaml's parser; its errors become one kind, worded in ``yaml_syntax``.

Only events are taken, never libyaml's own composer: it recurses in C and crashes on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ismap_check.errors import IsmapCheckError
from ismap_check.model.diagnostic import Place
from ismap_check.sources.lines import place_at
from ismap_check.sources.problems import Problems
from ismap_check.sources.yaml_syntax import ParserTrouble, explain

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml
    CParser = None  # type: ignore[assignment, misc]

_DIRECTIVE = re.compile(r"^%.*", re.MULTILINE)


def yaml_events(text: str, problems: Problems) -> Iterator[yaml.Event]:
    """Yield the events of a text; a syntax error is noted and ends the reading.

    Raises :class:`IsmapCheckError` (``libyaml-missing``) if PyYAML was built without libyaml.
    """
    if CParser is None:
        raise IsmapCheckError("libyaml-missing")
    # Before the parser: libyaml needs quadratic time for many %TAG lines.
    if directive := _DIRECTIVE.search(text):
        raise problems.stop("yaml-directive", place_at(text, directive.start()))
    next_event = CParser(text).get_event
    while True:
        try:
            event = next_event()
        except (yaml.YAMLError, ValueError) as error:  # ValueError: libyaml failed without saying why
            raise explain(_trouble(error, text), problems) from error
        if event is None:
            return
        yield event


def place_of(event: yaml.Event) -> Place:
    """Return where an event begins."""
    return _place(event.start_mark) or Place()


def _place(mark: Any) -> Place | None:
    """Return libyaml's mark, which counts from 0, as a place."""
    return Place(line=mark.line + 1, column=mark.column + 1) if mark else None


def _trouble(error: yaml.YAMLError | ValueError, text: str) -> ParserTrouble:
    """Return what an error of PyYAML says; most carry marks, some only an offset in bytes, some nothing."""
    if isinstance(error, yaml.MarkedYAMLError):
        return ParserTrouble(
            problem=error.problem or "",
            place=_place(error.problem_mark),
            context=error.context or "",
            start=_place(error.context_mark),
        )
    if isinstance(error, yaml.reader.ReaderError):
        offset = len(text.encode()[: error.position].decode("utf-8", "ignore"))
        return ParserTrouble(problem=error.reason, place=place_at(text, offset))
    return ParserTrouble(problem=str(error))
