"""What an entry said when the questionnaire went out, as a short mark: it tells later who changed what."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

NOTHING = "none"
DIGITS = 12


def mark_of(value: Any) -> str:
    """Return the mark of an entry's plain value; None stands for no entry."""
    if value is None:
        return NOTHING
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"m{sha256(plain.encode()).hexdigest()[:DIGITS]}"
