"""The words of a diagnostic: what is wrong, and what to do about it."""

from __future__ import annotations

from ismap_check.i18n.words import Words
from ismap_check.model.diagnostic import Diagnostic


def what_of(diagnostic: Diagnostic, words: Words) -> str:
    """Return the sentence that says what is wrong."""
    return words(f"diagnostic.{diagnostic.code}.what", **diagnostic.params)


def fix_of(diagnostic: Diagnostic, words: Words) -> str:
    """Return what to do about it; begins with "did you mean" where the diagnostic knows a near word (``near``)."""
    fix = words(f"diagnostic.{diagnostic.code}.fix", **diagnostic.params)
    near = diagnostic.params.get("near")
    return fix if near is None else words("schema.near", near=near) + words("schema.space") + fix
