"""Make characters that hide or reorder text visible, in every format alike."""

from __future__ import annotations

import re

# Controls but LF, direction marks and overrides, zero-width characters, tag characters, lone surrogates.
# ZWJ, ZWNJ and variation selectors stay: they belong to words, names and emoji. Compiled where a text needs it.
_HIDING = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return text with each hiding character written out, such as ``[U+202E]``; line breaks stay."""
    return text if text.isprintable() or _hides_nothing(text) else re.sub(_HIDING, _written_out, text)


def _hides_nothing(text: str) -> bool:
    """Whether a quick look suffices to rule out hiding characters.

    Line breaks and ideographic spaces hide nothing, but Python does not count them as printable.
    """
    return text.replace("\n", "").replace("\u3000", "").isprintable()


def _written_out(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
