from __future__ import annotations

import pytest

from ismap_check.model.diagnostic import Place
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source


def problems_of(text: str) -> list[tuple[str, Place | None]]:
    loaded = parse_source("p.yaml", text.encode(), Limits())
    assert (loaded.value is None) == bool(loaded.diagnostics)
    return [(one.code, one.place) for one in loaded.diagnostics]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("measure: 規程 #3 を参照\n", 1, 13),
        ("a: 1\nb: ok  #4\n", 2, 8),
        ("a: ok\t#4\n", 1, 7),
        ("a: [x #y\n  ]\n", 1, 7),
        ("- 経理部 #財務\n", 1, 7),
    ],
)
def test_a_text_cut_by_a_glued_sign_is_refused_where_the_sign_stands(text: str, line: int, column: int) -> None:
    assert problems_of(text) == [("yaml-text-cut", Place(line=line, column=column))]


@pytest.mark.parametrize(
    "text",
    [
        'a: "規程 #3 を参照"\n',
        "a: |\n  規程 #3 を参照\n",
        "a: 規程#3\n",
        "a: 1 # why\nb: 2 #\n",
        "  #glued but a line of its own\na: 1\n",
        "a:\n  #glued under a key\n  b: 1 ## loud\n",
    ],
)
def test_comments_and_quoted_texts_pass(text: str) -> None:
    assert problems_of(text) == []
