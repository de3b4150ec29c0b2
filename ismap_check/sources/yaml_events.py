"""The events of a YAML text from libyaml's parser; its errors are explained by ``yaml_trouble``.

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
    try:
        yield from iter(CParser(text).get_event, None)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: libyaml failed without saying why
        from ismap_check.sources.yaml_trouble import explained  # noqa: PLC0415 - only faulty files pay for it

        raise explained(error, text, problems) from error


def place_of(event: yaml.Event) -> Place:
    """Return where an event begins."""
    return mark_place(event.start_mark) or Place()


def mark_place(mark: Any) -> Place | None:
    """Return libyaml's mark, which counts from 0, as a place."""
    return Place(line=mark.line + 1, column=mark.column + 1) if mark else None
