"""Make the JSON words tables from the YAML ones: nested keys become dotted keys, order kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

I18N = Path(__file__).parent.parent / "ismap_check" / "i18n"
LANGUAGES = ("ja", "en")
SHARED = ("empty-words",)
"""The lists that a run in one language needs of all of them; a file of their own spares it the other tables."""


def flatten(tree: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return ``{"a.b": text}`` for ``{"a": {"b": text}}``; lists stay lists."""
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        flat |= flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat


def table_of(language: str) -> dict[str, Any]:
    """Return the YAML table of one language, keys joined by dots."""
    return flatten(yaml.load((I18N / f"{language}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def table_bytes(language: str) -> bytes:
    """Return the bytes of the JSON table of one language."""
    return (json.dumps(table_of(language), ensure_ascii=False, indent=0) + "\n").encode()


def shared_bytes() -> bytes:
    """Return the bytes of the JSON table of what is wanted in every language at once, by language."""
    shared = {language: {key: table_of(language)[key] for key in SHARED} for language in LANGUAGES}
    return (json.dumps(shared, ensure_ascii=False, indent=0) + "\n").encode()


if __name__ == "__main__":
    for name in LANGUAGES:
        (I18N / f"{name}.json").write_bytes(table_bytes(name))
    (I18N / "shared.json").write_bytes(shared_bytes())
