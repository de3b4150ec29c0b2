"""Help in the reader's language, laid out for wide characters."""

from __future__ import annotations

import re

import pytest

from ismap_check.cli.group import COMMANDS, build
from ismap_check.cli.help_page import _two_columns
from ismap_check.i18n.width import width_of
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.workflow.targets import ALL
from tests.unit.cli.program import ismap_check

PATHS = [(), *((*group, name) for group, names in COMMANDS.items() for name in names)]
ENGLISH_OF_TYPER = re.compile(r"Usage|Options|Arguments|Commands|\[default|\[required|Show this message|TEXT|INTEGER")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("language", Language)
def test_every_help_page_fits_and_is_in_one_language(path: tuple[str, ...], language: Language) -> None:
    done = ismap_check(*path, "--help", "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.split("\n") if width_of(line) > 80] == []
    if language is Language.JA:
        assert done.out.startswith("使い方: ismap-check")
        assert not ENGLISH_OF_TYPER.search(done.out)
    else:
        assert done.out.startswith("Usage: ismap-check")
        assert done.out.isascii() or "search" in path


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_the_language_may_stand_before_or_after_the_command(path: tuple[str, ...]) -> None:
    assert ismap_check("--lang", "ja", *path, "--help").out == ismap_check(*path, "--help", "--lang=ja").out
    assert (
        ismap_check(*path, "-h", environment={"ISMAP_CHECK_LANG": "ja"}).out
        == ismap_check(*path, "--help", "--lang", "ja").out
    )


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_option_has_its_help_on_the_page(path: tuple[str, ...]) -> None:
    page = ismap_check(*path, "--help").out
    for parameter in build(path, load_words(Language.EN)).params:
        name, hidden = max(parameter.opts, key=len), getattr(parameter, "hidden", False)
        assert hidden or name in page or parameter.metavar in page.split()
        assert getattr(parameter, "help", None)


def test_a_name_too_long_for_its_column_has_its_help_on_the_next_line() -> None:
    rows = [("--short", "One."), ("--an-option-with-a-very-long-name", "Two.")]
    assert list(_two_columns(rows, 80)) == [
        f"  --short{' ' * 23}One.",
        "  --an-option-with-a-very-long-name",
        f"{' ' * 32}Two.",
    ]


def test_the_formats_in_the_help_are_those_of_the_table() -> None:
    page = " ".join(ismap_check("report", "--help").out.split())
    assert ", ".join(ALL) in page
    assert " ".join(one.suffixes[0] for one in ALL.values() if one.suffixes) in page
