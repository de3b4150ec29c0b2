"""``compare`` as a user runs it: sample vendors under the baseline ``pilot``, every format, and what does not fit."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from ismap_check.i18n.width import width_of
from tests.architecture.repository import ROOT
from tests.unit.cli.program import Done, ismap_check
from tests.unit.renderers.workbook import opened

SAMPLES = ("kasumi-genai", "halcyon-models", "tsubaki-ai", "minato-integrator")
TERMS = ("--baseline", "pilot", "--as-of", "2026-11-15")


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample vendors and one file that is no profile."""
    folder = tmp_path_factory.mktemp("market")
    for name in SAMPLES:
        shutil.copytree(ROOT / "profiles" / name, folder / name)
    (folder / "broken.yaml").write_text("kind: vendor-profile\nschema: 1\n", encoding="utf-8")
    return folder


def files(*names: str) -> list[str]:
    return [f"{name}/profile.yaml" for name in names]


def compare(folder: Path, *arguments: str) -> Done:
    return ismap_check("compare", *arguments, folder=folder, environment={"ISMAP_CHECK_CACHE": str(folder / "cache")})


def test_the_terminal_shows_everyone_in_the_order_named(market: Path) -> None:
    done = compare(market, *files(*SAMPLES), *TERMS)
    assert done.code == 0
    places = [
        done.out.index(name) for name in ("  生成AI共通基盤", "  Halcyon API", "  つばきアシスト", "  行政AI基盤")
    ]
    assert places == sorted(places)
    assert "Mandatory gaps: 22" in done.out
    assert [line for line in done.out.split("\n") if width_of(line) > 80] == []
    assert "first by outcome" not in done.out


def test_a_pattern_stands_for_the_files_that_it_matches(market: Path) -> None:
    """Not every shell spells patterns out; one without a match is a file that is missing."""
    done = compare(market, "[km]*/profile.yaml", "nobody/*.yaml", "-f", "json", *TERMS)
    told = [one["key"] for one in json.loads(done.out)["candidates"]]
    assert told == ["kasumi-genai", "minato-platform", "*.yaml"]
    assert (done.code, "nobody/*.yaml" in done.err) == (4, True)


def test_an_order_is_given_only_with_its_rule(market: Path) -> None:
    done = compare(market, *files(*SAMPLES), *TERMS, "--rank")
    assert [line.strip()[:2] for line in done.out.split("\n") if line.startswith("  ") and ". " in line[:6]] == [
        "1.", "2.", "3.", "4.",
    ]  # fmt: skip
    assert "first by conclusion" in " ".join(done.out.split())


@pytest.mark.parametrize("suffix", ["html", "md", "xlsx", "csv"])
def test_every_format_is_written_the_same_each_time(market: Path, tmp_path: Path, suffix: str) -> None:
    one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
    for path in (one, two):
        assert compare(market, *files(*SAMPLES[:2]), *TERMS, "-o", str(path)).code == 0
    assert one.read_bytes() == two.read_bytes()
    assert str(market).encode() not in one.read_bytes()


def test_the_csv_is_one_flat_table(market: Path) -> None:
    done = compare(market, *files(*SAMPLES[:2]), *TERMS, "-f", "csv", "-o", "-")
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert {row["Service id"] for row in rows} == {"kasumi-genai", "halcyon-models"}
    assert sum(row["Mandatory gap"] == "yes" for row in rows) == 16


def test_the_workbook_keeps_head_and_controls_in_sight(market: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    compare(market, *files(*SAMPLES), *TERMS, "-o", str(path))
    pages = {page.title: page for page in opened(path.read_bytes()).worksheets}
    panes = [page.freeze_panes for title, page in pages.items() if "Control by control" in title]
    assert [str(pane)[0] for pane in panes] == ["D"]


def test_a_file_that_cannot_be_used_is_a_row_and_no_end(market: Path) -> None:
    done = compare(market, *files(*SAMPLES[:2]), "broken.yaml", *TERMS, "-f", "md")
    assert done.code == 3
    assert "broken.yaml" in done.err
    assert "1 file could not be used" in done.err
    assert "cannot be used" in done.out
    assert compare(
        market, *files("kasumi-genai"), "broken.yaml", *TERMS, "--fail-on", "evidence-hash-mismatch"
    ).code in {2, 3}
    gone = compare(market, *files(*SAMPLES[:2]), "none.yaml", *TERMS, "-q")
    assert (gone.code, "Cannot be used: none.yaml" in gone.out) == (4, True)


def test_vendors_that_fail_count_only_when_asked_for(market: Path) -> None:
    assert compare(market, *files(*SAMPLES[:2]), *TERMS).code == 0
    assert compare(market, *files(*SAMPLES[:2]), *TERMS, "--fail-on", "mandatory").code == 1
    assert compare(market, *files(*SAMPLES[:2]), *TERMS, "--fail-on", "mandatory", "--exit-zero").code == 0
    assert compare(market, *files("kasumi-genai"), "broken.yaml", *TERMS, "--fail-on", "mandatory").code == 3


def test_nothing_usable_ends_the_run(market: Path) -> None:
    done = compare(market, "broken.yaml", "none.yaml", *TERMS)
    assert (done.code, done.out) == (4, "")


def test_an_unusable_baseline_is_told_once_and_ends_the_run(market: Path) -> None:
    (market / "bad-baseline.yaml").write_text("kind: baseline\nschema: 1\n", encoding="utf-8")
    done = compare(market, *files(*SAMPLES), "--baseline", "bad-baseline.yaml")
    assert done.code == 3
    assert done.err.count("required-key-missing") <= 4
    assert compare(market, *files(*SAMPLES), "--baseline", "nobodys").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (files("kasumi-genai"), "only one to compare"),
        (["-", "-"], "one of them only"),
        ([*files("kasumi-genai"), "kasumi-genai/../kasumi-genai/profile.yaml"], "named more than once"),
        ([*files("kasumi-genai", "halcyon-models"), "--with-option", "nobodys"], "nobodys"),
        ([*files("kasumi-genai", "halcyon-models"), "--fail-on", "nonsense"], "nonsense"),
        ([*files("kasumi-genai", "halcyon-models"), "--level", "nonsense"], "--level"),
    ],
)
def test_what_makes_no_sense_is_refused(market: Path, arguments: list[str], said: str) -> None:
    done = compare(market, *arguments)
    assert (done.code, said in done.err) == (2, True)


