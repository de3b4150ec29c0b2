"""Whoever looks at the environment leaves a note, and sees what is there."""

from __future__ import annotations

import os

import pytest

from ismap_check.cli.asked_environment import asked_environment, variable_answer, variables_answer
from ismap_check.sources.watching import watching


def test_looks_are_noted_and_see_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISMAP_CHECK_TEST", "一")
    with watching() as watch, asked_environment():
        assert os.environ["ISMAP_CHECK_TEST"] == os.getenv("ISMAP_CHECK_TEST") == "一"
        assert os.environ.get("ISMAP_CHECK_NONE") is None
        assert "ISMAP_CHECK_NONE" not in os.environ
    assert watch.answers == {("variable", "ISMAP_CHECK_TEST"): "一", ("variable", "ISMAP_CHECK_NONE"): None}
    assert [variable_answer(str(question[1])) for question in watch.answers] == list(watch.answers.values())


def test_a_look_at_all_variables_is_a_look_at_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    with watching() as watch, asked_environment():
        copied = os.environ.copy()
    assert copied == dict(os.environ)
    assert watch.answers[("variables",)] == variables_answer()
    monkeypatch.setenv("ISMAP_CHECK_TEST", "1")
    assert watch.answers[("variables",)] != variables_answer()


def test_what_is_set_is_set_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISMAP_CHECK_TEST", raising=False)
    real = os.environ
    with asked_environment():
        os.environ["ISMAP_CHECK_TEST"] = "1"
    assert (os.environ is real, os.environ.pop("ISMAP_CHECK_TEST")) == (True, "1")
