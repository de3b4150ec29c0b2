"""Codes and words fit: everything that can be said has words, and no words are left over from what once was said."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language

PACKAGE = Path(__file__).parents[3] / "ismap_check"
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
ROOMS = ("sources", "documents", "editing", "questionnaire", "renderers", "workflow", "cli")


def strings_of(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def trees(*rooms: str) -> list[ast.Module]:
    files = [path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in files]


@cache
def emitted() -> frozenset[str]:
    """Return the codes of this room: first arguments of ``error`` and ``warning``, and what ``code`` is set to."""
    codes: set[str] = set()
    for tree in trees("documents"):
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="error" | "warning"), args=[ast.Constant(value=str(code)), *_]):
                    codes.add(code)
                case ast.Assign(targets=[ast.Name(id="code")], value=value):
                    codes |= {text for text in strings_of(value) if SLUG.fullmatch(text)}
    return frozenset(codes)


@pytest.mark.parametrize("language", list(Language))
def test_every_code_of_this_room_has_words(language: Language) -> None:
    words = load_words(language)
    assert len(emitted()) > 60
    assert all(f"diagnostic.{code}.{part}" in words for code in emitted() for part in ("what", "fix"))


def test_no_words_without_a_code() -> None:
    used = set().union(*(strings_of(tree) for tree in trees(*ROOMS)))
    assert set(load_words(Language.JA).keys_under("diagnostic")) <= used
