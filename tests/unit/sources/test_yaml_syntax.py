from __future__ import annotations

import pytest
import yaml

from ismap_check.sources import yaml_events
from ismap_check.sources.problems import Problems, ReadingStoppedError
from ismap_check.sources.yaml_syntax import ParserTrouble, explain
from tests.unit.sources.reading import at, only_problem, place

CASES = [
    ("a:\n\tb: 1\n", "yaml-tab", (2, 1)),
    ("a:\n  b: 1\n\tc: 2\n", "yaml-tab", (3, 1)),
    ("a:\n  -\tb: 1\n", "yaml-tab", (2, 4)),
    ("a: |\n\tx\n", "yaml-tab", (2, 1)),
    ("a:1\nb: 2\n", "yaml-colon-space", (1, 2)),
    ("a: 1\nb:2\nc: 3\n", "yaml-colon-space", (2, 2)),
    ("a:\n  - b-c:1\n    d: 2\n", "yaml-colon-space", (2, 8)),
    ("a:1\n\n\nb: 2\n", "yaml-colon-space", (1, 2)),
    ("a:\u30001\nb: 2\n", "yaml-colon-space", (1, 2)),
    ("a:\u00a01\nb: 2\n", "yaml-colon-space", (1, 2)),
    ("a: 1\nb：2\nc: 3\n", "yaml-full-width-colon", (2, 2)),
    ("項目：\n  b: 1\n", "yaml-full-width-colon", (1, 3)),
    ("a:\n  - b\n  -c\n  - d\n", "yaml-dash-space", (3, 3)),
    ("a: first: second\n", "yaml-colon-in-text", (1, 9)),
    ("a: 1\nfoo\nb: 1\n", "yaml-colon-missing", (2, 1)),
    ('a: "foo\nb: 1\n', "yaml-quote-open", (1, 4)),
    ("a: 'foo\n---\n", "yaml-quote-open", (1, 4)),
    ("a: [1, 2\nb: 1\n", "yaml-bracket-open", (1, 4)),
    ("a: [1,\n", "yaml-bracket-open", (1, 4)),
    ("a: {x: [\n", "yaml-bracket-open", (1, 8)),
    ("a: {x: 1\n", "yaml-bracket-open", (1, 4)),
    ("a: 1\n  b: 2\n", "yaml-indentation", (2, 3)),
    ("a:\n    b: 1\n  c: 2\n", "yaml-indentation", (3, 3)),
    ("a:\n  - x\n - y\n", "yaml-indentation", (3, 2)),
    ("a: - x\n", "yaml-indentation", (1, 4)),
    ("a: {}\n  b: 1\n", "yaml-below-brackets", (2, 3)),
    ("x: 1\na: []  # none\n\n# note\n  - b\n", "yaml-below-brackets", (5, 3)),
    ("  a: 1\nb: 2\n", "yaml-indentation", (2, 1)),
    ("a: @foo\n", "yaml-reserved-character", (1, 4)),
    ("a: `foo`\n", "yaml-reserved-character", (1, 4)),
    ("a: *重要*\n", "yaml-reserved-character", (1, 4)),
    ("a: & b\n", "yaml-reserved-character", (1, 4)),
    ("a: !重要\n", "yaml-reserved-character", (1, 4)),
    ("a: !x!y 1\n", "yaml-reserved-character", (1, 4)),
    ("a: > b\n", "yaml-reserved-character", (1, 4)),
    ("a: ]\n", "yaml-reserved-character", (1, 4)),
    ('a: "foo" bar\nb: 1\n', "yaml-text-after-quote", (1, 10)),
    ("a: [x] y\nb: 1\n", "yaml-text-after-quote", (1, 8)),
    ('a: "C:\\docs"\n', "yaml-escape", (1, 7)),
    ('a: "\\xZZ"\n', "yaml-escape", (1, 5)),
    ('a: "\\ud800"\n', "yaml-escape", (1, 5)),
    (": b\n", "yaml-key-not-text", (1, 1)),
    ("%YAML 1.2\n---\na: 1\n", "yaml-directive", (1, 1)),
    ("a: 1\n...\n%TAG !x! y\n---\n", "yaml-directive", (3, 1)),
]


@pytest.mark.parametrize(("text", "code", "where"), CASES)
def test_frequent_mistakes_are_named_where_they_were_made(text: str, code: str, where: tuple[int, int]) -> None:
    diagnostic = only_problem(text)
    assert (diagnostic.code, at(diagnostic)) == (code, where)
    assert diagnostic.excerpt == text.split("\n")[where[0] - 1].replace("\t", " ")


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("a: `b`\n", {"character": "`"}),
        ("a: {b: 1\n", {"bracket": "{"}),
        ("a: {}\n  b: 1\n", {"brackets": "{}"}),
        ('a: "C:\\docs"\n', {"escape": "\\d"}),
    ],
)
def test_the_message_shows_what_stands_there(text: str, params: dict[str, str]) -> None:
    assert only_problem(text).params == params


def test_an_unknown_trouble_keeps_the_words_of_the_parser() -> None:
    problems = Problems("p.yaml", "a\nb\n")
    explain(ParserTrouble(problem="something new", start=place(2, 1)), problems)
    (found,) = problems.found
    assert (found.code, found.place, found.params) == ("yaml-syntax", place(2, 1), {"detail": "something new"})


@pytest.mark.parametrize(
    "problem", sorted({"could not find expected ':'", "mapping values are not allowed in this context"})
)
def test_a_trouble_without_a_place_is_no_trouble_for_us(problem: str) -> None:
    problems = Problems("p.yaml", "a\n")
    assert isinstance(explain(ParserTrouble(problem=problem), problems), ReadingStoppedError)
    assert problems.found[0].place is None


def test_an_error_with_only_an_offset_gets_a_place() -> None:
    """libyaml's reader counts bytes; ``decoding`` has refused such characters before, so it is asked directly."""
    problems = Problems("p.yaml", "a: 管\x01")
    with pytest.raises(ReadingStoppedError):
        list(yaml_events.yaml_events("a: 管\x01", problems))
    assert (problems.found[0].code, at(problems.found[0])) == ("yaml-syntax", (1, 5))


def test_an_error_that_is_not_a_yaml_error_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __init__(self, text: str) -> None:
            del text

        def get_event(self) -> yaml.Event:
            raise ValueError("no parser error")

    monkeypatch.setattr(yaml_events, "CParser", Broken)
    diagnostic = only_problem("a: 1\n")
    assert (diagnostic.code, diagnostic.place, diagnostic.params) == (
        "yaml-syntax",
        None,
        {"detail": "no parser error"},
    )
