"""JSON text to strict plain data: the same strictness as YAML, with the standard library's parser."""

from __future__ import annotations

import json
import re
from typing import Any

from ismap_check.sources.json_refusals import explain_refused, explain_syntax
from ismap_check.sources.json_tokens import too_deep_offset
from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import place_at
from ismap_check.sources.normal_form import first_refused, is_settled, normal_form
from ismap_check.sources.problems import Problems
from ismap_check.sources.scalars import MOST_DIGITS

_NOT_MARKS = bytes(set(range(256)) - set(b'[]{},:"'))
_TEXT_MARKS = re.compile(b'"[^"]*"?')  # a text that never ends reaches to the end


def read_json(text: str, limits: Limits, problems: Problems) -> Any:
    """Return the data of a JSON text.

    Whatever is wrong is noted in ``problems``; ``ReadingStoppedError`` where nothing more can be read.
    """
    if not text.strip():
        raise problems.stop("file-empty")
    _check_shape(text, limits, problems)
    reading = _Reading(limits)
    data = reading.load(text, problems)
    if not is_settled(text) or _may_hold_more(text, limits.text_length):
        data = reading.normal(data)
    if reading.suspect:
        explain_refused(text, limits, problems)
    elif data is None:
        raise problems.stop("file-empty")
    return data


class _Reading:
    """Reads fast and only remembers that something is wrong; ``json_refusals`` then looks for what and where."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.suspect = False

    def load(self, text: str, problems: Problems) -> Any:
        """Return what the standard library reads, with a placeholder for each refused number."""
        try:
            return json.loads(
                text,
                object_pairs_hook=self._mapping,
                parse_int=self._integer,
                parse_float=self._refused,
                parse_constant=self._refused,
            )
        except json.JSONDecodeError as error:
            raise explain_syntax(error, problems) from error

    def normal(self, value: Any) -> Any:
        """Return data with every text in normal form; nesting is known to be within the limit."""
        if isinstance(value, str):
            return self._normal_text(value)
        if isinstance(value, list):
            return [self.normal(item) for item in value]
        if isinstance(value, dict):
            return self._mapping([(self.normal(key), self.normal(item)) for key, item in value.items()])
        return value

    def _normal_text(self, value: str) -> str:
        text = normal_form(value)
        # A printable text holds nothing refused; asking that first saves most of the time.
        self.suspect |= len(text) > self.limits.text_length or not (text.isprintable() or first_refused(text) is None)
        return text

    def _mapping(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        self.suspect |= len(made) < len(pairs)
        return made

    def _integer(self, digits: str) -> int | None:
        if len(digits.removeprefix("-")) > MOST_DIGITS:
            self._refused(digits)
            return None
        return int(digits)

    def _refused(self, spelling: str) -> None:
        del spelling
        self.suspect = True


def _marks(text: str) -> bytes:
    """Return the brackets, commas and colons outside texts, as far as the text is valid.

    Texts without such marks shrink to an empty pair of quotes first, which leaves little for the slower pattern.
    """
    if "\\" in text:
        text = text.replace("\\\\", "").replace('\\"', "")
    marks = text.encode().translate(None, _NOT_MARKS).replace(b'""', b"")
    return _TEXT_MARKS.sub(b"", marks)


def _may_hold_more(text: str, length: int) -> bool:
    """Whether a text without escapes might hold one quoted text longer than ``length``.

    Such a text covers one of the blocks of half its length wholly, and no quote is in that block.
    """
    half = max(1, length // 2)
    return any(text.find('"', start, start + half) < 0 for start in range(0, len(text) - half + 1, half))


def _check_shape(text: str, limits: Limits, problems: Problems) -> None:
    """Stop before parsing what is too large or too deep; an empty list counts as two nodes here."""
    marks = _marks(text)
    if len(marks.translate(None, b"]}")) >= limits.nodes:
        raise problems.over("too-many-nodes", "nodes", limits.nodes)
    level = 0
    for bracket in marks.translate(None, b",:"):
        level += 1 if bracket in b"[{" else -1
        if level > limits.depth:
            place = place_at(text, too_deep_offset(text, limits.depth))
            raise problems.over("nesting-too-deep", "depth", limits.depth, place)
