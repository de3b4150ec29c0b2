"""``diff`` and ``compare`` in formats for programs and spreadsheets, and across editions with and without mappings."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ismap_check.renderers.formats import CHANGES, PAGES, TABLES
from tests.acceptance.test_remembered_runs import lay_out
from tests.architecture.repository import ROOT
from tests.unit.cli.program import Done, ismap_check

DAY = ("--as-of", "2026-11-15")
BEFORE, AFTER = "cases/market-2026-07/minamo-chat.yaml", "cases/market/minamo-chat.yaml"
HEAD = """\
kind: vendor-profile
schema: 1
vendor: {{name: 架空クラウド株式会社}}
service: {{id: example, name: Example}}
assessment: {{catalogues: {{ismap: "{edition}"}}}}
responses:
  ismap:
"""
MOVED = """\
kind: mapping
schema: 1
from: {example: "2026"}
to: {example: "2027"}
links:
  - {from: A2, to: B2, relation: equal-to, reason: {ja: 番号だけが変わった。, en: Renumbered.}}
"""


def diff(*arguments: str, folder: Path = ROOT) -> Done:
    return ismap_check("diff", *arguments, *DAY, folder=folder)


@pytest.mark.parametrize("kind", [kind for kind in (*PAGES, *TABLES, *CHANGES) if kind != "pdf"])
def test_every_format_is_offered_and_the_same_each_time(kind: str, tmp_path: Path) -> None:
    written = []
    for number in range(2):
        path = tmp_path / f"{number}.{kind}"
        assert diff(BEFORE, AFTER, "--baseline", "pilot", "-f", kind, "-o", str(path)).code == 0
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert str(ROOT).encode() not in written[0]


def test_the_table_has_a_row_for_every_control_that_differs() -> None:
    done = diff(BEFORE, AFTER, "--baseline", "pilot", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    record = json.loads(diff(BEFORE, AFTER, "--baseline", "pilot", "-f", "json").out)
    assert [row["Control"] for row in rows] == [one["id"] for one in record["catalogues"][0]["controls"]]
    assert [row["Control"] for row in rows if row["Change"] == "regressed"] == ["GP-INC-02", "GP-UPD-01"]
    assert not any(cell.startswith("'") for row in rows for cell in row.values())


def answered(edition: str, *controls: str) -> str:
    rows = "".join(f'    "{one}": {{status: implemented, measure: 規程に定める。}}\n' for one in controls)
    return HEAD.format(edition=edition) + rows


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same service by ISMAP's older and newer edition; a control was renumbered, says a mapping that we made up."""
    folder = tmp_path_factory.mktemp("editions")
    (folder / "old.yaml").write_text(answered("2022-04", "4.5.1.1", "4.4.1.1"), encoding="utf-8")
    (folder / "new.yaml").write_text(answered("2024-07", "4.5.1.1"), encoding="utf-8")
    return folder


def only(done: Done) -> Any:
    assert done.code == 0, done.err
    (found,) = json.loads(done.out)["catalogues"]
    return found


def test_editions_stand_side_by_side_and_the_causes_still_add_up(editions: Path) -> None:
    found = only(diff("old.yaml", "new.yaml", "-f", "json", folder=editions))
    assert found["editions"] == {"before": "2022-04", "after": "2024-07"}
    by_id = {one["id"]: one for one in found["controls"]}
    assert by_id["4.4.1.1"]["movement"] == "regressed"
    moves = {move: sum(one["movement"] == move for one in by_id.values()) for move in ("added", "removed")}
    assert moves["added"] - moves["removed"] == 1163 - 1159
    was, now = (found["numbers"][side] for side in ("before", "after"))
    change = now["claimed_halves"] * was["possible_halves"] - was["claimed_halves"] * now["possible_halves"]
    assert found["moved"] + found["pooled"] == change
    assert sum(one["moved"] + one["pooled"] for one in found["chapters"]) == change
    assert diff("old.yaml", "new.yaml", "--fail-on", "regression", folder=editions).code == 1


@pytest.fixture
def renumbered(tmp_path: Path) -> Path:
    """A service by a catalogue of our own and by its next edition, which gives a control another id."""
    folder = lay_out(tmp_path / "work")
    shutil.copytree(folder / "controls/example/2026", folder / "controls/example/2027")
    shutil.copytree(folder / "vendor", folder / "next")
    for path in (*(folder / "controls/example/2027").glob("*.yaml"), *(folder / "next").glob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace("A2", "B2").replace('"2026"', '"2027"')
        path.write_text(text, encoding="utf-8")
    (folder / "moved.yaml").write_text(MOVED, encoding="utf-8")
    return folder


def test_a_mapping_named_on_the_command_line_brings_renumbered_controls_together(renumbered: Path) -> None:
    both = ("vendor/profile.yaml", "next/profile.yaml", "-f", "json")
    without = {one["id"]: one["movement"] for one in only(diff(*both, folder=renumbered))["controls"]}
    assert without == {"A2": "removed", "B2": "added"}
    found = only(diff(*both, "--mapping", "moved.yaml", folder=renumbered))
    assert found["editions"] == {"before": "2026", "after": "2027"}
    assert found["controls"] == []
    assert (found["moved"], found["pooled"]) == (0, 0)


def test_a_mapping_brings_together_what_two_kept_results_call_by_other_ids(renumbered: Path) -> None:
    """A result is not judged again, but which controls stand side by side is no matter of judging."""
    for name in ("vendor", "next"):
        made = ismap_check(
            "report", f"{name}/profile.yaml", "--exit-zero", "-o", f"{name}.json", *DAY, folder=renumbered
        )
        assert made.code == 0, made.err
    given = ("vendor.json", "next.json", "--mapping", "moved.yaml", "-f", "json")
    assert only(ismap_check("diff", *given, folder=renumbered))["controls"] == []


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (("relation: equal-to", "relation: same"), 3, "moved.yaml:6"),
        (("to: B2", "to: B3"), 3, "unknown-id"),
        (None, 4, ""),
    ],
)
def test_a_mapping_that_cannot_be_used_ends_the_run(
    change: tuple[str, str] | None, code: int, said: str, renumbered: Path
) -> None:
    """Without it controls would stand there as removed and added, and nobody would know why."""
    moved = renumbered / "moved.yaml"
    if change:
        moved.write_text(MOVED.replace(*change), encoding="utf-8")
    else:
        moved.unlink()
    done = diff("vendor/profile.yaml", "next/profile.yaml", "--mapping", "moved.yaml", folder=renumbered)
    assert (done.code, said in done.err, done.out) == (code, True, "")
