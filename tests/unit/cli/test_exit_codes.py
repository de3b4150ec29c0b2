"""Exit codes: the highest of several counts, and the table for readers lists them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.model.diagnostic import Diagnostic, Severity

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("page", ["commands.md", "commands.ja.md"])
def test_the_table_for_readers_lists_every_code(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)} == set(ExitCode)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([], ExitCode.CONDITIONS_MET),
        (["unknown-key"], ExitCode.INVALID_DOCUMENT),
        (["file-too-large"], ExitCode.INVALID_DOCUMENT),
        (["file-missing"], ExitCode.FILE_ACCESS),
        (["unknown-key", "file-unreadable", "file-too-large"], ExitCode.FILE_ACCESS),
    ],
)
def test_what_diagnostics_end_with(codes: list[str], expected: ExitCode) -> None:
    errors = [Diagnostic(code=code, document="d") for code in codes]
    warning = Diagnostic(code="file-missing", document="d", severity=Severity.WARNING)
    assert code_of_diagnostics([*errors, warning]) == expected
