"""Which reports to write, in which format and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.model.text import Language
from ismap_check.workflow.targets import ALL, targets

JA, EN = Language.JA, Language.EN


def told(outputs: list[str], formats: list[str]) -> list[tuple[str, str, Language]]:
    return [(str(one.path or "-"), one.format, one.language) for one in targets(outputs, formats, JA)]


def test_the_suffix_says_the_format_and_may_say_the_language() -> None:
    assert told(["a.md", "b.HTML", "c.json", "d.en.html", "e.ja.md", "f.fr.md"], []) == [
        ("a.md", "md", JA),
        ("b.HTML", "html", JA),
        ("c.json", "json", JA),
        ("d.en.html", "html", EN),
        ("e.ja.md", "md", JA),
        ("f.fr.md", "md", JA),
    ]


def test_a_format_wins_over_the_suffix() -> None:
    assert told(["a.txt", "b.md"], ["html"]) == [("a.txt", "html", JA), ("b.md", "html", JA)]
    assert told(["a.txt", "b.txt"], ["html", "json"]) == [("a.txt", "html", JA), ("b.txt", "json", JA)]


def test_standard_output_is_markdown_unless_told() -> None:
    assert told([], []) == told(["-"], []) == [("-", "md", JA)]
    assert told([], ["json"]) == [("-", "json", JA)]


@pytest.mark.parametrize(
    ("outputs", "formats", "code"),
    [
        (["a.docx"], [], "format-unknown"),
        (["a"], [], "format-unknown"),
        (["a.md"], ["docx"], "format-unknown"),
        ([], ["docx"], "format-unknown"),
        (["a.parquet"], [], "format-elsewhere"),
        ([], ["csv"], "format-elsewhere"),
        (["a.md"], ["md", "html"], "format-count"),
        (["a.md", "b.md", "c.md"], ["md", "html"], "format-count"),
        (["-", "r.md", "-"], [], "output-twice"),
    ],
)
def test_what_cannot_be_told_is_a_usage_error(outputs: list[str], formats: list[str], code: str) -> None:
    with pytest.raises(UsageError, match=code):
        targets(outputs, formats, JA)


def test_every_format_can_be_chosen_by_its_name_and_by_its_suffix() -> None:
    for name, one in ALL.items():
        for suffix in one.suffixes:
            assert targets([str(Path("x").with_suffix(suffix))], [], EN)[0].format == name
        assert targets(["x"], [name], EN)[0].format == name
