"""Every code that can be raised has its words, and no words stand for a code that nothing raises."""

from __future__ import annotations

import ast

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from tests.architecture.repository import trees

TABLES = {
    "finding": {"Finding"},
    "diagnostic": {"Diagnostic"},
    "failure": {"UsageError", "FileAccessError", "IsmapCheckError"},
}


def constants() -> set[str]:
    """Return every text constant of the package."""
    nodes = [node for _, tree in trees() for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def raised(names: set[str]) -> set[str]:
    """Return the literal codes given to these classes, by keyword or as the first argument."""
    calls = [node for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in names]
    given = [[*call.args[:1], *(word.value for word in call.keywords if word.arg == "code")] for call in made]
    return {one.value for row in given for one in row if isinstance(one, ast.Constant) and isinstance(one.value, str)}


@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_its_words(table: str) -> None:
    assert raised(TABLES[table]) <= set(load_words(Language.JA).keys_under(table))


@pytest.mark.parametrize("table", TABLES)
def test_every_code_with_words_is_raised_somewhere(table: str) -> None:
    assert set(load_words(Language.JA).keys_under(table)) - constants() == set()
