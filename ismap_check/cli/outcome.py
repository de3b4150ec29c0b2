"""What a run came to, as bytes and back: its exit code, and everything it wrote, in order."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ismap_check.model.rows import NamedTuple
from ismap_check.sources.watching import Effect
from ismap_check.workflow.writing import FILE_EFFECT


class Outcome(NamedTuple):
    """The exit code of a run and what it did."""

    code: int
    effects: Sequence[Effect]

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the files that were written."""
        names = (effect.target for effect in self.effects)
        return tuple(name.removeprefix(FILE_EFFECT) for name in names if name.startswith(FILE_EFFECT))

    def written(self) -> bytes:
        """Return a line of JSON that says what follows, and the bytes themselves."""
        head = [self.code, [[target, len(data)] for target, data in self.effects]]
        return b"".join([json.dumps(head).encode(), b"\n", *(data for _, data in self.effects)])


def outcome_of(written: bytes | None) -> Outcome | None:
    """Return an outcome that was written; None for none, and for bytes that do not hold one."""
    head, _, data = (written or b"").partition(b"\n")
    effects, start = [], 0
    try:
        code, rows = json.loads(head)
        for target, size in rows:
            effects.append(Effect(target, data[start : start + size]))
            start += size
    except (ValueError, TypeError):
        return None
    return Outcome(code, effects)


def as_text(data: bytes) -> str:
    """Return the text that was written, as it was before a stream encoded it."""
    return data.decode("utf-8", "surrogatepass")
