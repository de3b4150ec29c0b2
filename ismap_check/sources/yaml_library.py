"""The one door to PyYAML: libyaml's parser and its events.

The halves of PyYAML that are written in Python come along with its parser and are never used; compiling their regular
expressions would take a third of the time that importing PyYAML takes.
"""

from __future__ import annotations

from ismap_check.sources.late import late, late_patterns

with late("base64", "binascii"), late_patterns():
    import yaml
    from yaml import (
        AliasEvent,
        CollectionEndEvent,
        CollectionStartEvent,
        DocumentStartEvent,
        Event,
        MappingEndEvent,
        MappingStartEvent,
        NodeEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
    )

    try:
        from yaml._yaml import CParser
    except ImportError:  # PyYAML without libyaml
        CParser = None  # type: ignore[assignment, misc]

__all__ = [
    "AliasEvent",
    "CParser",
    "CollectionEndEvent",
    "CollectionStartEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "NodeEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "yaml",
]
