"""One run of the program: the reader's words and what the options of every command say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ismap_check.cli import streams
from ismap_check.i18n.width import printable
from ismap_check.i18n.words import Words
from ismap_check.model.text import Language

if TYPE_CHECKING:
    from ismap_check.model.diagnostic import Param


class MessageFormat(StrEnum):
    """How messages reach standard error: sentences for people, or one JSON object in each line for programs."""

    TEXT = "text"
    JSON = "json"


@dataclass(kw_only=True, repr=False, eq=False)
class Session:
    """What a command needs beside its own arguments. The fields below ``arguments`` are set while options are read.

    ``given`` holds the options of the groups in ``cli.options`` that stand on the command line, by their long names.
    """

    words: Words
    environment: Mapping[str, str] = field(default_factory=dict)
    arguments: Sequence[str] = ()
    lang: Language | None = None
    messages: MessageFormat = MessageFormat.TEXT
    max_messages: int = 50
    quiet: bool = False
    verbose: bool = False
    given: dict[str, Any] = field(default_factory=dict)

    def note(self, key: str, *, always: bool = False, **params: Param) -> None:
        """Tell the reader how things went (``cli.note.<key>``); ``--quiet`` leaves it out, but not ``always``."""
        if always or not self.quiet:
            self._tell("note", key, self.words(f"cli.note.{key}", **params), "", params)

    def failure(self, code: str, params: Mapping[str, Param], kind: str = "failure") -> None:
        """Tell the reader why the program stops (``failure.<code>.what``), and what to do about it (``.fix``)."""
        fix = f"failure.{code}.fix"
        message = self.words("cli.line.failure", message=self.words(f"failure.{code}.what", **params))
        self._tell(kind, code, message, self.words(fix, **params) if fix in self.words else "", params)

    def _tell(self, kind: str, code: str, message: str, hint: str, params: Mapping[str, Param]) -> None:
        if self.messages is MessageFormat.JSON:
            said = {name: self.words.say(value) for name, value in params.items()}
            told = {"kind": kind, "code": code, "message": message, "hint": hint or None, "params": said}
            streams.write_message(json_line(told))
            return
        lines = [message] + [f"  {self.words('cli.line.hint', hint=hint)}"] * bool(hint)
        streams.write_message(printable_lines("\n".join(lines)))


def printable_lines(text: str) -> str:
    """Return ``text`` safe for a terminal, its own line ends kept."""
    return "\n".join(printable(line) for line in text.split("\n"))


def json_line(told: Mapping[str, object]) -> str:
    """Return one JSON object in one line; non-ASCII stays readable, lone surrogates of odd file names are escaped."""
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
