from __future__ import annotations

from typing import Any

import pytest

from ismap_check.sources.limits import Limits
from ismap_check.sources.problems import MOST_PROBLEMS
from ismap_check.sources.scalars import Likeness
from tests.unit.sources.reading import at, codes, data_of, only_problem, place, read, source_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("123456789012345678", 123456789012345678),
    ],
)
def test_the_few_values_that_are_not_text(written: str, value: Any) -> None:
    data = data_of(f"a: {written}\n")["a"]
    assert data == value
    assert type(data) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "9.10",
        "no",
        "Yes",
        "True",
        "~",
        "Null",
        "2025-05-27",
        "12:30",
        "017",
        "0x1F",
        "0o17",
        ".inf",
        "1_000",
        "1e3",
        "-0",
        "+1",
    ],
)
def test_what_other_readers_guess_stays_text_and_is_remembered(written: str) -> None:
    source = source_of(f"a: [x, {written}]\n")
    assert source.data == {"a": ["x", written]}
    (seen,) = source.typed_looking
    assert (seen.pointer, seen.at_key, seen.spelling) == (("a", 1), False, written)


def test_too_many_digits_stay_text_and_are_remembered() -> None:
    source = source_of("a: 1234567890123456789\n")
    assert source.data == {"a": "1234567890123456789"}
    assert source.typed_looking[0].likeness is Likeness.NUMBER


@pytest.mark.parametrize("quoted", ["'9.10'", '"9.10"', "|-\n  9.10", ">-\n  9.10"])
def test_quotes_and_blocks_say_text(quoted: str) -> None:
    source = source_of(f"a: {quoted}\n")
    assert source.data == {"a": "9.10"}
    assert source.typed_looking == ()


@pytest.mark.parametrize("key", ["9", "9.10", "true", "null", "no", "~", "2026-04-01"])
def test_keys_are_text_always_and_remembered_when_they_look_typed(key: str) -> None:
    source = source_of(f"a: {{b: [{{{key}: x}}]}}\n")
    assert source.data == {"a": {"b": [{key: "x"}]}}
    (seen,) = source.typed_looking
    assert (seen.pointer, seen.at_key, seen.spelling) == (("a", "b", 0, key), True, key)


def test_ids_and_editions_are_not_remembered() -> None:
    assert source_of("2024-07: 9.2.3.11.PB\n9.2.3: genai-2026\n").typed_looking == ()


def test_what_looks_typed_comes_in_document_order() -> None:
    source = source_of("a: yes\n9.10: {b: 2026-04-01}\nc: no\n")
    assert [seen.spelling for seen in source.typed_looking] == ["yes", "9.10", "2026-04-01", "no"]


def test_a_root_that_looks_typed_has_the_empty_pointer() -> None:
    source = source_of("9.10\n")
    assert (source.data, source.typed_looking[0].pointer) == ("9.10", ())


def test_text_comes_in_its_normal_form() -> None:
    source = source_of('か\u3099: "a\\tb\\r\\nc"\nb: x\ty\nc: |\n  1\t2\r\n  3\r\n'.encode())
    assert source.data == {"が": "a b\nc", "b": "x y", "c": "1 2\n3\n"}


def test_a_letter_composed_across_an_escape_is_composed() -> None:
    assert data_of('a: "か\\u3099"\n') == {"a": "が"}


def test_duplicate_keys_name_both_places() -> None:
    diagnostic = only_problem("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
    assert (diagnostic.code, diagnostic.place, diagnostic.related) == ("duplicate-key", place(5, 3), place(3, 3))
    assert diagnostic.params == {"key": "c", "line": 3}
    assert diagnostic.excerpt == "  c: 3"


def test_keys_are_compared_in_normal_form_and_as_text() -> None:
    assert codes("が: 1\nか\u3099: 2\n") == ["duplicate-key"]
    assert codes('9: 1\n"9": 2\n') == ["duplicate-key"]
    assert codes("9: 1\n09: 2\n") == []


def test_every_duplicate_is_reported() -> None:
    assert codes("a: 1\na: 2\nb: {c: 1, c: 2, c: 3}\n") == ["duplicate-key"] * 3


def test_thousands_of_duplicates_end_the_reading() -> None:
    assert codes("a: 1\n" * 5_000) == ["duplicate-key"] * MOST_PROBLEMS + ["reading-stopped"]


def test_the_billion_laughs_are_refused() -> None:
    bomb = 'a: &a ["lol", "lol"]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n'
    assert set(codes(bomb)) == {"yaml-alias"}
    assert len(codes(bomb)) == 8


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a: &x 1\n", "&x"), ("a: 1\nb: *x\n", "*x"), ("*x : 1\n", "*x"), ("a: &x [1]\n", "&x"), ("&x a: 1\n", "&x")],
)
def test_anchors_and_aliases_are_refused_anywhere(text: str, mark: str) -> None:
    diagnostic = only_problem(text)
    assert (diagnostic.code, diagnostic.params) == ("yaml-alias", {"mark": mark})


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("!x 1", "!x"),
        ("!!python/object:os.system x", "!!python/object:os.system"),
        ("!!map {b: 1}", "!!map"),
        ("! x", "!"),
    ],
)
def test_tags_are_refused(written: str, tag: str) -> None:
    diagnostic = only_problem(f"a: {written}\n")
    assert (diagnostic.code, diagnostic.params, at(diagnostic)) == ("yaml-tag", {"tag": tag}, (1, 4))


