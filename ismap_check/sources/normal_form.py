"""The one form all text has after loading: NFC, LF, no TAB, and no invisible characters (DESIGN, section 4)."""

from __future__ import annotations

import re
import unicodedata

BOM = b"\xef\xbb\xbf"

# Refused is what this leaves out: C0 and C1 controls but TAB and LF, U+2028/2029, U+FEFF inside the text, lone
# surrogates, non-characters. Written as what is allowed, because one long match is seven times faster than a search.
_PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
_ALLOWED = f"[\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd{_PLANES}]*"
_IDEOGRAPHIC_SPACE = "\u3000"


def settled_text(raw: bytes) -> str:
    """Return the text of a file without byte order mark, CRLF as LF; ``UnicodeDecodeError`` if it is not UTF-8."""
    text = raw.removeprefix(BOM).decode("utf-8")
    return text.replace("\r\n", "\n") if "\r" in text else text


def first_refused(text: str, start: int = 0) -> int | None:
    """Return the offset of the first character, from ``start`` on, that no document may hold; None if all may."""
    if not start and _is_ordinary(text):
        return None
    match = re.compile(_ALLOWED).match(text, start)
    end = match.end() if match else start
    return end if end < len(text) else None


def _is_ordinary(text: str) -> bool:
    """Whether nothing in a text can be refused at a glance; most documents spare us compiling the pattern (2 ms).

    What is refused cannot be printed in Python's sense, which takes these two for such as well.
    """
    return text.replace("\n", "").replace(_IDEOGRAPHIC_SPACE, "").isprintable()


def is_settled(text: str) -> bool:
    """Whether every piece of a document's text is in normal form as it stands (escapes could make one that is not)."""
    return "\\" not in text and "\t" not in text and unicodedata.is_normalized("NFC", text)


def normal_form(text: str) -> str:
    """Return one text value in NFC, CRLF as LF, TAB as a space."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))


def code_point(character: str) -> str:
    """Return how a character that cannot be shown is named: ``U+200B``."""
    return f"U+{ord(character):04X}"
