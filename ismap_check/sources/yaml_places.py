"""Where every value and key of a YAML text stands: a second parse, made only when a place is asked for."""

from __future__ import annotations

from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import Places
from ismap_check.sources.yaml_events import place_of
from ismap_check.sources.yaml_library import CollectionEndEvent
from ismap_check.sources.yaml_walk import yaml_walk


def yaml_places(text: str, limits: Limits) -> Places:
    """Return the place of everything by pointer and ``at_key``; of a key that stands twice, the first.

    A text that cannot be read to its end gives what stands before the trouble.
    """
    places: Places = {}
    for pointer, at_key, event in yaml_walk(text, limits):
        if not isinstance(event, CollectionEndEvent):
            places.setdefault((pointer, at_key), place_of(event))
    return places
