"""Make something of a line that a person typed: a command, a number, a status in either language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from ismap_check.assessment.answers import normalise_all
from ismap_check.i18n.words import load_words
from ismap_check.model.profile import Status
from ismap_check.model.text import Language
from ismap_check.workflow.judging import empty_words

MARK = ":"
"""Stands before a command where a text is asked for; twice, before a text that begins with it."""


class Command(StrEnum):
    """What can be asked for instead of giving an answer."""

    KEEP = "keep"
    DROP = "drop"
    BACK = "back"
    SKIP = "skip"
    JUMP = "jump"
    FIND = "find"
    PROGRESS = "progress"
    HELP = "help"
    QUIT = "quit"


class Call(NamedTuple):
    """A command with what stands behind it."""

    command: Command
    argument: str = ""


class Vocabulary(NamedTuple):
    """The words that are understood, in both languages and as they are compared."""

    commands: Mapping[str, Command]
    statuses: Mapping[str, Status]
    empty_words: frozenset[str]
    synonyms: tuple[str, ...]


def vocabulary() -> Vocabulary:
    """Return the words of both languages: a Japanese reader may well type ``q``."""
    tables = [load_words(language) for language in Language]
    commands = {
        folded(word): one
        for words in tables
        for one in Command
        for word in words.items(f"answering.command.{one}.type")
    }
    labels = {folded(words(f"term.status.{one}")): one for words in tables for one in Status}
    synonyms = tuple(line for words in tables for line in words.items("cli.synonyms"))
    codes = {folded(one): one for one in Status}
    return Vocabulary(commands, {**labels, **codes}, normalise_all(empty_words()), synonyms)


def folded(text: str) -> str:
    """Return a line as it is compared: width and case do not matter, nor space around it."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def read_call(line: str, commands: Mapping[str, Command], *, bare: bool) -> Call | None:
    """Return the command that a line gives, None if it gives none; ``bare``: it needs no mark before it."""
    plain = unicodedata.normalize("NFKC", line).strip()
    marked = plain.startswith(MARK) and not plain.startswith(MARK * 2)
    if not (bare or marked):
        return None
    name, _, argument = plain.removeprefix(MARK).strip().partition(" ")
    if name.startswith("/"):
        return Call(Command.FIND, f"{name[1:]} {argument}".strip())
    command = commands.get(name.casefold())
    return Call(command, argument.strip()) if command else None


def is_marked(line: str) -> bool:
    """Whether a line is meant as a command where a text is asked for."""
    plain = unicodedata.normalize("NFKC", line).strip()
    return plain.startswith(MARK) and not plain.startswith(MARK * 2)


def unmarked(line: str) -> str:
    """Return a line of a text as it was meant: one that begins with two marks begins with one."""
    first = unicodedata.normalize("NFKC", line.lstrip()[:2])
    return line.lstrip()[1:] if first == MARK * 2 else line


def read_number(line: str, count: int) -> int | None:
    """Return the place, from 0, that a number from 1 to ``count`` names; full-width digits too."""
    plain = folded(line)
    if not plain.isascii() or not plain.isdigit() or len(plain) > len(str(count)):
        return None
    return int(plain) - 1 if 1 <= int(plain) <= count else None
