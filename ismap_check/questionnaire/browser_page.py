"""The questionnaire as one HTML page that works from a file: no network, script and style under their hashes.

Catalogue and vendor texts are embedded as JSON, in which no ``<`` stands, and enter the page as text only.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from string import Template

from ismap_check.i18n.words import load_words
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.text import Language

FOLDER = Path(__file__).parent / "page"
SCRIPTS = ("words.js", "profile.js", "judge.js", "fields.js", "questions.js", "filter.js", "keep.js", "start.js")
"""In the order in which they need each other."""


def render_page(data: Plain) -> bytes:
    """Return the page for what :func:`~ismap_check.questionnaire.browser_data.page_data` says, as UTF-8."""
    words = load_words(Language(data["language"]))
    style = _file("page.css")
    script = "\n".join(_file(name) for name in SCRIPTS)
    page = Template(_file("page.html")).substitute(
        language=data["language"],
        title=escape(words("browser.title")),
        noscript="<br>".join(escape(load_words(language)("browser.noscript")) for language in Language),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        data=_as_text(data),
    )
    return page.encode()


def _as_text(data: Plain) -> str:
    """Return JSON that cannot end the element it stands in, whatever it says."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Return the content-security policy's source for an element with exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
