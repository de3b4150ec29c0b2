"""``--record`` names a folder; what is no name of one is refused before anything is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, ismap_check
from tests.unit.workflow.small import write_small

JUDGED = ("profile.yaml", "--catalogue", "catalogue.yaml", *AS_OF, "--exit-zero", "--lang", "en")


@pytest.mark.parametrize("command", ["assess", "report"])
def test_what_names_no_folder_is_refused(tmp_path: Path, command: str) -> None:
    write_small(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = ismap_check(command, *JUDGED, "--record", "-", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "Standard input and output (-) cannot be used here" in done.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", ["assess", "report"])
def test_a_folder_is_made_and_holds_the_record(tmp_path: Path, command: str) -> None:
    write_small(tmp_path)
    assert ismap_check(command, *JUDGED, "--record", "kept", folder=tmp_path).code == 0
    assert (tmp_path / "kept" / "history.jsonl").is_file()
    shown = ismap_check("history", "kept", "-f", "json", "--lang", "en", folder=tmp_path)
    assert (shown.code, shown.out) == (2, "")
    assert "This command does not write the format of “json”" in shown.err
