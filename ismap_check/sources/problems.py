"""Collect what is wrong with one document while it is read; give up after a hundred problems."""

from __future__ import annotations

from ismap_check.model.diagnostic import Diagnostic, Param, Place
from ismap_check.sources.limits import OPTIONS
from ismap_check.sources.lines import excerpt
from ismap_check.sources.normal_form import first_refused

MOST_PROBLEMS = 100
"""So many problems of one kind of reading are a damaged or hostile file; nobody reads on."""

LONGEST_SHOWN = 60


class ReadingStoppedError(Exception):
    """Nothing more can be read of this document; never leaves ``sources``."""


class Problems:
    """The diagnostics of one document, found while its text is read."""

    def __init__(self, document: str, text: str) -> None:
        self.document = document
        self.text = text
        self.found: list[Diagnostic] = []

    def add(self, code: str, place: Place | None = None, *, related: Place | None = None, **params: Param) -> None:
        """Note a problem and go on; the hundredth stops the reading."""
        self._note(code, place, related, params)
        if len(self.found) >= MOST_PROBLEMS:
            self._note("reading-stopped", place, None, {"n": MOST_PROBLEMS})
            raise ReadingStoppedError

    def duplicate(self, key: str, place: Place, first: Place) -> None:
        """Note a key that stands a second time in one mapping, naming both places."""
        self.add("duplicate-key", place, related=first, key=shortened(key), line=first.line)

    def too_long(self, length: int, limit: int, place: Place) -> None:
        """Note a text that is longer than a document's texts may be, and go on."""
        self.add("text-too-long", place, length=length, limit=limit, option=OPTIONS["text_length"])

    def stop(self, code: str, place: Place | None = None, **params: Param) -> ReadingStoppedError:
        """Note a problem after which nothing can be read, and return what the reader raises."""
        self._note(code, place, None, params)
        return ReadingStoppedError()

    def over(self, code: str, field: str, limit: int, place: Place | None = None) -> ReadingStoppedError:
        """Note that a limit is passed, naming the option that raises it, and return what the reader raises."""
        return self.stop(code, place, limit=limit, option=OPTIONS[field])

    def _note(self, code: str, place: Place | None, related: Place | None, params: dict[str, Param]) -> None:
        shown = excerpt(self.text, place)
        self.found.append(
            Diagnostic(code=code, document=self.document, params=params, place=place, related=related, excerpt=shown)
        )


def shortened(text: str) -> str:
    """Return a text from the document as a message quotes it: one line, not endless, nothing unprintable."""
    line = " ".join(text[: LONGEST_SHOWN * 2].split())
    line = line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
    return "".join("\ufffd" if first_refused(character) is not None else character for character in line)
