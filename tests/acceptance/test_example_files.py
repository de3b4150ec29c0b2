"""Drop a file into ``<kind>/positive`` or ``<kind>/negative`` and it is a test (see ``examples``)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ismap_check.i18n.diagnostics import fix_of, what_of
from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from tests.acceptance.examples import FOLDER, READERS, examples, expected, read, told


def _cases(side: str) -> list[object]:
    return [
        pytest.param(kind, path, id=path.relative_to(FOLDER).as_posix())
        for kind in READERS
        for path in examples(kind, side)
    ]


@pytest.mark.parametrize(("kind", "path"), _cases("positive"))
def test_positive(kind: str, path: Path) -> None:
    has_value, said = read(kind, path)
    assert told(path, said) == expected(path)
    assert not any(diagnostic.is_error for diagnostic in said)
    assert has_value


@pytest.mark.parametrize(("kind", "path"), _cases("negative"))
def test_negative(kind: str, path: Path) -> None:
    has_value, said = read(kind, path)
    assert told(path, said) == expected(path)
    assert any(diagnostic.is_error for diagnostic in said)
    assert not has_value


@pytest.mark.parametrize(("kind", "path"), _cases("negative") + _cases("positive"))
@pytest.mark.parametrize("language", list(Language))
def test_everything_said_has_words(kind: str, path: Path, language: Language) -> None:
    words = load_words(language)
    for diagnostic in read(kind, path)[1]:
        sentences = (what_of(diagnostic, words), fix_of(diagnostic, words))
        assert all(sentence.strip() for sentence in sentences)
        assert not any(re.search(r"\{[a-z_]+\}", sentence) for sentence in sentences)
