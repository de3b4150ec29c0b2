"""Ready for an amended standard: a new edition is one folder and one mapping, and no line of code.

A standard is amended in every way a standard is: controls reworded, added, dropped, renumbered, one of them split. The
vendor has only answered the old edition, and is judged by the new one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.bundled import ROOT
from tests.unit.cli.program import AS_OF, Done, ismap_check

OLD = """\
kind: catalogue
schema: 1
id: standard
edition: "2024-07"
revision: 1
title: {ja: 基準, en: Standard}
wording: own
notice: {ja: 試験用です。, en: For tests.}
weights: {mandatory: 3, selectable: 1}
rules: {mandatory_exclusion: with-objective, selection: true}
groups: [{id: "1", title: {ja: 章, en: Chapter}}]
controls:
"""
NEW = """\
kind: catalogue
schema: 1
id: standard
edition: "2027-04"
revision: 1
title: {ja: 改正基準, en: Amended standard}
derived:
  from: standard@2024-07
  without: ["1.1.5", "1.1.6"]
  changed:
    - {id: "1.1.2", note: {ja: 例示が加えられました。, en: Examples were added.}}
controls:
"""
MAPPING = """\
kind: mapping
schema: 1
from: {standard: "2024-07"}
to: {standard: "2027-04"}
links:
  - {from: "1.1.5", to: "1.1.7", relation: equal-to, reason: {ja: 番号を改めた。, en: Renumbered.}}
  - {from: "1.1.4", to: "1.1.8", relation: intersects-with, reason: {ja: 一部を独立させた。, en: A part was set apart.}}
"""
PROFILE = """\
kind: vendor-profile
schema: 1
language: ja
extends: company.yaml
vendor: {name: 試験株式会社}
service: {id: trial, name: Trial}
assessment:
  catalogues: {standard: "2024-07"}
responses:
  standard:
    "1.1.1": {status: implemented, evidence: [rule]}
    "1.1.2": {status: implemented, evidence: [rule]}
    "1.1.3": {status: not-selected, reason: ほかの管理策で足りるため。}
    "1.1.4": {status: implemented}
    "1.1.5": {status: partial}
    "1.1.6": {status: implemented}
evidence:
  rule: {title: 規程, file: rule.txt, issued: "2026-04-01"}
"""
COMPANY = """\
kind: vendor-profile-part
schema: 1
responses:
  standard:
    "1.2.1": {status: implemented, evidence: [rule]}
