"""``diff`` and ``compare`` on sealed cases: their results are taken once every byte is as it was sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.acceptance.sealed import rewrite, seal
from tests.acceptance.test_remembered_runs import lay_out
from tests.unit.cli.program import Done, ismap_check

TERMS = ("--baseline", "strict", "--as-of", "2026-11-15")
PROFILE = "vendor/profile.yaml"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the case of one service, that of two, a kept result, and the profile of another service."""
    folder = lay_out(tmp_path_factory.mktemp("sealed") / "work")
    seal(folder)
    shutil.copytree(folder / "vendor", folder / "other")
    profile = folder / "other" / "profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("{id: example,", "{id: other,"), encoding="utf-8")
    assert run(folder, "seal", PROFILE, "other/profile.yaml", *TERMS, "-o", "two.zip").code == 0
    assert run(folder, "report", PROFILE, *TERMS, "--exit-zero", "-o", "result.json").code == 0
    return folder


def run(folder: Path, *arguments: str) -> Done:
    return ismap_check(*arguments, folder=folder)


@pytest.mark.parametrize("other", [PROFILE, "result.json", "case.zip", "two.zip"])
def test_a_case_stands_for_the_result_in_it(sealed: Path, other: str) -> None:
    terms = TERMS if other == PROFILE else ()
    for both in (("case.zip", other), (other, "case.zip")):
        done = run(sealed, "diff", *both, *terms)
        assert (done.code, "Nothing differs from last time" in done.out) == (0, True), done.err


def test_the_other_side_says_which_service_of_a_case_is_meant(sealed: Path) -> None:
    done = run(sealed, "diff", "two.zip", "other/profile.yaml", *TERMS)
    assert (done.code, "Nothing differs" in done.out) == (0, True)
    left_open = run(sealed, "diff", "two.zip", "two.zip")
    assert (left_open.code, "example, other" in left_open.err) == (2, True)
    done = run(sealed, "diff", "case.zip", "other/profile.yaml", *TERMS)
    assert (done.code, "services differ" in done.err) == (2, True)


def test_a_case_is_judged_already(sealed: Path) -> None:
    done = run(sealed, "diff", "case.zip", "result.json", *TERMS)
    assert (done.code, "--as-of" in done.err) == (2, True)


def test_a_report_looks_back_at_a_case(sealed: Path) -> None:
    done = run(sealed, "report", PROFILE, *TERMS, "--exit-zero", "--previous", "two.zip")
    assert (done.code, "Nothing differs from last time" in done.out) == (0, True), done.err


@pytest.mark.parametrize("member", ["results/example.json", "inputs/vendor/profile.yaml"])
def test_a_case_that_was_changed_is_refused_by_both(sealed: Path, tmp_path: Path, member: str) -> None:
    shutil.copy(sealed / "case.zip", tmp_path / "case.zip")
    rewrite(tmp_path, lambda files: files.update({member: files[member] + b"\n"}))
    changed = str(tmp_path / "case.zip")
    done = run(sealed, "diff", changed, PROFILE, *TERMS)
    assert (done.code, done.out, "case-altered" in done.err) == (3, "", True)
    beside = run(sealed, "compare", changed, "other/profile.yaml", PROFILE, *TERMS)
    assert (beside.code, "case-altered" in beside.err, "Cannot be used: " in beside.out) == (3, True, True)


def test_any_other_archive_is_refused(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 and nothing else")
    done = run(sealed, "diff", str(tmp_path / "x.zip"), PROFILE)
    assert (done.code, "no sealed case" in done.err) == (3, True)


def test_every_service_of_a_case_is_compared(sealed: Path) -> None:
    done = run(sealed, "compare", "two.zip")
    assert (done.code, done.err) == (0, "")
    whole = run(sealed, "compare", "two.zip", "-f", "md").out
    assert "two.zip:results/example.json" in whole
    assert "two.zip:results/other.json" in whole
    fresh = run(sealed, "compare", PROFILE, "other/profile.yaml", *TERMS)
    assert done.out == fresh.out
    alone = run(sealed, "compare", "case.zip")
    assert (alone.code, "only one to compare" in alone.err) == (2, True)
    assert run(sealed, "compare", "two.zip", "case.zip").code == 2


def test_a_case_is_never_written(sealed: Path) -> None:
    before = (sealed / "two.zip").read_bytes()
    assert run(sealed, "compare", "two.zip", "-f", "md", "-o", "two.zip").code == 2
    assert run(sealed, "diff", "two.zip", PROFILE, *TERMS, "-f", "md", "-o", "two.zip").code == 2
    assert (sealed / "two.zip").read_bytes() == before
