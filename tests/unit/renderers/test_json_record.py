from __future__ import annotations

import json
from pathlib import Path

import pytest

from ismap_check.documents.result_load import load_result
from ismap_check.model.result import AssessmentResult
from ismap_check.renderers.json_record import render, write_result
from ismap_check.sources.limits import Limits

EXAMPLE = Path(__file__).parents[2] / "acceptance" / "assessment-result" / "positive" / "full.json"


@pytest.fixture(scope="module")
def result() -> AssessmentResult:
    loaded = load_result(EXAMPLE, name="full.json", limits=Limits())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def test_the_bytes_are_the_data(result: AssessmentResult) -> None:
    raw = render(result)
    assert json.loads(raw) == write_result(result)
    assert raw.endswith(b"}\n")
    assert b"\r" not in raw
    assert render(result) == raw


def test_no_number_is_a_fraction(result: AssessmentResult) -> None:
    json.loads(render(result), parse_float=lambda text: pytest.fail(f"{text} is not whole"))


def test_a_control_stands_on_one_line(result: AssessmentResult) -> None:
    """So a changed verdict is one changed line of a diff."""
    lines = render(result).decode().splitlines()
    for judgement in result.judgements:
        for judged in judgement.catalogues:
            for control in judged.controls:
                assert any(line.strip().startswith(f'{{"id": "{control.id}", "requirement"') for line in lines)
    assert max(len(line) for line in lines) < 1200
