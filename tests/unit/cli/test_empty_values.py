"""An empty value, as an unset variable of a script leaves it, is refused by every command before anything is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.program import ismap_check
from tests.unit.workflow.small import write_small


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "profile.yaml", "-o", ""), "-o is given an empty value"),
        (("report", "profile.yaml", "--record="), "--record is given an empty value"),
        (("portfolio", "profile.yaml", "--state", ""), "--state is given an empty value"),
        (("procure", "case.yaml", "--questions", ""), "--questions is given an empty value"),
        (("validate", ""), "One of the arguments is empty"),
        (("history", ""), "One of the arguments is empty"),
        (("catalogue", "search", ""), "One of the arguments is empty"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_empty_value_is_a_usage_error(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    write_small(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = ismap_check(*arguments, "--lang", "en", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("portfolio", "profile.yaml", "--state", "-"),
        ("procure", "case.yaml", "--questions", "-"),
        ("init", "--sample", "-"),
        ("template", "new", "-"),
        ("review", "sample", "profile.yaml", "--size", "1", "--seed", "1", "--into", "-"),
        ("catalogue", "import", "sheet.xlsx", "-o", "-"),
        ("catalogue", "import", "-", "-o", "new"),
        ("questionnaire", "import", "-", "-o", "profile.yaml"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_folder_is_no_standard_output(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = ismap_check(*arguments, "--lang", "en", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "Standard input and output (-) cannot be used here" in done.err
    assert not list(tmp_path.iterdir())
