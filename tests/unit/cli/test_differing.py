"""``catalogue diff`` for people and for programs: one item a line in a pipe, within the columns on a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ismap_check.i18n.width import width_of
from tests.unit.cli.program import ismap_check
from tests.unit.workflow.small import catalogue_text

GENAI = ("genai-procurement@2025-05", "genai-procurement@2026-06")


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Two editions of a small catalogue as files."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(catalogue_text("2026-01"), encoding="utf-8")
    changed = catalogue_text("2027-01").replace("selection: true", "selection: false")
    changed = changed.replace("半年ごとに確かめる。", "四半期ごとに確かめる。").replace(
        "requirement: selectable", "requirement: mandatory"
    )
    new.write_text(changed.replace('"1.1.1.PB"', '"1.1.3.PB"'), encoding="utf-8")
    return str(old), str(new)


def test_files_are_compared(two: tuple[str, str]) -> None:
    done = ismap_check("catalogue", "diff", *two)
    assert done.code == 0
    assert done.out.splitlines() == [
        "Changes from small@2026-01 to small@2027-01",
        "",
        "The catalogue as a whole (1)",
        "  * rules.selection yes -> no",
        "",
        "Added (1)",
        "  + 1.1.3.PB Multi-factor authentication [detail, mandatory]",
        "",
        "Removed (1)",
        "  - 1.1.1.PB Multi-factor authentication [detail, mandatory]",
        "",
        "Changed (1)",
        "  ~ 1.1.2 Review of IDs [detail, mandatory]: requirement selectable -> mandatory, text reworded",
    ]


def test_programs_get_data(two: tuple[str, str]) -> None:
    data = json.loads(ismap_check("catalogue", "diff", *two, "-f", "json").out)
    assert (data["from"], data["to"]) == ("small@2026-01", "small@2027-01")
    assert [one["id"] for one in data["added"]] == ["1.1.3.PB"]
    (changed,) = data["changed"]
    assert [one["what"] for one in changed["changes"]] == ["requirement", "text"]
    assert changed["changes"][1]["to"] == {"ja": "四半期ごとに確かめる。", "en": "IDs are reviewed twice a year."}


def test_the_same_edition_does_not_differ(two: tuple[str, str]) -> None:
    done = ismap_check("--lang", "ja", "catalogue", "diff", two[0], two[0])
    assert done.out.splitlines() == ["small@2026-01 から small@2026-01 への変更", "違いはありません。"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_lines_fit_the_terminal_and_stay_whole_in_a_pipe(language: str) -> None:
    arguments = ("--lang", language, "catalogue", "diff", *GENAI)
    shown = ismap_check(*arguments, terminal=True, environment={"COLUMNS": "80"}).out
    assert max(width_of(line) for line in shown.split("\n")) <= 80
    piped = ismap_check(*arguments).out.splitlines()
    data = json.loads(ismap_check(*arguments, "-f", "json").out)
    items = [line for line in piped if line.startswith("  ")]
    assert len(items) == sum(len(data[part]) for part in ("catalogue", "added", "removed", "changed"))


def test_the_edition_of_the_past_is_compared_by_id() -> None:
    data = json.loads(ismap_check("catalogue", "diff", "ismap@2022-04", "ismap@2024-07", "-f", "json").out)
    assert [one["id"] for one in data["added"]] == ["8.1.5.4.P", "12.2.1.15", "13.2.3.7.P", "16.1.5.10"]
    noted = [one["id"] for one in data["changed"] if one["note"]]
    assert noted == ["7.2.2.18", "9.1.1.16", "9.2.3.11.PB", "13.1.3.1", "13.1.3.5"]
    assert data["removed"] == []


def test_a_note_that_is_withheld_is_still_told_of(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(catalogue_text("2026-01").replace("wording: own", "wording: official"), encoding="utf-8")
    new.write_text(
        "kind: catalogue\nschema: 1\nid: small\nedition: '2027-01'\nrevision: 1\n"
        'derived: {from: small@2026-01, changed: [{id: "1.1.2", note: {ja: 秘密, en: SECRET}}]}\n',
        encoding="utf-8",
    )
    done = ismap_check(
        "catalogue", "diff", "small@2026-01", "small@2027-01", f"--catalogue={old}", f"--catalogue={new}"
    )
    (changed,) = [line for line in done.out.splitlines() if line.startswith("  ~ ")]
    assert changed.endswith("a note on what changed (withheld with the official wording)")
    assert "SECRET" not in done.out


def test_what_is_not_there_is_told() -> None:
    assert ismap_check("catalogue", "diff", "ismap@1999-01", "ismap").code == 2
    assert ismap_check("catalogue", "diff", "nowhere/catalogue.yaml", "ismap").code == 4
    assert ismap_check("catalogue", "diff", "ismap").code == 2
