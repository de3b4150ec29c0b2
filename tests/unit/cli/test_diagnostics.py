"""Diagnostics as a reader or a program sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.cli.diagnostics import caret_lines
from ismap_check.i18n.width import width_of
from tests.unit.cli.program import ismap_check

MISTAKES = """\
kind: vendor-profile
schema: 1
vendor: {name: 青葉クラウド株式会社, 国: JP}
service: {id: aoba-cloud, name: Aoba Cloud}
assessment:
  catalogues: {ismap: "2024-07"}
responses:
  ismap:
    "9.1.1.1": {status: implmented}
    "9.1.1.2": {resaon: なし}
"""


@pytest.fixture
def mistakes(tmp_path: Path) -> Path:
    """A folder with a profile that has three mistakes."""
    (tmp_path / "m.yaml").write_text(MISTAKES, encoding="utf-8")
    return tmp_path


def test_each_has_its_place_code_message_and_hint(mistakes: Path) -> None:
    done = ismap_check("validate", "m.yaml", folder=mistakes)
    assert done.code == 3
    assert re.findall(r"^(m\.yaml:\d+:\d+): (\S+) ", done.err, re.MULTILINE) == [
        ("m.yaml:3:28", "unknown-key"),
        ("m.yaml:9:25", "unknown-value"),
        ("m.yaml:10:17", "unknown-key"),
    ]
    assert done.err.count("\n  hint: ") == 3
    assert "^" not in done.err
    assert done.err.endswith("m.yaml: errors: 3, warnings: 0.\n")


def test_on_a_terminal_the_caret_stands_under_the_place(mistakes: Path) -> None:
    done = ismap_check(
        "validate", "m.yaml", folder=mistakes, terminal=True, environment={"NO_COLOR": "1", "COLUMNS": "80"}
    )
    lines = done.err.split("\n")
    shown = next(n for n, line in enumerate(lines) if line.startswith("  3 | vendor"))
    assert lines[shown] == "  3 | vendor: {name: 青葉クラウド株式会社, 国: JP}"
    caret = lines[shown + 1]
    assert caret.endswith("^")
    assert width_of(caret[:-1]) == width_of(lines[shown].partition("国")[0])


def test_colour_only_on_a_terminal_that_has_it(mistakes: Path) -> None:
    assert "\x1b[" in ismap_check("validate", "m.yaml", folder=mistakes, terminal=True).err
    assert (
        "\x1b["
        not in ismap_check("validate", "m.yaml", folder=mistakes, terminal=True, environment={"NO_COLOR": "1"}).err
    )
    assert (
        "\x1b["
        not in ismap_check("validate", "m.yaml", folder=mistakes, terminal=True, environment={"TERM": "dumb"}).err
    )
    assert "\x1b[" not in ismap_check("validate", "m.yaml", folder=mistakes).err


def test_for_programs_each_is_one_json_object(mistakes: Path) -> None:
    done = ismap_check("validate", "m.yaml", "--messages", "json", folder=mistakes)
    told = [json.loads(line) for line in done.err.splitlines()]
    assert [one["kind"] for one in told] == ["diagnostic"] * 3 + ["note"]
    first = told[0]
    assert (first["code"], first["severity"], first["document"]) == ("unknown-key", "error", "m.yaml")
    assert (first["line"], first["column"], first["pointer"]) == (3, 28, "/vendor/国")
    assert first["params"]["key"] == "国"
    assert first["message"]
    assert first["hint"]


def test_the_number_shown_is_capped_and_the_rest_counted(mistakes: Path) -> None:
    done = ismap_check("validate", "m.yaml", "--max-messages", "1", folder=mistakes)
    assert done.err.count("m.yaml:") == 2  # the first, and the count per file
    assert "2 more (--max-messages 0 shows all)." in done.err
    everything = ismap_check("validate", "m.yaml", "--max-messages", "0", folder=mistakes).err
    assert everything == ismap_check("validate", "m.yaml", folder=mistakes).err


def test_quiet_leaves_out_warnings_and_counts(mistakes: Path) -> None:
    (mistakes / "w.yaml").write_text(
        MISTAKES.replace(", 国: JP", "").replace("implmented", "planned").replace("resaon", "reason"), encoding="utf-8"
    )
    assert ismap_check("validate", "w.yaml", folder=mistakes).err.count("warning: ") == 2
    quiet = ismap_check("validate", "w.yaml", "-q", folder=mistakes)
    assert (quiet.code, quiet.err) == (0, "")
    assert ismap_check("validate", "w.yaml", "-q", "--strict", folder=mistakes).code == 3
    assert "unknown-key" in ismap_check("validate", "m.yaml", "-q", folder=mistakes).err


def test_problems_of_several_files_come_file_by_file(mistakes: Path) -> None:
    (mistakes / "n.yaml").write_text(MISTAKES, encoding="utf-8")
    done = ismap_check("validate", "n.yaml", "m.yaml", "gone.yaml", folder=mistakes)
    assert re.findall(r"^(\w)\w*\.yaml:?\d*:?\d*: [a-z]+-[a-z]+ ", done.err, re.MULTILINE) == list("nnnmmmg")
    assert done.code == 4


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    done = ismap_check("validate", "a\x1b[2Jb\n.yaml", folder=tmp_path, terminal=True, environment={"NO_COLOR": "1"})
    assert "\x1b" not in done.err
    assert "a<U+001B>[2Jb<U+000A>.yaml" in done.err


@pytest.mark.parametrize(
    ("excerpt", "column", "columns", "expected"),
    [
        ("key: value", 6, 40, ["key: value", "     ^"]),
        ("    管理策: x", 10, 40, ["管理策: x", "\u3000\u3000\u3000  ^"]),
        ("x" * 200, 200, 40, [f"..{'x' * 24}x", f"{' ' * 26}^"]),
        ("abc" * 40, 1, 20, ["abcabcabcabcabcabcab", "^"]),
        ("", 1, 40, ["", "^"]),
    ],
)
def test_caret(excerpt: str, column: int, columns: int, expected: list[str]) -> None:
    assert caret_lines(excerpt, column, columns) == expected


@given(st.text(alphabet="ab 管策ｶ\u3099\u202e\x1b", max_size=80), st.integers(min_value=1, max_value=90))
def test_the_caret_is_always_under_the_character(excerpt: str, column: int) -> None:
    line, caret = caret_lines(excerpt, column, 60)
    assert width_of(line) <= 60
    assert caret.endswith("^")
    assert set(caret[:-1]) <= {" ", "\u3000"}
    assert "\x1b" not in line


@pytest.mark.parametrize("language", ["ja", "en"])
def test_on_a_terminal_no_line_is_wider_than_it(mistakes: Path, language: str) -> None:
    surroundings = {"NO_COLOR": "1", "COLUMNS": "80"}
    done = ismap_check(
        "--lang", language, "validate", "m.yaml", folder=mistakes, terminal=True, environment=surroundings
    )
    assert max(width_of(line) for line in done.err.split("\n")) <= 80
    piped = ismap_check("--lang", language, "validate", "m.yaml", folder=mistakes)
    assert any(width_of(line) > 80 for line in piped.err.split("\n"))
