"""The `# yaml-language-server` line of every YAML file leads to a schema in the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, name_of

START = "# yaml-language-server: $schema="
OURS = sorted(path for folder in ("controls", "profiles", "cases") for path in (ROOT / folder).rglob("*.yaml"))


def kind_of(path: Path) -> str:
    """Return the `kind` a document names, without parsing the rest of it."""
    found = re.search(r"^kind: ([a-z-]+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_the_schema_line_resolves(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(START)
    schema = path.parent / first.removeprefix(START)
    assert schema.resolve().is_relative_to(ROOT)
    assert json.loads(schema.read_text(encoding="utf-8"))["$id"] == f"urn:ismap-check:schema:{kind_of(path)}:1"
