"""``answer`` over a pipe: one line for each answer, and an exit code that says how it went."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.cli.program import Done, ismap_check
from tests.unit.workflow.answering.grounds import CATALOGUE, EVIDENCE, HEAD

PROPOSED = """\
responses:
  small:
    1.1.2.PB:
      status: implemented
      measure: 既に行う。
      recheck: {from: {catalogue: other, edition: "1", control: X}, relation: equal-to, reason: "似て\\u202eいる"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "profile.yaml").write_text(HEAD, encoding="utf-8")
    return tmp_path


def answered(folder: Path, lines: str | bytes, *arguments: str, language: str = "en") -> Done:
    stdin = lines if isinstance(lines, bytes) else lines.encode()
    line = ("answer", "profile.yaml", "--catalogue", "catalogue.yaml", "--lang", language, *arguments)
    return ismap_check(*line, folder=folder, stdin=stdin)


def profile(folder: Path) -> str:
    return (folder / "profile.yaml").read_text(encoding="utf-8")


def test_the_line_protocol(folder: Path) -> None:
    lines = "1\nWe encrypt.\n\n\n\n3\n2026-09-30\nSecurity\n\nj 2.1.1\n選択しない\nNot offered.\n\nq\n"
    done = answered(folder, lines)
    assert (done.code, done.err) == (0, "saved 3 answers\n")
    assert done.out.count("saved: ") == 3
    assert "  small  3/4 (mandatory left: 0)" in done.out
    for told in ("measure: We encrypt.", "Security", "reason: Not offered."):
        assert told in profile(folder)


def test_the_end_of_the_lines_is_an_end(folder: Path) -> None:
    done = answered(folder, "6\n1\nWe ch")
    assert done.code == 0
    assert done.err == "The answer to small/2.1.2 was not finished and is not saved.\nsaved 1 answer\n"
    assert "We ch" not in profile(folder)
    assert "small/2.1.2" in answered(folder, "").out.split("\n\n")[1]


@pytest.mark.parametrize("lines", ["6\nsoon\n6\n", "6\r\nsoon\r\n6\r\n", "\ufeff6\nsoon\n"])
def test_a_line_that_is_not_understood_ends_the_run(folder: Path, lines: str) -> None:
    done = answered(folder, lines)
    assert done.code == 2
    assert "Line 2 of standard input" in done.err
    assert "“soon” is no status" in done.err
    assert "saved 1 answer" in done.err
    assert profile(folder).count("status: not-implemented") == 1


def test_what_is_no_text_is_refused(folder: Path) -> None:
    before = profile(folder)
    for line in ("暗号".encode("cp932"), b"1\n\xff\n\n", b"1\n\x1b[2J\n\n"):
        assert answered(folder, line).code == 2
    assert profile(folder) == before


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_that_steers_a_terminal_is_shown(folder: Path, language: str) -> None:
    (folder / "profile.yaml").write_text(HEAD + PROPOSED + EVIDENCE, encoding="utf-8")
    done = answered(folder, "h\np\n/暗号\nb\n", language=language)
    assert done.code == 2
    assert "\u202e" not in done.out
    assert "<U+202E>" in done.out
    done = answered(folder, "y\n\nq\n", language=language)
    assert done.code == 0
    assert "recheck" not in profile(folder)


def test_standard_input_is_no_profile() -> None:
    done = ismap_check("answer", "-")
    assert done.code == 2
    assert "cannot be used here" in done.err


@pytest.mark.parametrize(
    ("text", "code"),
    [("kind: vendor-profile\n", 3), (HEAD.replace('"1"}', '"7"}'), 3), (None, 4)],
)
def test_profiles_that_cannot_be_answered(folder: Path, text: str | None, code: int) -> None:
    if text is None:
        (folder / "profile.yaml").unlink()
    else:
        (folder / "profile.yaml").write_text(text, encoding="utf-8")
    assert answered(folder, "6\n").code == code


def test_a_part_that_is_not_there(folder: Path) -> None:
    done = answered(folder, "", "--only", "9")
    assert done.code == 2
    assert "small@1" in done.err


def test_nothing_to_ask(folder: Path) -> None:
    done = answered(folder, "", "--only", "proposed")
    assert (done.code, done.err) == (0, "saved 0 answers\n")
    assert "there is nothing to ask" in done.out


def test_a_named_control_is_asked_again(folder: Path) -> None:
    assert answered(folder, "6\n", "--only", "1.1.2").code == 0
    assert answered(folder, "7\n\n-\n", "--only", "1.1.2").code == 2
    done = answered(folder, "2\nIn part.\n\n\n", "--only", "1.1.2")
    assert done.code == 0
    assert "status: partial" in profile(folder)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([b"6", b"s", b"b", b"", b"p", b"h"]), st.binary(max_size=6)), max_size=8))
def test_any_bytes_end_in_order(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "profile.yaml").write_text(HEAD, encoding="utf-8")
    done = answered(folder, b"\n".join(lines))
    assert done.code in {0, 2}
    told = {line for line in done.out.splitlines() if line.startswith("saved: ")}
    assert profile(folder).count("status: ") == len(told)


def test_a_control_that_is_asked_again_counts_once(folder: Path) -> None:
    done = answered(folder, "6\nb\n6\n")
    assert done.out.count("saved: ") == 2
    assert done.err == "saved 1 answer\n"
    assert profile(folder).count("status: ") == 1
