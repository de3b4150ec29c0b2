"""``ismap-check procure`` and ``init procurement``: a case seen from a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.renderers.workbook import opened
from tests.unit.workflow.small_case import CASE, write_case

OPTIONS = ("--catalogue", "catalogue.yaml", *AS_OF)
WITHOUT_BIDS = CASE[: CASE.index("bids:")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a case, its catalogue, its baseline and two bids."""
    write_case(tmp_path)
    return tmp_path


def procure(folder: Path, *arguments: str) -> Done:
    return ismap_check("procure", "case.yaml", *arguments, *OPTIONS, folder=folder)


def test_the_report_is_written_in_every_format(folder: Path) -> None:
    done = procure(folder, "-o", "r.html", "-o", "r.ja.md", "-o", "r.xlsx")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == ["wrote r.html", "wrote r.ja.md", "wrote r.xlsx"]
    assert "# 調達案件の報告書" in (folder / "r.ja.md").read_text(encoding="utf-8")
    titles = [sheet.title for sheet in opened((folder / "r.xlsx").read_bytes()).worksheets]
    assert "3.1 Trial (one)" in titles


def test_markdown_goes_to_standard_output_unless_told(folder: Path) -> None:
    assert procure(folder).out.startswith("# Procurement case report\n")


def test_bids_that_fail_are_no_reason_for_another_exit_code_unless_asked(folder: Path) -> None:
    assert procure(folder, "-q").code == 0
    assert procure(folder, "-q", "--fail-on", "mandatory").code == 1
    assert procure(folder, "-q", "--fail-on", "evidence-expired").code == 0
    refused = procure(folder, "-q", "--fail-on", "nonsense", "-o", "r.md")
    assert (refused.code, (folder / "r.md").exists()) == (2, False)


def test_without_bids_it_writes_the_requirements_with_room_for_answers(folder: Path) -> None:
    (folder / "case.yaml").write_text(WITHOUT_BIDS, encoding="utf-8")
    assert procure(folder, "-o", "annex.xlsx").code == 0
    book = opened((folder / "annex.xlsx").read_bytes())
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    (heads, *_) = [row for row in rows if "Requirement" in row]
    assert heads[-2:] == ("Status (bidder)", "Measure and evidence (bidder)")
    (must, *_) = [row for row in rows if row[0] == "1.1.1.PB"]
    assert "Mandatory" in must or "mandatory" in must


def test_the_annex_can_be_written_again_later(folder: Path) -> None:
    assert procure(folder, "--annex").out.startswith("# Requirements\n")


def test_questions_go_into_a_folder_of_their_own(folder: Path) -> None:
    done = procure(folder, "-o", "r.md", "--questions", "q")
    assert done.code == 0
    assert sorted(path.name for path in (folder / "q").iterdir()) == ["questions.yaml", "two.md", "two.xlsx"]
    again = procure(folder, "-o", "r.md", "--questions", "q")
    assert again.code == 0


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "q").write_text("x", encoding="utf-8")
    assert procure(folder, "--questions", "q").code == 4
    assert procure(folder, "--questions", "missing/q").code == 4


@pytest.mark.parametrize("target", ["case.yaml", "baseline.yaml", "one/profile.yaml", "one/evidence/rule.txt"])
def test_no_input_is_overwritten(folder: Path, target: str) -> None:
    before = (folder / target).read_bytes()
    assert procure(folder, "-f", "md", "-o", target).code == 2
    assert (folder / target).read_bytes() == before


def test_an_unreadable_bid_is_told_has_its_row_and_makes_the_exit_code(folder: Path) -> None:
    (folder / "two" / "profile.yaml").write_text("kind: vendor-profile\nschema: 1\n", encoding="utf-8")
    done = procure(folder, "-o", "r.md")
    assert done.code == 3
    assert "bid-unreadable" in done.err
    assert "two/profile.yaml" in done.err
    assert "✗ Profile cannot be read" in (folder / "r.md").read_text(encoding="utf-8")
    (folder / "two" / "profile.yaml").unlink()
    assert procure(folder, "-o", "r.md").code == 4


def test_an_error_in_the_case_is_told_with_its_place_and_nothing_is_written(folder: Path) -> None:
    (folder / "case.yaml").write_text(CASE.replace("[plus]", "[pluss]"), encoding="utf-8")
    done = procure(folder, "-o", "r.md")
    assert done.code == 3
    assert "case.yaml:11:52: bid-option-unknown" in done.err
    assert "“plus”" in done.err
    assert not (folder / "r.md").exists()


def test_a_loosening_is_refused(folder: Path) -> None:
    loose = CASE.replace("bids:", "  thresholds: {small: {score: 80}}\nbids:")
    (folder / "case.yaml").write_text(loose, encoding="utf-8")
    done = procure(folder)
    assert done.code == 3
    assert "demand-loosened" in done.err


def test_a_case_that_demands_nothing_says_what_to_do(folder: Path) -> None:
    (folder / "case.yaml").write_text("kind: procurement\nschema: 1\n", encoding="utf-8")
    done = procure(folder)
    assert done.code == 2
    assert "demands nothing yet" in done.err


def test_a_missing_or_wrong_case_is_told_as_everywhere(folder: Path) -> None:
    assert ismap_check("procure", "none.yaml", folder=folder).code == 4
    assert ismap_check("procure", "baseline.yaml", folder=folder).code == 3


def test_the_same_case_gives_the_same_bytes(folder: Path) -> None:
    for suffix in ("md", "html", "xlsx"):
        procure(folder, "-o", f"one.{suffix}")
        procure(folder, "-o", f"two.{suffix}")
        assert (folder / f"one.{suffix}").read_bytes() == (folder / f"two.{suffix}").read_bytes()


def test_the_case_is_read_from_anywhere(folder: Path) -> None:
    done = ismap_check("procure", f"{folder.name}/case.yaml", *AS_OF, folder=folder.parent)
    assert done.code == 3  # its catalogue is not at hand there
    given = ("--catalogue", f"{folder.name}/catalogue.yaml")
    assert ismap_check("procure", f"{folder.name}/case.yaml", *AS_OF, *given, folder=folder.parent).code == 0


def test_init_writes_a_blank_case_that_is_valid(tmp_path: Path) -> None:
    done = ismap_check("init", "procurement", "-o", "case.yaml", "--editor", folder=tmp_path)
    assert done.code == 0
    assert done.err.splitlines() == ["wrote case.yaml", "wrote case.schema.json"]
    assert ismap_check("validate", "case.yaml", "--strict", folder=tmp_path).code == 0
    assert ismap_check("init", "procurement", "-o", "case.yaml", folder=tmp_path).code == 2


def test_init_writes_the_named_catalogues_in_as_demands(tmp_path: Path) -> None:
    assert ismap_check("init", "procurement", "genai-procurement", "-o", "case.yaml", folder=tmp_path).code == 0
    done = ismap_check("procure", "case.yaml", *AS_OF, folder=tmp_path)
    assert done.code == 0
    assert "GP-DATA-01" in done.out
    assert ismap_check("init", "procurement", "nonsense", folder=tmp_path).code == 2
