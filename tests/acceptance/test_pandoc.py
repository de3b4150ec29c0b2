"""The Markdown of a report on its way to a word processor: tables, headings and links arrive, no markup is left."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from tests.unit.report import sample

pytestmark = pytest.mark.needs("pandoc")
NAME = next(iter(sample.RESULTS))


def converted(language: Language, kind: str, folder: Path) -> bytes:
    (folder / "report.md").write_bytes(PAGES["md"].render(sample.report(NAME, language)))
    command = ["pandoc", "report.md", "-f", "markdown", "-t", kind, "-o", "-"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout


def walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from walk(part)


@pytest.mark.parametrize("language", Language)
def test_headings_links_and_tables_arrive(language: Language, tmp_path: Path) -> None:
    nodes = list(walk(json.loads(converted(language, "json", tmp_path))))
    levels = [node["c"][0] for node in nodes if node.get("t") == "Header"]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    points = {node["c"][0][0] for node in nodes if node.get("t") == "Span"}
    links = {node["c"][2][0] for node in nodes if node.get("t") == "Link"}
    assert {link[1:] for link in links if link.startswith("#")} <= points
    source = (tmp_path / "report.md").read_text(encoding="utf-8")
    rules = re.findall(r"^\|(?:-+:?\|)+$", source, re.MULTILINE)
    assert sum(node.get("t") == "Table" for node in nodes) == len(rules) > 0


def test_no_markup_is_left_over_in_the_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(converted(Language.JA, "docx", tmp_path))) as document:
        body = document.read("word/document.xml").decode()
    shown = "".join(re.findall(r"<w:t[^>]*>([^<]*)", body))
    assert "自己評価" in shown
    assert "\\" not in shown
    assert "**" not in shown
    assert "w:bookmarkStart" in body
