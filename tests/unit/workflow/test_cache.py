"""The folder of the cache, by the customs of each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ismap_check.workflow.cache import document_store


def folder_of(environment: dict[str, str]) -> Path | None:
    store = document_store(environment)
    return store._folder if store else None


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/ismap-check/documents"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c/ismap-check/documents"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "relative"}, "/h/.cache/ismap-check/documents"),
        ("darwin", {"HOME": "/u"}, "/u/Library/Caches/ismap-check/documents"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/ismap-check/Cache/documents"),
        ("linux", {"HOME": "/h", "ISMAP_CHECK_CACHE": "/mine"}, "/mine/documents"),
        ("linux", {"HOME": "/h", "ISMAP_CHECK_CACHE": "off"}, None),
        ("linux", {}, None),
        ("win32", {}, None),
    ],
)
def test_the_folder(
    system: str, environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert folder_of(environment) == (Path(expected) if expected else None)
