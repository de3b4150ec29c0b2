from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.workflow.small import write_small

GIVEN = ("--catalogue", "catalogue.yaml", *AS_OF, "--with-option", "plus", "--seed", "20261102")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_small(tmp_path)
    return tmp_path


def sample(folder: Path, *arguments: str) -> Done:
    return ismap_check("review", "sample", "profile.yaml", *GIVEN, *arguments, folder=folder)


def test_the_same_seed_gives_the_same_page(folder: Path) -> None:
    first, again = (sample(folder, "--size", "1").out for _ in range(2))
    assert first == again
    assert "Drawn: 1 of 2 controls." in first
    assert "The line of one ticket: ismap-check sample 1" in first


def test_every_format_holds_it(folder: Path) -> None:
    names = ["s.md", "s.html", "s.xlsx", "s.csv", "s.ja.md"]
    done = sample(folder, "--size", "2", *(part for name in names for part in ("-o", name)))
    assert (done.code, done.err) == (0, "".join(f"wrote {name}\n" for name in names))
    rows = list(csv.reader((folder / "s.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {row[2] for row in rows[1:3]} == {"1.1.1.PB", "1.1.2"}
    assert "検証のサンプル" in (folder / "s.ja.md").read_text(encoding="utf-8")


def test_more_than_there_are_means_all_and_is_said(folder: Path) -> None:
    done = sample(folder, "--size", "9")
    assert done.code == 0
    assert "You asked for 9, but only 2 controls" in done.err
    assert "only 2 controls have a claim to test" in done.out


def test_what_is_drawn_is_prepared_for_review(folder: Path) -> None:
    done = sample(folder, "--size", "1", "--into", "review.yaml")
    assert (done.code, done.out, done.err) == (0, "", "Prepared one control: review.yaml\n")
    assert (folder / "review.yaml").read_text(encoding="utf-8").count("digest: ") == 1
    more = sample(folder, "--size", "2", "--into", "review.yaml", "-o", "s.md")
    assert (more.code, more.err.splitlines()[0].startswith("Added one control:")) == (0, True)
    assert ismap_check("validate", "review.yaml", *GIVEN[:2], folder=folder).code == 0


def test_a_drawing_put_on_record_in_a_whole_review_is_said(folder: Path) -> None:
    sample(folder, "--size", "2", "--into", "review.yaml")
    done = sample(folder, "--size", "1", "--into", "review.yaml")
    assert (done.code, done.err) == (0, "Added the record of the drawing to review.yaml.\n")


def test_the_review_keeps_how_its_sample_was_drawn_and_anybody_can_check_it(folder: Path) -> None:
    sample(folder, "--size", "1", "--into", "review.yaml", "--only", "mandatory")
    kept = (folder / "review.yaml").read_text(encoding="utf-8")
    for line in ('seed: "20261102"', "size: 1", "method: ismap-check sample 1", "population: 1", 'as_of: "2026-11-01"'):
        assert line in kept
    same = sample(folder, "--size", "1", "--check", "review.yaml", "--only", "mandatory")
    assert (same.code, same.err) == (0, "The same control was drawn as review.yaml tells.\n")
    assert (folder / "review.yaml").read_text(encoding="utf-8") == kept
    sample(folder, "--size", "2", "--into", "review.yaml")
    again = sample(folder, "--size", "2", "--into", "review.yaml")
    assert again.err == "Nothing is missing in review.yaml; it stays as it is.\n"
    assert (folder / "review.yaml").read_text(encoding="utf-8").count("population_sha256") == 2
    assert sample(folder, "--size", "2", "--check", "review.yaml").code == 0
    assert sample(folder, "--size", "3", "--check", "review.yaml").code == 1
    assert sample(folder, "--size", "2", "--check", "review.yaml", "--into", "review.yaml").code == 2


def test_another_drawing_by_the_same_seed_is_told(folder: Path) -> None:
    sample(folder, "--size", "1", "--into", "review.yaml", "--only", "mandatory")
    path = folder / "review.yaml"
    drawn = path.read_text(encoding="utf-8")
    path.write_text(drawn.replace('- "1.1.1.PB"', '- "1.1.2"'), encoding="utf-8")
    done = sample(folder, "--size", "1", "--check", "review.yaml", "--only", "mandatory")
    assert done.code == 1
    assert "(2): small/1.1.1.PB, small/1.1.2" in done.err
    path.write_text(re.sub("population_sha256: .*", f"population_sha256: {'0' * 64}", drawn), encoding="utf-8")
    moved = sample(folder, "--size", "1", "--check", "review.yaml", "--only", "mandatory")
    assert (moved.code, "their weights, are not the same as then" in moved.err) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--size", "0"), "1 or more"),
        (("--size", "-3"), "-3"),
        (("--size", "x"), "x"),
        (("--size", "1", "--seed", " "), "--seed"),
        (("--size", "1", "--seed", "a\u0085\u0007"), "--seed"),
        ((), "--size"),
        (("--size", "1", "--only", "selectable", "--only", "chapter:9"), "chapter:9"),
        (("--size", "1", "--only", "unanswered"), "No control"),
    ],
)
def test_wrong_input_is_a_usage_error(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = sample(folder, *arguments, "-o", "s.md")
    assert (done.code, said in done.err) == (2, True)
    assert not (folder / "s.md").exists()


def test_nothing_claimed_is_nothing_to_draw(folder: Path) -> None:
    profile = folder / "profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").partition("responses:")[0], encoding="utf-8")
    done = sample(folder, "--size", "1")
    assert (done.code, "No control has a claim to test" in done.err) == (2, True)


def test_unicode_spellings_of_a_seed_are_one(folder: Path) -> None:
    composed, parted = (sample(folder, "--size", "1", "--seed", seed).out for seed in ("ガ", "カ\u3099"))
    assert composed == parted


def test_an_input_is_never_overwritten(folder: Path) -> None:
    before = (folder / "profile.yaml").read_bytes()
    assert sample(folder, "--size", "1", "--into", "profile.yaml").code == 2
    assert sample(folder, "--size", "1", "-o", "profile.yaml", "-f", "md").code == 2
    assert (folder / "profile.yaml").read_bytes() == before
