"""``ismap-check statement``: the annex and the extract, seen from a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.renderers.workbook import opened
from tests.unit.workflow.small import CATALOGUE, write_small

OPTIONS = ("--catalogue", "catalogue.yaml", *AS_OF)
MEASURE = "年に2回。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small profile, its catalogue, a baseline and evidence."""
    write_small(tmp_path)
    return tmp_path


def statement(folder: Path, *arguments: str, stdin: bytes = b"") -> Done:
    return ismap_check("statement", *arguments, *OPTIONS, folder=folder, stdin=stdin)


def test_the_annex_is_written_and_what_is_missing_is_counted(folder: Path) -> None:
    done = statement(folder, "profile.yaml", "-o", "s.xlsx", "-o", "s.ja.md", "-o", "s.html")
    assert done.code == 0
    assert done.out == ""
    *written, counted = done.err.splitlines()
    assert written == ["wrote s.xlsx", "wrote s.ja.md", "wrote s.html"]
    assert counted == "17 things are missing before signing; the annex begins with the list."
    assert MEASURE in (folder / "s.ja.md").read_text(encoding="utf-8")
    titles = [sheet.title for sheet in opened((folder / "s.xlsx").read_bytes()).worksheets]
    assert titles[1] == "1 To be completed before"
    assert "4.1 Selection of controls" in titles


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
def test_the_extract_holds_no_measure(folder: Path, suffix: str) -> None:
    answers = (folder / "profile.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    unconditional = [line for line in answers if "condition:" not in line]
    (folder / "profile.yaml").write_text("".join(unconditional), encoding="utf-8")
    assert statement(folder, "profile.yaml", "--public", "-o", f"e.{suffix}").code == 0
    data = (folder / f"e.{suffix}").read_bytes()
    if suffix == "xlsx":
        data = "\n".join(str(c.value) for s in opened(data).worksheets for r in s.iter_rows() for c in r).encode()
    assert "認証".encode() in data or b"Authentication" in data
    assert MEASURE.encode() not in data
    assert "パスキー".encode() not in data


def test_markdown_goes_to_standard_output_unless_told(folder: Path) -> None:
    done = statement(folder, "profile.yaml")
    assert done.out.startswith("# Draft annex of the statement\n")
    assert statement(folder, "profile.yaml", "--public").out.startswith("# Draft public extract of the statement\n")
    assert "missing" not in statement(folder, "profile.yaml", "--quiet").err


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
@pytest.mark.parametrize("public", [(), ("--public",)])
def test_a_result_gives_the_same_bytes_as_the_profile(folder: Path, suffix: str, public: tuple[str, ...]) -> None:
    ismap_check("report", "profile.yaml", "-o", "r.json", *OPTIONS, folder=folder)
    statement(folder, "profile.yaml", *public, "-o", f"one.{suffix}")
    again = ismap_check("statement", "r.json", *public, "-o", f"two.{suffix}", folder=folder)
    assert again.code == 0
    assert (folder / f"one.{suffix}").read_bytes() == (folder / f"two.{suffix}").read_bytes()


def test_the_extract_says_where_the_list_of_what_is_missing_is(folder: Path) -> None:
    done = statement(folder, "profile.yaml", "--public", "-o", "s.md")
    assert "17 things are missing before signing; the annex, made without --public, begins with" in done.err


def test_a_statement_is_no_record(folder: Path) -> None:
    done = statement(folder, "profile.yaml", "-o", "s.json")
    assert done.code == 2
    assert ".md .html .xlsx" in done.err.replace(",", "")
    assert ".json" not in done.err.split("hint:")[1]


def test_without_selection_the_remedy_is_told(folder: Path) -> None:
    plain = CATALOGUE.format(edition="2026-01").replace("selection: true, ", "")
    (folder / "catalogue.yaml").write_text(plain, encoding="utf-8")
    done = statement(folder, "profile.yaml", "-o", "s.md")
    assert done.code == 2
    assert "There is no catalogue to make a statement for (small@2026-01)." in done.err
    assert "selection: true" in done.err
    assert not (folder / "s.md").exists()


def test_a_result_under_a_baseline_is_refused(folder: Path) -> None:
    ismap_check("report", "profile.yaml", "--baseline", "baseline.yaml", "-o", "r.json", *OPTIONS, folder=folder)
    done = ismap_check("statement", "r.json", folder=folder)
    assert done.code == 2
    assert "without --baseline" in done.err


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(folder: Path) -> None:
    profile = folder / "profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace(MEASURE, "長" * 33_000), encoding="utf-8")
    done = statement(folder, "profile.yaml", "--max-text", "40000", "-o", "s.md", "-o", "s.xlsx")
    assert done.code == 2
    assert "4.2 Individual controls" in done.err
    assert not (folder / "s.md").exists()
    assert statement(folder, "profile.yaml", "--max-text", "40000", "-o", "s.md").code == 0


def test_a_broken_profile_is_told_as_everywhere(folder: Path) -> None:
    (folder / "profile.yaml").write_text("kind: vendor-profile\nschema: 1\n", encoding="utf-8")
    assert statement(folder, "profile.yaml").code == 3
