"""Every command line the documentation shows exists, with its options; exit codes are those of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.group import COMMANDS, build
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from tests.architecture.repository import ROOT, name_of
from tools.build_docs import pages

FENCE = re.compile(r"^```(?:console)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(ismap-check [^`]+)`")


def command_lines(page: Path) -> Iterator[str]:
    """Yield the lines that start with the program's name, in code blocks and between backticks."""
    text = page.read_text(encoding="utf-8")
    for block in FENCE.findall(text):
        yield from (line.removeprefix("$ ") for line in block.splitlines() if re.match(r"(\$ )?ismap-check ", line))
    yield from INLINE.findall(text)


def path_of(words: list[str]) -> tuple[str, ...]:
    """Return the command a line names."""
    names = [word for word in words if not word.startswith("-")]
    group = tuple(names[:1]) if tuple(names[:1]) in COMMANDS else ()
    return tuple(names[: len(group) + 1])


@cache
def options_of(path: tuple[str, ...]) -> frozenset[str]:
    """Return the options a command takes, those of every command included."""
    command = build(path, load_words(Language.EN))
    named = (name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts))
    return frozenset({*named, "--help"})


@pytest.mark.parametrize("page", [*pages(), ROOT / "tools" / "offline" / "guide.ja.txt"], ids=name_of)
def test_the_commands_a_page_shows_exist(page: Path) -> None:
    for line in command_lines(page):
        words = line.split("#")[0].split()[1:]
        if words and not words[0].startswith("-"):
            path = path_of(words)
            assert path[-1] in COMMANDS[path[:-1]], line
            assert {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)} <= options_of(path), line


@pytest.mark.parametrize("page", ["docs/commands.md", "docs/commands.ja.md", "docs/guide-provider.ja.md"])
def test_the_table_of_exit_codes_is_whole(page: str) -> None:
    listed = {
        int(code) for code in re.findall(r"^\| (\d+) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert listed == {int(code) for code in ExitCode}