def test_one_service_in_two_files_is_refused(market: Path) -> None:
    shutil.copytree(market / "kasumi-genai", market / "again", dirs_exist_ok=True)
    done = compare(market, *files("kasumi-genai", "again"))
    assert done.code == 2
    assert "kasumi-genai/profile.yaml" in done.err
    assert "diff" in done.err


def test_an_input_is_never_written(market: Path) -> None:
    before = (market / "kasumi-genai" / "profile.yaml").read_bytes()
    done = compare(market, *files(*SAMPLES[:2]), *TERMS, "-f", "md", "-o", "kasumi-genai/profile.yaml")
    assert done.code == 2
    assert (market / "kasumi-genai" / "profile.yaml").read_bytes() == before


def test_an_option_goes_to_who_declares_it(market: Path) -> None:
    shown = compare(market, *files(*SAMPLES[:2]), *TERMS)
    assert "78.9 - 83.5 %" in shown.out
    declared = json.loads(
        ismap_check("report", "halcyon-models/profile.yaml", *TERMS, "--exit-zero", "-f", "json", folder=market).out
    )["profile"]["service"]["options"]
    bought = [piece for option in declared for piece in ("--with-option", option)]
    assert "78.9 - 83.5 %" not in compare(market, *files(*SAMPLES[:2]), *TERMS, *bought[:2]).out


def test_kept_results_stand_for_their_profiles_and_are_not_judged_again(market: Path, tmp_path: Path) -> None:
    kept = []
    for name in SAMPLES[:2]:
        path = tmp_path / f"{name}.json"
        ismap_check("report", f"{name}/profile.yaml", *TERMS, "--exit-zero", "-o", str(path), folder=market)
        kept.append(str(path))
    fresh = compare(market, *files(*SAMPLES[:2]), *TERMS)
    assert compare(market, *kept).out == fresh.out
    assert compare(market, kept[0], *files(SAMPLES[1]), *TERMS).out == fresh.out
    refused = compare(market, *kept, "--baseline", "pilot")
    assert (refused.code, "--baseline" in refused.err) == (2, True)
    piped = ismap_check("compare", "-", kept[1], stdin=Path(kept[0]).read_bytes(), folder=market)
    assert piped.out == fresh.out


def test_without_a_baseline_what_several_answer_is_compared_and_the_rest_is_named(market: Path) -> None:
    done = compare(
        market, *files("kasumi-genai"), str(ROOT / "profiles/aoba-cloud/profile.yaml"), "--as-of", "2026-11-15"
    )
    assert done.code == 0
    assert "Judged for 生成AI共通基盤「かすみ」 only: genai-procurement@2026-06" in done.out


def test_a_review_goes_to_the_service_it_is_about(market: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.yaml"
    text = (
        "kind: review\nschema: 1\nof: {service: kasumi-genai}\n"
        "reviewer: {name: 監査 一郎, organisation: 架空監査法人}\nresults: {}\n"
    )
    review.write_text(text, encoding="utf-8")
    done = compare(market, *files(*SAMPLES[:2]), *TERMS, "--review", str(review), "-f", "md")
    assert done.code == 0
    assert "Verified score" in done.out
    review.write_text(text.replace("kasumi-genai", "nobody"), encoding="utf-8")
    refused = compare(market, *files(*SAMPLES[:2]), *TERMS, "--review", str(review))
    assert (refused.code, "“nobody”" in refused.err) == (2, True)
