"""No line of code knows a catalogue: adding one is adding a folder of data."""

from __future__ import annotations

import ast
import re

from tests.architecture.repository import ROOT, name_of, trees

IDS = {path.parent.parent.name for path in (ROOT / "controls").glob("*/*/catalogue.yaml")}


def docstrings(tree: ast.Module) -> set[int]:
    """Return the identities of the constants that are docstrings or stand alone as statements."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def names_a_catalogue(text: str) -> bool:
    """Whether a constant is a bundled catalogue's id, an edition of it, or one of its controls."""
    return any(re.fullmatch(rf"{re.escape(one)}([@/].*)?", text) for one in IDS)


def test_there_are_catalogues() -> None:
    assert IDS


def test_no_code_names_a_catalogue() -> None:
    found = []
    for path, tree in trees():
        prose = docstrings(tree)
        found += [
            f"{name_of(path)}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
            if names_a_catalogue(node.value)
        ]
    assert found == []