def test_merge_keys_are_refused_but_may_be_quoted() -> None:
    assert codes("a: 1\n<<: {b: 1}\n") == ["yaml-merge-key"]
    assert data_of('"<<": 1\n') == {"<<": 1}


def test_several_documents_are_refused() -> None:
    diagnostic = only_problem("a: 1\n---\nb: 2\n")
    assert (diagnostic.code, at(diagnostic)) == ("yaml-several-documents", (2, 1))


def test_one_document_may_have_its_marks() -> None:
    assert data_of("---\na: 1\n...\n") == {"a": 1}


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "{a: 1}: b\n", "a: {{ name }}\n", ": b\n", "? {}\n"])
def test_keys_that_are_no_text_are_refused(text: str) -> None:
    assert codes(text) == ["yaml-key-not-text"]


def test_a_full_width_space_before_a_key_is_refused() -> None:
    assert codes("a:\n\u3000b: 1\n") == ["yaml-full-width-space"]
    assert data_of("a: \u3000段落\n") == {"a": "\u3000段落"}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n# nothing\n...\n", "null\n", "\ufeff"])
def test_a_document_without_content_is_empty(text: str) -> None:
    assert codes(text) == ["file-empty"]


@pytest.mark.parametrize("escape", ["\\x07", "\\u0085", "\\N", "\\L", "\\ufeff", "\\uFFFE", "\\0"])
def test_escapes_bring_nothing_unseen_in(escape: str) -> None:
    diagnostic = only_problem(f'a: 1\nb: "x{escape}"\n')
    assert (diagnostic.code, at(diagnostic)) == ("character-refused", (2, 4))


def test_depth_is_limited() -> None:
    limits = Limits(depth=3)
    assert data_of("a: {b: [1]}\n", limits=limits) == {"a": {"b": [1]}}
    diagnostic = only_problem("a: {b: [[]]}\n", limits=limits)
    assert (diagnostic.code, at(diagnostic)) == ("nesting-too-deep", (1, 9))
    assert diagnostic.params == {"limit": 3, "option": "--max-depth"}


@pytest.mark.parametrize(
    "bomb", ["[" * 25_000, "{" * 25_000, "- " * 25_000, "? " * 25_000, "a: {" * 25_000, "[[{" * 9_000]
)
def test_endless_nesting_ends_at_the_limit(bomb: str) -> None:
    assert codes(bomb)[-1] in {"nesting-too-deep", "yaml-key-not-text"}


def test_nodes_are_limited() -> None:
    limits = Limits(nodes=5)
    assert data_of("a: [1, 2]\n", limits=limits) == {"a": [1, 2]}
    diagnostic = only_problem("a: [1, 2, 3]\n", limits=limits)
    assert (diagnostic.code, at(diagnostic)) == ("too-many-nodes", (1, 11))
    assert diagnostic.params == {"limit": 5, "option": "--max-nodes"}


def test_text_is_limited_and_reading_goes_on() -> None:
    loaded = read("a: 12345\nb: 123456\n", limits=Limits(text_length=5))
    (diagnostic,) = loaded.diagnostics
    assert (diagnostic.code, at(diagnostic)) == ("text-too-long", (2, 4))
    assert diagnostic.params == {"length": 6, "limit": 5, "option": "--max-text"}


def test_all_problems_of_a_document_come_at_once() -> None:
    assert codes("a: &x 1\na: 2\nb: !t 3\n<<: 4\nc: *x\n") == [
        "yaml-alias",
        "duplicate-key",
        "yaml-tag",
        "yaml-merge-key",
        "yaml-alias",
    ]


def test_a_duplicate_before_a_syntax_error_is_still_reported() -> None:
    assert codes("a: 1\na: 2\nb: [\n") == ["duplicate-key", "yaml-bracket-open"]
