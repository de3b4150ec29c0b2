"""The words of a finding, and whether there are any: results written by other versions may hold unknown codes."""

from __future__ import annotations

from ismap_check.i18n.words import Words
from ismap_check.model.finding import Finding

PARTS = ("what", "why", "fix")


def say_finding(finding: Finding, part: str, words: Words, *, control: str) -> str:
    """Return what a finding says: ``what``, ``why`` or ``fix``; ``control`` stands for the control in the sentence."""
    return words(f"finding.{finding.code}.{part}", control=control, **finding.params)


def is_sayable(finding: Finding, words: Words) -> bool:
    """Whether this version has words for a finding and all that its sentences need."""
    try:
        for part in PARTS:
            say_finding(finding, part, words, control="")
    except (KeyError, TypeError):
        return False
    return True
