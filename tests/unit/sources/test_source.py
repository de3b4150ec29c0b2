from __future__ import annotations

import hashlib

import pytest

from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from tests.unit.sources.reading import place, source_of

YAML = "a:\n  - b: 1\n\tc".replace("\n\tc", "\nc:\t'x\ty'\n")
JSON = '{"a":\n [{"b": 1}],\n "c": "x"}'


def test_a_source_keeps_its_bytes_and_their_hash() -> None:
    raw = b"\xef\xbb\xbfa: 1\r\n"
    source = source_of(raw)
    assert (source.raw, source.sha256) == (raw, hashlib.sha256(raw).hexdigest())


@pytest.mark.parametrize(
    ("name", "text", "value", "key"), [("a.yaml", YAML, (2, 8), (2, 5)), ("a.json", JSON, (2, 9), (2, 4))]
)
def test_values_and_keys_are_found(name: str, text: str, value: tuple[int, int], key: tuple[int, int]) -> None:
    source = source_of(text, name=name)
    assert source.place(("a", 0, "b")) == place(*value)
    assert source.place(("a", 0, "b"), at_key=True) == place(*key)


@pytest.mark.parametrize(("name", "text"), [("a.yaml", YAML), ("a.json", JSON)])
def test_what_is_not_there_is_shown_at_what_is_around_it(name: str, text: str) -> None:
    source = source_of(text, name=name)
    assert source.place(("a", 0, "x", 3, "y"), at_key=True) == source.place(("a", 0))
    assert source.place(("x",)) == source.place(())
    assert source.place(("a", 0), at_key=True) == source.place(("a", 0))


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: 1\r\nb: x\r\n", "a: が\nb: x".encode()])
def test_places_count_what_an_editor_counts(raw: bytes) -> None:
    assert source_of(raw).place(("b",)) == place(2, 4)


def test_lines_are_shown_without_tabs() -> None:
    assert source_of(YAML).line_text(3) == "c: 'x y'"


def test_a_diagnostic_gets_its_place_and_line() -> None:
    source = source_of("a: 1\nb: [x, y]\n")
    located = source.located(Diagnostic(code="unknown-key", document="a.yaml", pointer=("b", 1)))
    assert (located.place, located.excerpt) == (place(2, 8), "b: [x, y]")


def test_a_place_that_is_known_already_is_kept() -> None:
    known = Diagnostic(code="x", document="a.yaml", place=place(1, 2))
    assert source_of("a: 1\nb: 2\n").located(known).place == place(1, 2)


def test_data_from_a_cache_finds_its_places_in_the_bytes() -> None:
    source = Source(name="a.yaml", raw=b"a:\n  b: 1\n", data={"a": {"b": 1}})
    assert source.place(("a", "b")) == place(2, 6)


def test_a_raised_depth_holds_for_places_too() -> None:
    limits = Limits(depth=100)
    source = source_of("[" * 90 + "]" * 90, limits=limits)
    assert source.place((0,) * 89) == place(1, 90)


def test_the_contents_are_kept_out_of_logs() -> None:
    assert "geheim" not in repr(source_of("a: geheim\n"))
