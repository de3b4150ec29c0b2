from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.sources.json_places import json_places
from ismap_check.sources.json_tokens import json_nodes, string_value, too_deep_offset
from ismap_check.sources.lines import raw_line
from tests.unit.sources.reading import LIMITS, place
from tests.unit.sources.test_json_data import PLAIN

TEXT = """\
{
  "kind": "x",
  "list": [1, {"管\\u0041": null},
    []],
  "empty": {}
}
"""


@pytest.mark.parametrize(
    ("pointer", "at_key", "line", "column"),
    [
        ((), False, 1, 1),
        (("kind",), True, 2, 3),
        (("kind",), False, 2, 11),
        (("list",), False, 3, 11),
        (("list", 0), False, 3, 12),
        (("list", 1, "管A"), True, 3, 16),
        (("list", 1, "管A"), False, 3, 27),
        (("list", 2), False, 4, 5),
        (("empty",), False, 5, 12),
    ],
)
def test_keys_and_values_have_places(pointer: tuple[str | int, ...], at_key: bool, line: int, column: int) -> None:
    assert json_places(TEXT, LIMITS)[pointer, at_key] == place(line, column)


def value_at(data: Any, pointer: tuple[str | int, ...]) -> Any:
    for step in pointer:
        data = data[step]
    return data


@given(PLAIN, st.sampled_from([None, 0, 2]))
def test_every_value_stands_where_its_place_says(data: Any, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if "\\t" in text or "\\r" in text:
        return
    for (pointer, at_key), found in json_places(text, LIMITS).items():
        rest = "\n".join([raw_line(text, found.line)[found.column - 1 :], *text.split("\n")[found.line :]])
        value, _ = json.JSONDecoder().raw_decode(rest)
        assert value == (pointer[-1] if at_key else value_at(data, pointer))


def test_every_node_is_there() -> None:
    assert [(node.pointer, node.spelling) for node in json_nodes('[{"a": -1}, "x"]')] == [
        ((), "["),
        ((0,), "{"),
        ((0, "a"), '"a"'),
        ((0, "a"), "-1"),
        ((1,), '"x"'),
    ]


def test_brackets_are_counted_outside_texts_only() -> None:
    assert too_deep_offset('["[[", [[', 2) == 8
    assert too_deep_offset("[]", 5) == 2


def test_a_string_is_read_in_normal_form() -> None:
    assert string_value('"\\u304b\\u3099\\t"') == "が "
