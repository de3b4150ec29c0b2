"""What a YAML document may be written with in general, but not here: noted with its place, and reading goes on."""

from __future__ import annotations

from ismap_check.sources.normal_form import code_point, first_refused, normal_form
from ismap_check.sources.problems import Problems, shortened
from ismap_check.sources.scalars import NUMBER_STARTS
from ismap_check.sources.yaml_events import place_of
from ismap_check.sources.yaml_library import MappingStartEvent, ScalarEvent, SequenceStartEvent

NodeStart = ScalarEvent | MappingStartEvent | SequenceStartEvent

_STANDARD_TAG = "tag:yaml.org,2002:"
_SPACE = "yaml-full-width-space"
_ODD_KEYS = {"": "yaml-key-not-text", "<<": "yaml-merge-key", "\u3000": _SPACE, "\u00a0": _SPACE}

KEY_SUSPECTS = NUMBER_STARTS | {"", "<", "\u3000", "\u00a0"}
"""First characters of unquoted keys worth a closer look."""


def refuse_properties(event: NodeStart, problems: Problems) -> None:
    """Note an anchor (``&name``) or a tag (``!name``) before a value."""
    if event.anchor is not None:
        problems.add("yaml-alias", place_of(event), mark=f"&{shortened(event.anchor)}")
    if event.tag is not None:
        problems.add("yaml-tag", place_of(event), tag=shortened(event.tag.replace(_STANDARD_TAG, "!!")))


def refuse_odd_key(event: ScalarEvent, key: str, problems: Problems) -> None:
    """Note an unquoted key that is empty, merges another mapping, or is indented by a full-width space."""
    if code := _ODD_KEYS.get(key) or _ODD_KEYS.get(key[0]):
        problems.add(code, place_of(event))


def normal_text(event: ScalarEvent, problems: Problems) -> str:
    """Return a text in normal form; note a character that an escape brought in unseen."""
    text = normal_form(event.value)
    if event.style == '"' and (offset := first_refused(text)) is not None:
        problems.add("character-refused", place_of(event), character=code_point(text[offset]))
    return text
