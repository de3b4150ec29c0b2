from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ismap_check.sources.limits import Limits
from ismap_check.sources.normal_form import first_refused, normal_form
from ismap_check.sources.parsing import parse_source
from tests.unit.sources.reading import LIMITS, codes, data_of, read

TEXTS = st.text().map(normal_form).filter(lambda text: first_refused(text) is None)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4),
    max_leaves=25,
)
DOCUMENTS = PLAIN.filter(lambda data: data is not None)
MARKUP = st.text("ab1.-:#&*!|>'\"%@`[]{},?~ \t\n\\がＡ：", max_size=60)


def as_yaml(data: Any, indent: int = 0) -> str:
    """Write plain data as YAML: blocks as people write them, every text in double quotes, as JSON escapes it."""
    pad = "  " * indent
    if isinstance(data, dict) and data:
        return "".join(f"\n{pad}{quoted(key)}: {as_yaml(item, indent + 1)}" for key, item in data.items())
    if isinstance(data, list) and data:
        return "".join(f"\n{pad}- {as_yaml(item, indent + 1)}" for item in data)
    return quoted(data)


def quoted(data: Any) -> str:
    """Write one value; YAML has no pairs of surrogates, so letters stay as they are."""
    return json.dumps(data, ensure_ascii=False)


@given(DOCUMENTS)
def test_yaml_gives_back_what_was_written(data: Any) -> None:
    assert data_of(as_yaml(data)) == data


@given(DOCUMENTS, st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_json_gives_back_what_was_written(data: Any, ascii_only: bool, indent: int | str | None) -> None:
    assert data_of(json.dumps(data, ensure_ascii=ascii_only, indent=indent), name="a.json") == data


@given(st.dictionaries(TEXTS.filter(lambda key: len(key) < 200), st.text("abz9.:-# \n", max_size=40)))
def test_places_lead_to_the_keys(data: dict[str, str]) -> None:
    loaded = read(as_yaml(data)).value
    assert loaded is not None
    for key in data:
        found = loaded.place((key,), at_key=True)
        assert found is not None
        assert loaded.line_text(found.line)[found.column - 1 :].startswith(quoted(key))


@settings(max_examples=300)
@given(st.binary(max_size=200) | MARKUP.map(str.encode), st.sampled_from(["a.yaml", "a.json"]))
@example(b"\xff\xfe\x00", "a.yaml")
@example(b"!<tag:yaml.org,2002:int> x", "a.yaml")
@example(b"? !!null : =", "a.yaml")
@example(b"- !!timestamp 99999-99-99", "a.yaml")
@example(b"!!float _", "a.yaml")
@example(b"{" * 400, "a.json")
def test_whatever_comes_in_nothing_is_raised(raw: bytes, name: str) -> None:
    loaded = read(raw, name=name, limits=Limits(depth=5, nodes=50, text_length=40))
    if loaded.value:
        assert loaded.value.place(("x", 0)) is not None
        assert only_plain(loaded.value.data)


def only_plain(data: Any) -> bool:
    if isinstance(data, dict):
        return all(type(key) is str and only_plain(item) for key, item in data.items())
    if isinstance(data, list):
        return all(map(only_plain, data))
    return data is None or type(data) in (str, int, bool)


@given(MARKUP)
def test_yaml_and_json_readers_agree_on_what_both_take(text: str) -> None:
    """JSON is nearly all YAML too: what is valid in both must mean the same."""
    as_json, as_block = parse_source("a.json", text.encode(), LIMITS), parse_source("a.yaml", text.encode(), LIMITS)
    if as_json.value and as_block.value:
        assert as_json.value.data == as_block.value.data


def test_raw_bytes_over_the_limit_are_not_parsed() -> None:
    assert codes(b"a: 12345\n", limits=Limits(file_bytes=8)) == ["file-too-large"]


def test_no_problem_stands_in_the_way_of_the_next_document() -> None:
    assert [codes(text) for text in ("a: [", "a: 1\na: 2\n", "")] == [
        ["yaml-bracket-open"],
        ["duplicate-key"],
        ["file-empty"],
    ]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@pytest.mark.parametrize("text", ['{"a": [{"b": "c"}]}', '{"a": 1, "a": 2}', '{"a": [', '{"a": "\\u0007"}'])
def test_memory_stays_flat(name: str, text: str) -> None:
    """Without the collector, so that nothing may hold itself alive in a circle."""
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        after_first, after_second = (held_after(200, name, text.encode()) for _ in range(2))
    finally:
        tracemalloc.stop()
        gc.enable()
    assert after_second - after_first < 200 * 50  # the interpreter itself keeps a few thousand bytes as it warms up


def held_after(times: int, name: str, raw: bytes) -> int:
    """Return the bytes that are held after reading a document so often."""
    for _ in range(times):
        parse_source(name, raw, LIMITS)
    return tracemalloc.get_traced_memory()[0]


def test_json_never_imports_the_yaml_parser() -> None:
    script = (
        "import sys\n"
        "from ismap_check.sources.limits import Limits\n"
        "from ismap_check.sources.parsing import parse_source\n"
        "source = parse_source('a.json', b'{\"a\": 1}', Limits()).value\n"
        "assert source.place(('a',)).column == 7\n"
        "sys.exit('yaml' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
