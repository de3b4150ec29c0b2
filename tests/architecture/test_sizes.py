"""Small functions and small files: what the next reader needs most (DESIGN, section 2)."""

from __future__ import annotations

import ast
from functools import cache
from statistics import median

from tests.architecture.repository import ROOT, name_of, python_files, trees

LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
LONGEST_FILE = 400
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "misc"}


@cache
def function_lengths() -> dict[str, int]:
    """Return the lines of every function of the package, its docstring and signature counted."""
    return {
        f"{name_of(path)}:{node.name}:{node.lineno}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_function_is_long() -> None:
    assert {name: lines for name, lines in function_lengths().items() if lines > LONGEST_FUNCTION} == {}


def test_the_usual_function_is_short() -> None:
    assert median(function_lengths().values()) <= MEDIAN_FUNCTION


def test_no_file_is_long() -> None:
    files = [path for folder in ("ismap_check", "tools", "benchmarks", "tests") for path in python_files(ROOT / folder)]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_room_for_everything() -> None:
    names = {part.removesuffix(".py") for path in python_files() for part in path.relative_to(ROOT).parts}
    assert not names & FORBIDDEN_NAMES