"""
BASELINE = """\
kind: baseline
schema: 1
id: amended
title: {ja: 改正後, en: Amended}
uses: {standard: "2027-04"}
"""


def control(control_id: str, requirement: str = "selectable", text: str = "行う。", parent: str = "1.1") -> str:
    """Return the lines of one control."""
    return (
        f'  - {{id: "{control_id}", parent: "{parent}", requirement: {requirement}, provenance: own, '
        f"title: {{ja: 管理策{control_id}, en: Control {control_id}}}, text: {{ja: {text}, en: Text}}}}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory with the old edition, the amended one in its folder, the mapping and an old profile."""
    first = [control("1.1", "mandatory", parent="1"), control("1.2", "mandatory", parent="1")]
    details = [
        control("1.1.1", "mandatory"),
        *(control(f"1.1.{n}") for n in range(2, 7)),
        control("1.2.1", parent="1.2"),
    ]
    new = [control("1.1.4", text="改めて行う。"), control("1.1.7"), control("1.1.8"), control("1.1.9", "mandatory")]
    files = {
        "controls/standard/2024-07/catalogue.yaml": OLD + "".join([*first, *details]),
        "controls/standard/2027-04/catalogue.yaml": NEW + "".join(new),
        "controls/amendment.yaml": MAPPING,
        "ismap-check.yaml": "catalogues: [controls/standard]\nmappings: [controls/amendment.yaml]\n",
        "profile.yaml": PROFILE,
        "company.yaml": COMPANY,
        "baseline.yaml": BASELINE,
        "rule.txt": "規程",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Done:
    return ismap_check(*arguments, folder=folder)


def result(folder: Path, *options: str) -> dict[str, Any]:
    """Return the result of judging the old profile."""
    done = run(folder, "report", "profile.yaml", *AS_OF, "--exit-zero", "-f", "json", *options)
    assert done.code == 0, done.err
    data: dict[str, Any] = json.loads(done.out)
    return data


def test_every_document_is_sound(folder: Path) -> None:
    names = ("controls/standard/2024-07", "controls/standard/2027-04", "controls/amendment.yaml", "baseline.yaml")
    assert run(folder, "validate", "--strict", "profile.yaml", *names).code == 0
    assert "standard@2024-07 -> standard@2027-04" in run(folder, "catalogue", "list").out


def test_the_old_profile_is_judged_by_the_new_edition(folder: Path) -> None:
    data = result(folder, "--edition", "standard@2027-04")
    (carried,) = data["carried"]
    assert sorted(carried["kept"]) == ["1.1.1", "1.1.3", "1.2.1"]
    proposals = {one: (row["status"], row["recheck"]["relation"]) for one, row in carried["proposals"].items()}
    assert proposals == {
        "1.1.2": ("implemented", "changed"),
        "1.1.4": ("implemented", "changed"),
        "1.1.7": ("partial", "equal-to"),
        "1.1.8": ("partial", "intersects-with"),
    }
    assert carried["proposals"]["1.1.2"]["recheck"]["reason"] == {
        "ja": "例示が加えられました。",
        "en": "Examples were added.",
    }
    assert (carried["added"], carried["removed"]) == (["1.1.9"], ["1.1.6"])
    (judged,) = data["judgements"][0]["catalogues"]
    verdicts = {one["id"]: one["low"]["verdict"] for one in judged["controls"]}
    assert {one: verdicts[one] for one in ("1.1.1", "1.1.3", "1.2.1")} == {
        "1.1.1": "satisfied",
        "1.1.3": "not-selected",
        "1.2.1": "satisfied",
    }
    assert {verdicts[one] for one in (*proposals, "1.1.9")} == {"unanswered"}
    assert judged["outcome"] == "incomplete"
    assert {row["path"] for row in data["inputs"] if row["role"] == "mapping"} == {"controls/amendment.yaml"}


def test_a_baseline_of_the_new_edition_does_the_same(folder: Path) -> None:
    by_edition, by_baseline = result(folder, "--edition", "standard"), result(folder, "--baseline", "baseline.yaml")
    assert by_baseline["carried"] == by_edition["carried"]
    numbers = [one["judgements"][0]["catalogues"][0]["low"] for one in (by_edition, by_baseline)]
    assert numbers[0] == numbers[1]


def test_without_the_mapping_only_what_has_the_same_number_is_proposed(folder: Path) -> None:
    (folder / "ismap-check.yaml").write_text("catalogues: [controls/standard]\n", encoding="utf-8")
    (carried,) = result(folder, "--edition", "standard@2027-04")["carried"]
    assert set(carried["proposals"]) == {"1.1.2", "1.1.4"}
    assert carried["added"] == ["1.1.7", "1.1.8", "1.1.9"]
    (named,) = result(folder, "--edition", "standard", "--mapping", "controls/amendment.yaml")["carried"]
    assert set(named["proposals"]) == {"1.1.2", "1.1.4", "1.1.7", "1.1.8"}


def test_a_report_made_from_the_stored_result_is_the_same(folder: Path) -> None:
    options = (*AS_OF, "--exit-zero", "--edition", "standard")
    assert run(folder, "report", "profile.yaml", *options, "-o", "result.json", "-o", "once.html").code == 0
    for name in ("again.json", "again.html"):
        assert run(folder, "report", "result.json", "--exit-zero", "-o", name).code == 0
    assert (folder / "result.json").read_bytes() == (folder / "again.json").read_bytes()
    assert (folder / "once.html").read_bytes() == (folder / "again.html").read_bytes()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", ["回答した版だけにある詳細管理策は1件", "再確認: 1.1.2", "新たに回答: 1.1.9"]),
        ("en", ["only the answered edition has: 1", "to check again: 1.1.2", "new, to be answered: 1.1.9"]),
    ],
)
def test_the_terminal_says_what_is_left_to_do(folder: Path, language: str, said: list[str]) -> None:
    done = run(folder, "--lang", language, "assess", "profile.yaml", *AS_OF, "--edition", "standard")
    plain = done.out.replace("\n", "" if language == "ja" else " ")
    assert done.code == 1
    assert [words for words in said if words not in plain] == []


