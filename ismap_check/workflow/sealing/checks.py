"""What verifying a sealed case found, step by step, as values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ismap_check.model.diagnostic import Param
from ismap_check.model.rows import NamedTuple


class State(StrEnum):
    """How a check ended; what could not be checked is open, and fails nothing.

    ``UNSURE``: something is not as this version would write it, and only the version that sealed can tell why.
    """

    OK = "ok"
    OPEN = "open"
    UNSURE = "unsure"
    FAILED = "failed"


class Check(NamedTuple):
    """One check: what was looked at (``verify.<code>.<state>`` are its words), how it ended, and what to say of it."""

    code: str
    state: State
    params: Mapping[str, Param] = {}


def ok(code: str, **params: Param) -> Check:
    """Return a check that holds."""
    return Check(code, State.OK, params)


def left_open(code: str, **params: Param) -> Check:
    """Return a check that could not be made."""
    return Check(code, State.OPEN, params)


def unsure(code: str, **params: Param) -> Check:
    """Return a check that found a difference which another version of the tool may explain as well as a change."""
    return Check(code, State.UNSURE, params)


def failed(code: str, **params: Param) -> Check:
    """Return a check that says no."""
    return Check(code, State.FAILED, params)
