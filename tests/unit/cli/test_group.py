"""Commands are imported when they are named, suggested when misspelt, and completed by the shell."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ismap_check.cli.group import COMMANDS
from tests.unit.cli.program import ismap_check

NAMED = """
import sys
from ismap_check.cli.boundary import run
run(sys.argv[1:])
print(*sorted(name for name in sys.modules if name.startswith("ismap_check.cli.commands.")), file=sys.stderr)
"""


def imported(*arguments: str) -> list[str]:
    command = [sys.executable, "-c", NAMED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stderr.split()


def test_only_the_named_command_is_imported() -> None:
    assert imported("--help") == []
    assert imported("catalogue", "--help") == []
    assert imported("explain", "gap") == ["ismap_check.cli.commands.explain"]


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["asess"], "There is no command “asess”.", "Did you mean “assess”?"),
        (["frobnicate"], "There is no command “frobnicate”.", "ismap-check --help"),
        (["catalogue", "serach"], "There is no command “serach”.", "Did you mean “search”?"),
        (["assess", "--basline", "x"], "There is no option “--basline”.", "Did you mean “--baseline”?"),
        (["assess", "--zzz"], "There is no option “--zzz”.", "--help lists the options"),
        (["assess", "-z"], "There is no option “-z”.", ""),
        (["assess"], "PROFILE is missing.", "--help"),
        (["assess", "p.yaml", "--as-of"], "The option --as-of needs a value.", ""),
        (["assess", "p.yaml", "my", "file"], "arguments too many (my, file)", "quotes"),
        (["--lang", "fr"], "--lang takes one of: ja, en", ""),
        (["init", "ismap", "--depth", "deep"], "--depth takes one of: detail, objective", ""),
        (["assess", "p.yaml", "--max-depth", "0"], "The value of --max-depth", "at most 256"),
        (["assess", "p.yaml", "--max-depth", "1000"], "The value of --max-depth", "at most 256"),
    ],
)
def test_usage_errors_are_told_with_a_hint(arguments: list[str], message: str, hint: str) -> None:
    done = ismap_check(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert hint in done.err


@pytest.mark.parametrize("arguments", [[], ["--lang", "en"], ["-q"], ["catalogue"], ["catalogue", "--lang", "en"]])
def test_without_a_command_the_help_is_shown(arguments: list[str]) -> None:
    done = ismap_check(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Commands:" in done.err
    assert "error:" not in done.err


def test_usage_errors_are_in_the_readers_language() -> None:
    assert ismap_check("--lang", "ja", "asess").err == (
        "エラー: 「asess」というコマンドはありません。\n  対処: もしかして「assess」ですか。\n"
    )


@pytest.mark.parametrize("group", COMMANDS)
def test_a_group_alone_shows_its_help_as_a_message(group: tuple[str, ...]) -> None:
    done = ismap_check(*group)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: ismap-check")


def completed(line: str) -> list[str]:
    words = line.split(" ")
    environment = {
        **os.environ,
        "_ISMAP_CHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    command = [sys.executable, "-m", "ismap_check"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ismap-check ", list(COMMANDS[()])),
        ("ismap-check cat", ["catalogue"]),
        ("ismap-check catalogue s", ["show", "search"]),
        ("ismap-check assess --fail", ["--fail-under", "--fail-on"]),
        ("ismap-check --lang ", ["ja", "en"]),
        ("ismap-check assess --messages ", ["text", "json"]),
        ("ismap-check report -f ", ["md", "html", "xlsx", "pdf", "comment", "json"]),
        ("ismap-check schema vendor", ["vendor-profile", "vendor-profile-part"]),
        ("ismap-check schema vendor-profile --for genai-p", ["genai-procurement"]),
        ("ismap-check explain exclusion-ref", ["exclusion-refused"]),
        ("ismap-check init is", ["ismap", "iso-27001-annex-a", "iso-27017"]),
        ("ismap-check catalogue show ism", ["ismap"]),
        ("ismap-check coverage profile.yaml --to ism", ["ismap"]),
        ("ismap-check assess pro", []),
    ],
)
def test_the_shell_completes(line: str, expected: list[str]) -> None:
    assert completed(line) == expected


def test_the_completion_script_is_shown() -> None:
    command = [sys.executable, "-m", "ismap_check", "--show-completion"]
    environment = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(
        [*command, "bash"], env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "_ISMAP_CHECK_COMPLETE=complete_bash" in done.stdout
