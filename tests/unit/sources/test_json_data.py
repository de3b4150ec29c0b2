from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.sources.json_data import _marks, _may_hold_more
from ismap_check.sources.limits import Limits
from tests.unit.sources.reading import at, only_problem, place
from tests.unit.sources.reading import codes as codes_of
from tests.unit.sources.reading import data_of as read_data


def data_of(text: str, limits: Limits | None = None) -> Any:
    return read_data(text, name="a.json", limits=limits or Limits())


def codes(text: str, limits: Limits | None = None) -> list[str]:
    return codes_of(text, name="a.json", limits=limits or Limits())


def test_json_gives_the_same_plain_data_as_yaml() -> None:
    text = '{"a": [1, -2, 0, true, false, null, "9.10"], "b": {"c": "管"}, "d": [], "e": {}}'
    assert data_of(text) == read_data(text) == json.loads(text)


@pytest.mark.parametrize("ending", [".json", ".JSON"])
def test_the_ending_decides(ending: str) -> None:
    assert codes_of("a: 1\n", name=f"a{ending}") == ["json-syntax"]


def test_nothing_in_json_looks_typed() -> None:
    assert read_data('["9.10", "no"]', name="a.json") == ["9.10", "no"]


def test_duplicate_keys_name_both_places() -> None:
    diagnostic = only_problem('{\n  "a": {"b": 1,\n        "b": 2}\n}', name="a.json")
    assert (diagnostic.code, diagnostic.place, diagnostic.related) == ("duplicate-key", place(3, 9), place(2, 9))
    assert diagnostic.params == {"key": "b", "line": 2}


def test_keys_are_compared_in_normal_form_behind_escapes() -> None:
    assert codes('{"が": 1, "か\\u3099": 2}') == ["duplicate-key"]
    assert codes('{"a": 1, "\\u0061": 2}') == ["duplicate-key"]
    assert codes('[{"a": 1}, {"a": 1}, {"a": {"a": 1}}]') == []


@pytest.mark.parametrize("number", ["1.5", "1e3", "-0.0", "NaN", "Infinity", "-Infinity"])
def test_only_whole_numbers_are_taken(number: str) -> None:
    diagnostic = only_problem(f'{{"a": [1,\n {number}]}}', name="a.json")
    assert (diagnostic.code, at(diagnostic)) == ("json-number-not-integer", (2, 2))
    assert diagnostic.params["number"] == number


@pytest.mark.parametrize("digits", ["1" * 19, "-" + "9" * 19, "7" * 5_000])
def test_endless_numbers_are_refused(digits: str) -> None:
    diagnostic = only_problem(f"[{digits}]", name="a.json")
    assert (diagnostic.code, at(diagnostic)) == ("json-number-too-long", (1, 2))
    assert codes(digits) == ["json-number-too-long"]


def test_the_longest_number_is_taken() -> None:
    assert data_of("[-999999999999999999]") == [-999999999999999999]


def test_texts_come_in_their_normal_form() -> None:
    assert data_of(
        '{"か\\u3099": "a\\tb\\r\\nc\\nd", "か\u3099": ["\\u304b\\u3099"]}'.replace('"か\u3099": [', '"x": [')
    ) == {
        "が": "a b\nc\nd",
        "x": ["が"],
    }


@pytest.mark.parametrize(
    "escape", ["\\u0007", "\\u0085", "\\u2028", "\\ud800", "\\udc00", "\\ufeff", "\\uffff", "\\r", "\\b"]
)
@pytest.mark.parametrize("text", ['{"a":\n "x%s"}', '{\n "%s": 1}', '[\n "%s"]'])
def test_escapes_bring_nothing_unseen_in(text: str, escape: str) -> None:
    diagnostic = only_problem(text % escape, name="a.json")
    assert (diagnostic.code, at(diagnostic)) == ("character-refused", (2, 2))


