"""Every code that can be raised has its words, and no words stand for a code that nothing raises."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from tests.architecture.repository import trees

TABLES = {
    "finding": {"Finding"},
    "diagnostic": {"Diagnostic"},
    "failure": {"UsageError", "FileAccessError", "IsmapCheckError"},
}


@cache
def said() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return every text constant of the package, and every class or function called with each literal code."""
    nodes = [node for _, tree in trees() for node in ast.walk(tree)]
    constants = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(constants), frozenset(pair for node in nodes for pair in codes_given(node))


def codes_given(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield what a call calls with each literal code it gives, by keyword or as the first argument."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "code")]
        yield from (
            (node.func.id, one.value) for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )


def constants() -> frozenset[str]:
    """Return every text constant of the package."""
    return said()[0]


def raised(names: set[str]) -> set[str]:
    """Return the literal codes given to these classes."""
    return {code for name, code in said()[1] if name in names}


@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_its_words(table: str) -> None:
    assert raised(TABLES[table]) <= set(load_words(Language.JA).keys_under(table))


@pytest.mark.parametrize("table", TABLES)
def test_every_code_with_words_is_raised_somewhere(table: str) -> None:
    assert set(load_words(Language.JA).keys_under(table)) - constants() == set()
