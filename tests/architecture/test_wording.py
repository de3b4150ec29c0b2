"""What no file may say: claims nobody can make, names of real vendors, addresses of machines."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, name_of, text_files

HERE = Path(__file__)
# Only listed auditors, IPA and the Steering Committee decide on ISMAP; only the CAIO decides on risk.
CLAIMS = re.compile(
    r"(ISMAP|DS-920)[- ]?(compliant|certified|approved|compliance)|(compliant|complies|conforms) with (ISMAP|DS-920)"
    r"|(ISMAP|DS-920)(に|へ)?(準拠|適合|合格)",
    re.IGNORECASE,
)
# Where the tool was made is nobody's business, and an index address goes stale in a closed network.
MACHINES = re.compile(r"/home/[a-z]|C:\\Users|--(extra-)?index-url|//[a-z.-]*(pypi|npmjs)[a-z.-]*/", re.IGNORECASE)
# Samples are fictional; the real ones would feel judged.
VENDORS = re.compile(
    r"\b(AWS|Amazon|Azure|Microsoft|Google|GCP|Oracle|Salesforce|OpenAI|ChatGPT|Anthropic|Gemini|NTT|KDDI|Fujitsu|Hitachi|NEC)\b"
    r"|富士通|日立|日本電気|さくらインターネット|ソフトバンク|アマゾン|マイクロソフト|グーグル"
)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
FILES = [path for path in text_files() if path != HERE]


@cache
def text_of(path: Path) -> str:
    """Return what stands in a file."""
    return path.read_text(encoding="utf-8", errors="replace")


def lines_with(pattern: re.Pattern[str], path: Path) -> list[str]:
    """Return the lines of a file in which the pattern occurs, with their numbers."""
    text = text_of(path)
    if not pattern.search(text):  # as in nearly every file: lines need not be made
        return []
    return [f"{name_of(path)}:{n}: {line[:120]}" for n, line in enumerate(text.splitlines(), 1) if pattern.search(line)]


@pytest.mark.parametrize(
    "pattern", [CLAIMS, MACHINES, VENDORS, UNFINISHED], ids=["claims", "machines", "vendors", "unfinished"]
)
def test_no_file_says_it(pattern: re.Pattern[str]) -> None:
    assert [line for path in FILES for line in lines_with(pattern, path)] == []


def test_the_files_are_looked_at() -> None:
    names = {name_of(path) for path in FILES}
    assert {"README.md", "pyproject.toml", "ismap_check/i18n/ja.yaml", ".ci/run"} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/"))]
    assert (ROOT / "controls").is_dir()
