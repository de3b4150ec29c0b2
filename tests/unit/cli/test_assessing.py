"""Options of written reports are refused where none is written, and in formats that have no use for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, ismap_check
from tests.unit.workflow.small import write_small

SHOWN = (
    ("assess", "profile.yaml"),
    ("compare", "a.yaml", "b.yaml"),
    ("coverage", "profile.yaml", "--to", "other"),
    ("diff", "a.yaml", "b.yaml"),
    ("history", "history"),
    ("portfolio", "."),
)
"""Commands that show their answer on the terminal unless a report is asked for."""
DRESSING = (("--landscape",), ("--template", "look"), ("--marking", "X"))


@pytest.mark.parametrize("command", SHOWN, ids=lambda command: command[0])
@pytest.mark.parametrize("dressing", DRESSING, ids=lambda dressing: dressing[0])
def test_how_a_report_looks_is_refused_where_none_is_written(
    tmp_path: Path, command: tuple[str, ...], dressing: tuple[str, ...]
) -> None:
    write_small(tmp_path)
    done = ismap_check(*command, *dressing, folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert f"{dressing[0]} works only on a report that is written" in done.err


@pytest.mark.parametrize("written", [("-f", "json"), ("-o", "r.json")])
def test_a_marking_needs_pages(tmp_path: Path, written: tuple[str, ...]) -> None:
    write_small(tmp_path)
    given = ("assess", "profile.yaml", "--catalogue", "catalogue.yaml", *AS_OF, "--exit-zero", "--marking", "Secret")
    refused = ismap_check(*given, *written, folder=tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert "--marking works only with formats that have pages" in refused.err
    assert "**Secret**" in ismap_check(*given, "-f", "md", folder=tmp_path).out
