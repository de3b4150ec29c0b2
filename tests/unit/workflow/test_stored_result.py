from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest

from ismap_check.renderers.json_record import render
from ismap_check.sources.limits import Limits
from ismap_check.workflow import api
from ismap_check.workflow.stored_result import read_result
from tests.unit.workflow.small import CATALOGUE, PROFILE

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(CATALOGUE.format(edition="2026-01"), encoding="utf-8")
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    result = api.assess(tmp_path / "profile.yaml", as_of=date(2026, 11, 1), catalogues=[tmp_path / "small.yaml"])
    (tmp_path / "result.json").write_bytes(render(result))
    return tmp_path / "result.json"


def changed(stored: Path, change: Change) -> list[str]:
    data = json.loads(stored.read_text(encoding="utf-8"))
    change(data)
    stored.write_text(json.dumps(data), encoding="utf-8")
    loaded = read_result(str(stored), Limits())
    assert (loaded.value is None) == bool(loaded.diagnostics)
    return [diagnostic.code for diagnostic in loaded.diagnostics]


def findings(data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["judgements"][0]["catalogues"][0]["findings"]
    assert found, "the small profile must raise a finding, or these tests say nothing"
    return found


def earn_more(data: dict[str, Any]) -> None:
    leaf = next(one for one in data["judgements"][0]["catalogues"][0]["controls"] if one["possible_halves"])
    leaf["possible_halves"] += 2


def test_an_unchanged_result_is_read(stored: Path) -> None:
    assert changed(stored, lambda _: None) == []


def test_sums_that_were_edited_are_told(stored: Path) -> None:
    assert changed(stored, earn_more) == ["result-sums-differ"]


def gain_more(data: dict[str, Any]) -> None:
    data["judgements"][0]["catalogues"][0]["actions"][0]["gain_halves"] += 2


def drop_an_action(data: dict[str, Any]) -> None:
    data["judgements"][0]["catalogues"][0]["actions"].pop()


@pytest.mark.parametrize("change", [gain_more, drop_an_action])
def test_actions_that_do_not_follow_from_the_controls_are_told(stored: Path, change: Change) -> None:
    assert changed(stored, change) == ["result-sums-differ"]


@pytest.mark.parametrize("route", [("low",), ("high",), ("groups", 0, "low")])
def test_a_percentage_beside_other_numbers_is_told(stored: Path, route: tuple[str | int, ...]) -> None:
    def flatter(data: dict[str, Any]) -> None:
        reduce(getitem, route, data["judgements"][0]["catalogues"][0])["percent"]["score"] = "99.9"

    assert changed(stored, flatter) == ["result-sums-differ"]


def test_a_finding_of_another_version_is_told_before_it_must_be_worded(stored: Path) -> None:
    def name_anew(data: dict[str, Any]) -> None:
        first = findings(data)[0]
        for action in data["judgements"][0]["catalogues"][0]["actions"]:
            action["codes"] = ["from-the-future" if code == first["code"] else code for code in action["codes"]]
        first["code"] = "from-the-future"

    assert changed(stored, name_anew) == ["result-finding-unknown"]


def test_a_finding_without_what_its_sentence_needs_is_told(stored: Path) -> None:
    def strip(data: dict[str, Any]) -> None:
        for finding in findings(data):
            finding.update(code="planned-overdue", params={})

    assert "result-finding-unknown" in changed(stored, strip)
