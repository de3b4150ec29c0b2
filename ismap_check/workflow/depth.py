"""How finely a blank profile asks."""

from __future__ import annotations

from enum import StrEnum


class Depth(StrEnum):
    """Details one by one, or roughly by objective with all mandatory details (JUDGING, section 6)."""

    DETAIL = "detail"
    OBJECTIVE = "objective"
