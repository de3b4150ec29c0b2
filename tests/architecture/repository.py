"""What the architecture tests look at: the files of this repository, as sorted lists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "ismap_check"
FOLDERS = ("ismap_check", "controls", "profiles", "cases", "reports", "docs", "tests", "tools", "benchmarks", ".ci")
TEXT_SUFFIXES = {
    "",
    ".py",
    ".md",
    ".yaml",
    ".json",
    ".toml",
    ".txt",
    ".sh",
    ".cmd",
    ".j2",
    ".html",
    ".css",
    ".js",
    ".csv",
}


def name_of(path: Path) -> str:
    """Return a file's name from the root of the repository, for messages and test ids."""
    return path.relative_to(ROOT).as_posix()


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Return the Python files below a folder."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def text_files() -> list[Path]:
    """Return every text file that belongs to the repository; caches and generated folders at the root do not."""
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    found = [path for path in [*ROOT.glob("*"), *below] if path.is_file() and "__pycache__" not in path.parts]
    return sorted(path for path in found if path.suffix in TEXT_SUFFIXES)


def trees(folder: Path = PACKAGE) -> Iterator[tuple[Path, ast.Module]]:
    """Parse every Python file below a folder."""
    for path in python_files(folder):
        yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
