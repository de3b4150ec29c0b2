"""Why the system refuses a file, in words that are looked up when they are printed."""

from __future__ import annotations

import errno

from ismap_check.model.text import Term

_REASONS = {
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "missing",
    errno.EISDIR: "folder",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}
"""The frequent reasons, by ``term.access.<name>``."""


def reason_of(error: OSError) -> Term | str:
    """Return the reason in the reader's language if it is a frequent one, otherwise as the system says it."""
    name = _REASONS.get(error.errno or 0)
    return Term(f"term.access.{name}") if name else error.strerror or type(error).__name__
