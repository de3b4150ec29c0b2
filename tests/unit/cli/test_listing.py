"""Lists on a terminal fit into it; piped, every entry stays in one line."""

from __future__ import annotations

import re

import pytest

from ismap_check.i18n.width import width_of
from tests.unit.cli.program import ismap_check

LISTS = [("catalogue", "list"), ("catalogue", "search", "user"), ("explain",)]


@pytest.mark.parametrize("arguments", LISTS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_is_wider_than_the_terminal(arguments: tuple[str, ...], language: str) -> None:
    done = ismap_check("--lang", language, *arguments, terminal=True, environment={"COLUMNS": "80"})
    assert max(width_of(line) for line in done.out.split("\n")) <= 80


def test_piped_every_entry_is_one_line() -> None:
    assert all(re.match(r"[a-z][a-z0-9-]*/\S", line) for line in ismap_check(*LISTS[1]).out.splitlines())
    assert any(width_of(line) > 80 for line in ismap_check(*LISTS[1]).out.splitlines())


def test_a_narrow_terminal_shows_titles_below_the_names() -> None:
    lines = ismap_check("catalogue", "list", terminal=True, environment={"COLUMNS": "80"}).out.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("  genai-procurement@2026-06 "))
    assert lines[place].split() == ["genai-procurement@2026-06", "140", "details"]
    assert lines[place + 1].startswith("    Control criteria")
