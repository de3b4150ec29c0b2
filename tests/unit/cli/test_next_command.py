from __future__ import annotations

from pathlib import Path

from tests.unit.cli.program import ismap_check
from tests.unit.workflow.small import write_small


def test_the_next_command_is_given_the_same_catalogues(tmp_path: Path) -> None:
    write_small(tmp_path)
    given = ("--catalogue", "catalogue.yaml")
    asked = ismap_check("questionnaire", "export", "small", *given, "-o", "q.csv", folder=tmp_path)
    assert "ismap-check questionnaire import q.csv -o profile.yaml --catalogue catalogue.yaml\n" in asked.err
    carried = ismap_check("carry-over", "profile.yaml", *given, "-o", "next.yaml", folder=tmp_path)
    assert "ismap-check answer --only proposed next.yaml --catalogue catalogue.yaml\n" in carried.err


def test_a_bundled_catalogue_need_not_be_named(tmp_path: Path) -> None:
    asked = ismap_check("questionnaire", "export", "digital-sovereignty", "-o", "my q.csv", folder=tmp_path)
    assert "ismap-check questionnaire import 'my q.csv' -o profile.yaml\n" in asked.err
