"""Read a folder with a user's own look: ``template.yaml``, templates (``*.j2``), styles (``*.css``), a logo.

Only regular files inside the folder are read, each within a limit; what the sandbox then sees are their texts.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ismap_check.documents.inside import file_inside
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.diagnostic import Diagnostic, Param, Pointer
from ismap_check.model.text import Language, Term, Text
from ismap_check.renderers.contrast import LEAST, contrast
from ismap_check.renderers.own_look import CONTEXT_VERSION, OwnLook
from ismap_check.sources.files import read_source
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import Refusal, file_bytes, matching
from ismap_check.sources.source import Source

SETTINGS = "template.yaml"
KEYS = ("context_version", "organisation", "logo", "accent", "accent_dark")
MOST_BYTES = 512 * 1024
"""How large a template, a style or a logo may be."""
MOST_FILES = 50
IMAGES: Mapping[bytes, str] = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
ACCENTS = {
    "accent": ("not (prefers-color-scheme: dark)", "#ffffff"),
    "accent_dark": ("prefers-color-scheme: dark", "#15181c"),
}
"""On which screens a colour is used, and the page's own colour there (``--paper`` in report.css)."""

STYLE = """\
.masthead { font-weight: 600; }
.masthead img { max-height: 3rem; max-width: 100%; vertical-align: middle; }
"""
"""How name and logo stand in our page, unless the folder's style says otherwise."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_look(folder: str, limits: Limits) -> LoadedDocument[OwnLook]:
    """Return the look that a folder holds, or everything that is wrong with it."""
    read = read_source(Path(folder, SETTINGS), str(Path(folder, SETTINGS)), limits)
    if read.value is None:
        return LoadedDocument(None, read.diagnostics)
    reading = _Reading(folder, read.value)
    look = reading.look()
    said = (*read.diagnostics, *reading.trouble)
    return LoadedDocument(None if reading.trouble else look, said, (read.value,))


class _Reading:
    def __init__(self, folder: str, settings: Source) -> None:
        self.trouble: list[Diagnostic] = []
        self._folder = Path(folder)
        self._settings = settings
        self._data: Mapping[str, Any] = settings.data if isinstance(settings.data, dict) else {}

    def look(self) -> OwnLook:
        """Return what the folder holds as far as it can be used."""
        self._check_keys()
        templates = dict(self._texts("*.j2", "*/*.j2"))
        styles = dict(self._texts("*.css"))
        for name, style in styles.items():
            if "</" in style:
                self._say("template-style", str(self._folder / name))
        organisation = self._organisation()
        logo = self._logo(organisation)
        return OwnLook(
            folder=str(self._folder),
            templates=templates,
            paths={name: str(self._folder / name) for name in templates},
            style=STYLE + self._accents() + "\n".join(styles.values()),
            organisation=organisation,
            logo=logo,
        )

    def _check_keys(self) -> None:
        for key in self._data:
            if key not in KEYS:
                self._say("template-setting-unknown", self._settings.name, (key,), key=key, known=KEYS)
        if self._data.get("context_version") != CONTEXT_VERSION:
            self._say("template-version", self._settings.name, ("context_version",), version=CONTEXT_VERSION)

    def _organisation(self) -> Text:
        written = self._data.get("organisation") or ""
        if isinstance(written, str):
            return Text(written, written)
        if isinstance(written, dict) and set(written) == set(Language) and all(map(_is_text, written.values())):
            return Text(written["ja"], written["en"])
        self._wrong("organisation")
        return Text("", "")

    def _logo(self, organisation: Text) -> str:
        """Return the logo as a ``data:`` address; it needs the organisation's name for those who cannot see it."""
        written = self._data.get("logo")
        if not written:
            return ""
        raw = self._bytes(written) if isinstance(written, str) else b""
        kind = next((kind for start, kind in IMAGES.items() if raw and raw.startswith(start)), None)
        if raw is not None and (kind is None or not organisation.ja):
            self._wrong("logo" if kind is None else "organisation")
        return f"data:{kind};base64,{base64.b64encode(raw).decode()}" if raw and kind else ""

    def _accents(self) -> str:
        """Return the rules for the colours, on light screens and on dark ones; paper stays black on white."""
        rules = ""
        for key, (screens, paper) in ACCENTS.items():
            if colour := self._colour(key, paper):
                rules += f"@media screen and ({screens}) {{ :root {{ --accent: {colour}; --full: {colour}; }} }}\n"
        return rules

    def _colour(self, key: str, paper: str) -> str:
        """Return a colour that can be read on its page."""
        written = self._data.get(key)
        if not written:
            return ""
        if isinstance(written, str) and _COLOUR.fullmatch(written) and contrast(written, paper) >= LEAST:
            return written
        self._wrong(key)
        return ""

    def _texts(self, *patterns: str) -> Iterator[tuple[str, str]]:
        found = matching(self._folder, *patterns)
        if len(found) > MOST_FILES:
            self._say("template-too-many", str(self._folder), limit=MOST_FILES)
        for path in found[:MOST_FILES]:
            name = path.relative_to(self._folder).as_posix()
            raw = self._bytes(name)
            if raw is None:
                continue
            try:
                yield name, raw.decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError:
                self._say("template-not-text", str(path))

    def _bytes(self, name: str) -> bytes | None:
        """Return the bytes of a file in the folder; None, and why, for one that is none."""
        path = file_inside(self._folder, name)
        if path is None:
            self._say("template-outside", str(self._folder / name))
            return None
        raw = file_bytes(path, MOST_BYTES)
        if isinstance(raw, Refusal):
            self._say(raw.code, str(path), reason=raw.reason or "")
            return None
        if len(raw) > MOST_BYTES:
            self._say("template-too-large", str(path), limit=MOST_BYTES >> 10)
            return None
        return raw

    def _wrong(self, key: str) -> None:
        expected = Term(f"template.setting.{key.replace('_', '-')}")
        self._say("template-setting-invalid", self._settings.name, (key,), key=key, expected=expected)

    def _say(self, code: str, document: str, pointer: Pointer = (), **params: Param) -> None:
        self.trouble.append(Diagnostic(code=code, document=document, pointer=pointer, params=params))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
