from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.editing.yaml_text import yaml_text
from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source


def read(text: str) -> Any:
    parsed = parse_source("a.yaml", text.encode(), Limits())
    assert parsed.value is not None, parsed.diagnostics
    assert parsed.value.typed_looking == ()
    return parsed.value.data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("mandatory", "a: mandatory\n"),
        ("9.10", 'a: "9.10"\n'),
        ("no", 'a: "no"\n'),
        ("書く: 残す", 'a: "書く: 残す"\n'),
        (True, "a: true\n"),
        (3, "a: 3\n"),
        ([], "a: []\n"),
        ({}, "a: {}\n"),
        (["9.1", "x"], 'a:\n  - "9.1"\n  - x\n'),
        ([{"id": "5", "b": {"c": 1}}], 'a:\n  - id: "5"\n    b:\n      c: 1\n'),
        ("一行目\n\n二行目", "a: |-\n  一行目\n\n  二行目\n"),
        ("一行目 \n二行目", 'a: "一行目 \\n二行目"\n'),
    ],
)
def test_the_layout_people_read(value: object, written: str) -> None:
    assert yaml_text({"a": value}) == written
    assert read(written) == {"a": value}


def test_notes_stand_above_their_keys() -> None:
    notes: dict[Pointer, list[str]] = {("b",): ["", "二"], ("b", "c"): ["三"], ("d",): ["四"]}
    text = yaml_text({"a": 1, "b": {"c": {"x": 1}, "e": []}, "d": ["f"]}, (), notes)
    assert text == "a: 1\n\n# 二\nb:\n  # 三\n  c:\n    x: 1\n  e: []\n# 四\nd:\n  - f\n"
    assert read(text) == {"a": 1, "b": {"c": {"x": 1}, "e": []}, "d": ["f"]}


def test_a_key_may_be_as_long_as_a_text() -> None:
    document = {"a": {"長" * 2_000: "x", "b" * 2_000: {"c": 1}}, "d": 1}
    assert read(yaml_text(document)) == document


def test_comments_stand_at_the_top() -> None:
    assert yaml_text({"a": 1}, ["一", "二"]) == "# 一\n# 二\na: 1\n"


words = st.text(alphabet="aZ9 あ漢-'\"\\|<{}[]#:%&*@?!,~>`=\n", max_size=9)
keys = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True) | words.filter(
    lambda text: "\n" not in text and text != ""
)
plain = st.recursive(
    words | st.booleans() | st.integers(-99, 99),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(keys, plain, min_size=1, max_size=3))
def test_whatever_is_written_is_read_back(document: dict[str, Any]) -> None:
    assert read(yaml_text(document)) == document
