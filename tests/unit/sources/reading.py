"""What the tests of this room share: read a text as YAML or JSON and look at what is said about it."""

from __future__ import annotations

from typing import Any

from ismap_check.i18n.words import load_words
from ismap_check.model.diagnostic import Diagnostic, Loaded, Place
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source

LIMITS = Limits()


def read(text: str | bytes, *, name: str = "a.yaml", limits: Limits = LIMITS) -> Loaded[Source]:
    """Read a document; every diagnostic must have words in both languages."""
    loaded = parse_source(name, text.encode() if isinstance(text, str) else text, limits)
    assert (loaded.value is None) == bool(loaded.errors)
    for diagnostic in loaded.diagnostics:
        assert diagnostic.document == name
        assert_worded(diagnostic)
    return loaded


def source_of(text: str | bytes, *, name: str = "a.yaml", limits: Limits = LIMITS) -> Source:
    """Return the source of a document without problems."""
    loaded = read(text, name=name, limits=limits)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def data_of(text: str | bytes, *, name: str = "a.yaml", limits: Limits = LIMITS) -> Any:
    """Return the data of a document without problems."""
    return source_of(text, name=name, limits=limits).data


def only_problem(text: str | bytes, *, name: str = "a.yaml", limits: Limits = LIMITS) -> Diagnostic:
    """Return the one diagnostic of a document."""
    (diagnostic,) = read(text, name=name, limits=limits).diagnostics
    return diagnostic


def codes(text: str | bytes, *, name: str = "a.yaml", limits: Limits = LIMITS) -> list[str]:
    """Return the codes of all that is said."""
    return [diagnostic.code for diagnostic in read(text, name=name, limits=limits).diagnostics]


def at(diagnostic: Diagnostic) -> tuple[int, int]:
    """Return line and column."""
    assert diagnostic.place is not None
    return diagnostic.place.line, diagnostic.place.column


def place(line: int, column: int) -> Place:
    """Return a place in a text."""
    return Place(line=line, column=column)


def assert_worded(diagnostic: Diagnostic) -> None:
    """Check that both languages have words, with all values put in."""
    for language in Language:
        words = load_words(language)
        for part in ("what", "fix"):
            said = words(f"diagnostic.{diagnostic.code}.{part}", **diagnostic.params)
            assert said
            assert not any(f"{{{name}}}" in said for name in diagnostic.params)
