from __future__ import annotations

from typing import Any

import pytest

from ismap_check.editing.rebase import placed, rebased


@pytest.mark.parametrize(
    ("written", "before", "after", "expected"),
    [
        ({"a": None, "b": "x\n"}, {"b": "x"}, {"b": "x"}, {"a": None, "b": "x\n"}),
        ({"a": None, "b": "x\n"}, {"b": "x"}, {"b": "y"}, {"a": None, "b": "y\n"}),
        ({"a": None, "b": "x\n"}, {"b": "x"}, {"a": 1}, {"a": 1}),
        ({"b": 1}, {"lang": "ja", "b": 1}, {"lang": "ja", "b": 2}, {"b": 2}),
        ({"b": 1}, {"lang": "ja", "b": 1}, {"lang": "en", "b": 1}, {"lang": "en", "b": 1}),
        ({"t": {"ja": "x", "en": "x"}}, {"t": "x"}, {"t": "x", "u": 1}, {"t": {"ja": "x", "en": "x"}, "u": 1}),
        (["x\n", "y"], ["x", "y"], ["x", "z", "w"], ["x\n", "z", "w"]),
        (["x\n", "y\n"], ["x", "y"], ["y"], ["y\n"]),
        (None, {}, {"a": 1}, {"a": 1}),
        (12, "12", "13", "13"),
    ],
)
def test_what_did_not_change_stays_as_written(written: Any, before: Any, after: Any, expected: Any) -> None:
    assert rebased(written, before, after) == expected


@pytest.mark.parametrize(
    ("known", "added", "expected"),
    [
        ("ac", "b", "abc"),
        ("ca", "b", "cab"),
        ("cd", "a", "acd"),
        ("", "ba", "ab"),
        ("xa", "b", "xab"),
        ("ab", "zy", "abzy"),
        ("xc", "a", "xac"),
        ("ad", "cb", "abcd"),
    ],
)
def test_new_keys_stand_behind_their_neighbours(known: str, added: str, expected: str) -> None:
    assert "".join(placed(dict.fromkeys(known), dict.fromkeys(added), "abcd")) == expected