def test_the_way_back_works_too(folder: Path) -> None:
    profile = PROFILE.replace('"2024-07"', '"2027-04"').replace('    "1.1.6": {status: implemented}\n', "")
    profile = profile.replace('"1.1.5": {status: partial}', '"1.1.7": {status: implemented}')
    (folder / "profile.yaml").write_text(profile, encoding="utf-8")
    (carried,) = result(folder, "--edition", "standard@2024-07")["carried"]
    proposals = {one: (row["status"], row["recheck"]["relation"]) for one, row in carried["proposals"].items()}
    assert proposals == {
        "1.1.2": ("implemented", "changed"),
        "1.1.4": ("implemented", "changed"),
        "1.1.5": ("implemented", "equal-to"),
    }
    assert carried["added"] == ["1.1.6"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--edition", "standard@1999-01"), "has no edition"),
        (("--edition", "nothing@1"), "No catalogue"),
        (("--edition", "ismap"), "does not answer"),
        (("--edition", "standard@2024-07", "--edition", "standard@2027-04"), "two editions"),
        (("--edition", "standard", "--baseline", "baseline.yaml"), "together with --baseline"),
    ],
)
def test_what_cannot_be_judged_is_a_usage_error(folder: Path, options: tuple[str, ...], words: str) -> None:
    done = run(folder, "assess", "profile.yaml", *AS_OF, *options)
    assert (done.code, words in done.err) == (2, True), done.err


def test_mappings_that_contradict_each_other_are_an_error(folder: Path) -> None:
    other = MAPPING.replace("equal-to", "subset-of")
    (folder / "other.yaml").write_text(other, encoding="utf-8")
    done = run(folder, "assess", "profile.yaml", *AS_OF, "--edition", "standard", "--mapping", "other.yaml")
    assert done.code == 3
    assert "controls/amendment.yaml:6:44: mappings-disagree" in done.err


def test_a_mapping_with_errors_stops_the_run(folder: Path) -> None:
    (folder / "controls" / "amendment.yaml").write_text(MAPPING.replace('"1.1.5"', '"1.1.55"'), encoding="utf-8")
    done = run(folder, "assess", "profile.yaml", *AS_OF, "--edition", "standard")
    assert done.code == 3
    assert "amendment.yaml:6:12: unknown-id" in done.err
    assert "1.1.5" in done.err


@pytest.mark.parametrize(("name", "code", "said"), [("gone.yaml", 4, "file-missing"), ("profile.yaml", 3, "kind")])
def test_a_mapping_that_was_named_is_read_where_no_edition_is_crossed_too(
    folder: Path, name: str, code: int, said: str
) -> None:
    done = run(folder, "assess", "profile.yaml", *AS_OF, "--mapping", name)
    assert (done.code, name in done.err, said in done.err) == (code, True, True), done.err


def test_the_sample_is_judged_by_the_bundled_edition_of_the_past() -> None:
    arguments = ("report", "profiles/aoba-cloud/profile.yaml", "--as-of", "2026-11-15", "--exit-zero", "-f", "json")
    done = ismap_check(*arguments, "--edition", "ismap@2022-04", folder=ROOT)
    (carried,) = json.loads(done.out)["carried"]
    assert sorted(carried["proposals"]) == ["13.1.3.1", "13.1.3.5", "7.2.2.18", "9.1.1.16", "9.2.3.11.PB"]
    assert all(one["recheck"]["reason"]["ja"] for one in carried["proposals"].values())
    assert carried["removed"] == ["8.1.5.4.P", "12.2.1.15", "13.2.3.7.P", "16.1.5.10"]
    assert (len(carried["kept"]) > 1000, carried["added"]) == (True, [])
