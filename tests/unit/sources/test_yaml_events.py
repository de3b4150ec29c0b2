from __future__ import annotations

import pytest
import yaml

from ismap_check.errors import IsmapCheckError
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.sources import yaml_events
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.problems import Problems, ReadingStoppedError
from tests.unit.sources.reading import LIMITS, place


def test_events_know_their_places() -> None:
    events = yaml_events.yaml_events("a:\n  管: x\n", Problems("p", ""))
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    assert [(event.value, yaml_events.place_of(event)) for event in scalars] == [
        ("a", place(1, 1)),
        ("管", place(2, 3)),
        ("x", place(2, 6)),
    ]


def test_without_libyaml_the_tool_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "CParser", None)
    with pytest.raises(IsmapCheckError) as caught:
        parse_source("a.yaml", b"a: 1\n", LIMITS)
    assert caught.value.code == "libyaml-missing"
    for language in Language:
        words = load_words(language)
        assert "PyYAML" in words("failure.libyaml-missing.what")
        assert "pip install" in words("failure.libyaml-missing.fix")


def test_many_directives_cost_no_time() -> None:
    """libyaml compares every %TAG line with all before: without our check this runs for minutes."""
    problems = Problems("p", "")
    bomb = "".join(f"%TAG !a{number}! x\n" for number in range(200_000))
    with pytest.raises(ReadingStoppedError):
        list(yaml_events.yaml_events(bomb, problems))
    assert [found.code for found in problems.found] == ["yaml-directive"]
