"""What is installed: Python, libraries, the extra for PDF, Japanese fonts, a browser."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from ismap_check.model.text import Term
from ismap_check.version import __version__
from ismap_check.workflow.doctor.check import Check, State

PACKAGE = "ismap-check"
FAST_YAML = "yaml._yaml"
"""The part of PyYAML that is made with libyaml: the strict loader reads its events."""
TYPESETTER = "typst"
TABLES = "pyarrow"

BROWSERS = (
    "firefox",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
DEPTH = 4
"""Folders below these in which fonts are looked for."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_JAPANESE = re.compile(
    r"noto.*(?:cjk|jp)|source-?han|ipa(?:ex)?[gm]|takao|vl-?p?gothic|biz-?ud|m-?plus|sawarabi|meiryo|yugoth|msgothic",
    re.IGNORECASE,
)
"""Names of font files, as the fonts in ``renderers.pdf_fonts`` have them."""


def python_check() -> Check:
    """Return which Python runs, and where."""
    told = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}"
    return Check("python", State.OK, {"python": told, "system": system, "version": __version__}, f"{told}, {system}")


def libraries_check() -> Check:
    """Return whether all libraries are there that the tool cannot do without."""
    found = dict(_libraries())
    missing = [name for name, there in found.items() if there is None]
    if find_spec("yaml") and not find_spec(FAST_YAML):
        missing.append("PyYAML (libyaml)")
    told = ", ".join(f"{name} {there or '-'}" for name, there in found.items())
    if missing:
        return Check("libraries", State.LACKING, {"names": tuple(missing)}, told)
    return Check("libraries", State.OK, {"n": len(found)}, told)


def pdf_check() -> Check:
    """Return whether reports can be written as PDF."""
    there = _version(TYPESETTER) if find_spec(TYPESETTER) else None
    return Check("pdf", State.OK if there else State.NOTE, {"version": there or ""}, there or "")


def results_check() -> Check:
    """Return whether the tables of a portfolio can be written as Parquet."""
    there = _version(TABLES) if find_spec(TABLES) else None
    return Check("results", State.OK if there else State.NOTE, {"version": there or ""}, there or "")


def fonts_check(environment: Mapping[str, str]) -> Check:
    """Return whether a font for Japanese is at hand; Windows and macOS come with some."""
    if sys.platform in {"win32", "darwin"}:
        return Check("fonts", State.OK, {"name": Term("doctor.of-system")}, "system")
    home = Path(environment.get("HOME", "/"))
    folders = (Path(one.replace("~", str(home), 1)) for one in FONT_FOLDERS)
    found = next((name for folder in folders for name in _fonts(folder, DEPTH) if _JAPANESE.search(name)), None)
    return Check("fonts", State.OK if found else State.NOTE, {"name": found or ""}, "found" if found else "none")


def browser_check(environment: Mapping[str, str]) -> Check:
    """Return whether there is a browser to open pages with; the tool itself starts none."""
    if sys.platform in {"win32", "darwin"}:
        return Check("browser", State.OK, {"name": Term("doctor.of-system")}, "system")
    found = next((name for name in BROWSERS if shutil.which(name, path=environment.get("PATH"))), None)
    return Check("browser", State.OK if found else State.NOTE, {"name": found or ""}, found or "none")


def _libraries() -> Iterator[tuple[str, str | None]]:
    """Yield the libraries that our package asks for, with their versions; without a package there is no list."""
    try:
        asked = requires(PACKAGE) or []
    except PackageNotFoundError:
        return
    for line in asked:
        found = _NAME.match(line)
        if found and "extra ==" not in line:
            yield found[0], _version(found[0])


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _fonts(folder: Path, depth: int) -> Iterator[str]:
    """Yield the names of files beneath a folder; one that cannot be read holds none."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.is_file():
            yield entry.name
        elif depth and entry.is_dir(follow_symlinks=False):
            yield from _fonts(Path(entry.path), depth - 1)
