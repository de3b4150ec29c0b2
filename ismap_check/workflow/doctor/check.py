"""What looking at one thing of a machine came to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from ismap_check.model.diagnostic import Param


class State(StrEnum):
    """How a thing stands."""

    OK = "ok"
    NOTE = "note"
    """Something that not everybody needs is missing or turned off."""
    LACKING = "lacking"
    """The tool cannot do its work."""


class Check(NamedTuple):
    """One thing: its words are ``doctor.<name>.<state>``, with the remedy ``doctor.<name>.<state>-fix`` if it has one.

    ``params`` are shown to the user only: they may hold names of folders. ``public`` may be told to others.
    """

    name: str
    state: State
    params: Mapping[str, Param]
    public: str = ""