def test_a_pair_of_surrogates_is_a_letter() -> None:
    assert data_of('["\\ud83d\\ude00"]') == ["😀"]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ('{"a": 1 "b": 2}', "json-comma-missing", (1, 9)),
        ("[1 2]", "json-comma-missing", (1, 4)),
        ('{"a": "b}', "json-quote-open", (1, 7)),
        ('{"a": "b\nc"}', "json-quote-open", (1, 9)),
        ('{"a": "' + "[" * 50, "json-quote-open", (1, 7)),
        ('{"a": "C:\\docs"}', "json-quote-open", None),
        ("{'a': 1}", "json-quotes", (1, 2)),
        ("{a: 1}", "json-quotes", (1, 2)),
        ("['a']", "json-quotes", (1, 2)),
        ("[1,\n 2,\n]", "json-trailing-comma", None),
        ('{"a": 1,}', "json-trailing-comma", None),
        ('{"a": 1, // b\n}', "json-comment", (1, 10)),
        ("# a\n{}", "json-comment", (1, 1)),
        ('{"a": 1', "json-unfinished", (1, 8)),
        ('{"a": [1,\n\n', "json-unfinished", None),
        ('{"a" 1}', "json-syntax", (1, 6)),
        ("{} {}", "json-syntax", (1, 4)),
        ("[01]", "json-comma-missing", (1, 3)),
        ("[yes]", "json-syntax", (1, 2)),
    ],
)
def test_frequent_mistakes_are_named(text: str, code: str, where: tuple[int, int] | None) -> None:
    """Where is None: the place differs by a column between versions of Python."""
    diagnostic = only_problem(text, name="a.json")
    assert diagnostic.code == code
    assert where is None or at(diagnostic) == where


@pytest.mark.parametrize("text", ["", "  \n", "null"])
def test_a_document_without_content_is_empty(text: str) -> None:
    assert codes(text) == ["file-empty"]


def test_depth_is_limited_before_parsing() -> None:
    limits = Limits(depth=3)
    assert data_of('{"a": [["[[[[{{{{"]]}', limits) == {"a": [["[[[[{{{{"]]}
    diagnostic = only_problem('{"a":\n [["\\"[", []]]}', name="a.json", limits=limits)
    assert (diagnostic.code, at(diagnostic)) == ("nesting-too-deep", (2, 11))
    assert diagnostic.params == {"limit": 3, "option": "--max-depth"}


@pytest.mark.parametrize("bomb", ["[" * 1_000_000, '{"a":' * 200_000, "[" * 100_000 + "]" * 100_000, "[{" * 50_000])
def test_endless_nesting_ends_at_the_limit(bomb: str) -> None:
    assert codes(bomb) in (["nesting-too-deep"], ["too-many-nodes"])


def test_nodes_are_limited_before_parsing() -> None:
    limits = Limits(nodes=5)
    assert data_of('{"a": [1, "2,3,4,[["]}', limits) == {"a": [1, "2,3,4,[["]}
    diagnostic = only_problem('{"a": [1, 2, 3]}', name="a.json", limits=limits)
    assert (diagnostic.code, diagnostic.params) == ("too-many-nodes", {"limit": 5, "option": "--max-nodes"})


@pytest.mark.parametrize(
    ("text", "where"), [('["12345",\n "123456"]', (2, 2)), ('{"123456": 1}', (1, 2)), ('["\\u0041BCDEF"]', (1, 2))]
)
def test_text_is_limited(text: str, where: tuple[int, int]) -> None:
    diagnostic = only_problem(text, name="a.json", limits=Limits(text_length=5))
    assert (diagnostic.code, at(diagnostic)) == ("text-too-long", where)
    assert diagnostic.params == {"length": 6, "limit": 5, "option": "--max-text"}


def test_a_short_text_with_long_escapes_is_not_too_long() -> None:
    assert data_of('["\\u0041\\u0042\\u0043"]', Limits(text_length=3)) == ["ABC"]


def test_all_problems_of_a_document_come_at_once() -> None:
    assert codes('{"a": 1.5, "a": "\\u0007", "b": NaN}') == [
        "json-number-not-integer",
        "duplicate-key",
        "character-refused",
        "json-number-not-integer",
    ]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('ab\\"[]{},: \n'),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text('a\\"[]{},:'), inside, max_size=4),
    max_leaves=20,
)


def count_marks(data: Any) -> int:
    """Return how many brackets, commas and colons JSON needs for some data."""
    if isinstance(data, list):
        return 2 + max(0, len(data) - 1) + sum(map(count_marks, data))
    if isinstance(data, dict):
        return 2 + len(data) + max(0, len(data) - 1) + sum(map(count_marks, data.values()))
    return 0


@given(PLAIN)
def test_marks_inside_texts_are_not_counted(data: Any) -> None:
    assert len(_marks(json.dumps(data))) == count_marks(data)


@given(st.lists(st.text("ab", max_size=30)), st.integers(1, 30))
def test_no_long_text_is_overlooked(texts: list[str], length: int) -> None:
    if any(len(text) > length for text in texts):
        assert _may_hold_more(json.dumps(texts), length)
