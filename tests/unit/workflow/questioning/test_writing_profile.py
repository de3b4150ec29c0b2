"""The profile that came of it: a new file, or the old one changed where it changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.sources.limits import Limits
from ismap_check.sources.table_limits import TableLimits
from ismap_check.workflow.questioning.taking_in import Order, TakenIn, take_in
from ismap_check.workflow.questioning.writing_profile import check_output, is_same, write_taken
from tests.unit.workflow.editable import HEAD, PART, shelf, write
from tests.unit.workflow.questioning.returned import sent

PROFILE = f"""{HEAD}# 回答
responses:
  small:
    "1.1.1":
      status: implemented   # 確認済み
"""


def taken(folder: Path, onto: str | None = "profile.yaml") -> TakenIn:
    file = sent(folder, {("1.1.1", "状況"): "一部実施"})
    order = Order(str(file), str(folder / onto) if onto else None)
    loaded = take_in(order, shelf(folder), Limits(), TableLimits())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def written(folder: Path, name: str, found: TakenIn, *, in_place: bool = False) -> str:
    assert found.profile is not None
    assert write_taken(str(folder / name), found, found.profile, in_place=in_place) == ()
    return (folder / name).read_text(encoding="utf-8")


def test_in_place_one_answer_is_one_line_and_comments_stay(tmp_path: Path) -> None:
    write(tmp_path, profile=PROFILE)
    text = written(tmp_path, "profile.yaml", taken(tmp_path), in_place=True)
    assert text == PROFILE.replace("implemented   #", "partial   #")


def test_a_new_file_next_to_it_has_the_comments_too(tmp_path: Path) -> None:
    write(tmp_path, profile=PROFILE)
    assert written(tmp_path, "new.yaml", taken(tmp_path)) == PROFILE.replace("implemented   #", "partial   #")
    assert (tmp_path / "profile.yaml").read_text(encoding="utf-8") == PROFILE


def test_a_profile_of_several_files_becomes_one_elsewhere_and_stays_so_in_place(tmp_path: Path) -> None:
    part = f'{PART}responses:\n  small:\n    "1.1.1": {{status: implemented}}\n'
    write(tmp_path, profile=f"{HEAD}parts: [parts/hr.yaml]\n", parts_hr=part)
    found = taken(tmp_path)
    assert "parts" not in written(tmp_path, "new.yaml", found)
    assert "parts:" in written(tmp_path, "profile.yaml", found, in_place=True)
    assert "partial" in (tmp_path / "parts" / "hr.yaml").read_text(encoding="utf-8")


def test_without_a_profile_the_whole_is_written_as_yaml_or_json(tmp_path: Path) -> None:
    write(tmp_path, profile=PROFILE)
    found = taken(tmp_path, onto=None)
    data = json.loads(written(tmp_path, "new.json", found))
    assert data["responses"]["small"] == {"1.1.1": {"status": "partial"}}
    assert written(tmp_path, "new.yaml", found).startswith("kind: vendor-profile\n")


def test_outputs_are_checked_before_any_work(tmp_path: Path) -> None:
    write(tmp_path, profile=PROFILE)
    profile, questionnaire = str(tmp_path / "profile.yaml"), str(tmp_path / "q.csv")
    (tmp_path / "q.csv").write_text("", encoding="utf-8")
    check_output(profile, [questionnaire, profile], profile)
    for output, onto, code in ((profile, None, "output-is-input"), (questionnaire, None, "profile-format-unknown")):
        with pytest.raises(UsageError) as refused:
            check_output(output, [questionnaire, profile], onto)
        assert refused.value.code == code
    assert is_same(profile, str(tmp_path / "." / "profile.yaml"))
    assert not is_same(str(tmp_path / "none.yaml"), profile)
