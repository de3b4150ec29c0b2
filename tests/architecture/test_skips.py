"""Nothing is skipped in silence: `needs` is the only way to leave a test out."""

from __future__ import annotations

import ast

from tests.architecture.repository import ROOT, name_of, trees

REFUSED = {"skip", "skipif", "importorskip", "xfail", "SkipTest"}
MECHANISM = "tests/conftest.py"


def test_no_test_skips_by_itself() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path, tree in trees(ROOT / "tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in REFUSED and name_of(path) != MECHANISM
    ]
    assert found == [], "say @pytest.mark.needs(...) instead, with a line in tools/system-programs.txt"
