"""The report as one HTML file that needs nothing else: no network, a strict content-security policy.

The page is whole without its script, which adds filtering, links to copy and the choice of light or dark.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from ismap_check.renderers.html_blocks import blocks
from ismap_check.renderers.html_filter import bar
from ismap_check.renderers.html_inline import text
from ismap_check.renderers.html_marks import style_of, without_usual
from ismap_check.renderers.html_print import running_heads
from ismap_check.renderers.html_tables import columns_style
from ismap_check.renderers.html_usual import usual_once
from ismap_check.report.blocks import Block, Report

FOLDER = Path(__file__).parent / "templates"
TEMPLATES = ("report.html.j2", "bar.html.j2")
STYLES = ("report.css", "pictures.css", "bar.css", "print.css")
SCRIPTS = ("theme.js", "cards.js", "arrange.js", "address.js", "links.js", "heatmap.js", "start.js")
"""In the order in which they need each other."""


def render(report: Report) -> bytes:
    """Return the report as UTF-8 HTML."""
    report, marks = usual_once(report), report.words.marks
    style = _joined(STYLES) + columns_style(report) + style_of(marks) + running_heads(report)
    script = _joined(SCRIPTS)
    page = _template().render(
        report=report,
        bar=bar(report),
        style=Markup(style),  # noqa: S704 - our own files
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 - our own files
        script_hash=_hash(script),
    )
    return without_usual(page, marks).encode()


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=DictLoader({name: _file(name) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"blocks": _blocks, "text": _text}
    return environment.get_template(TEMPLATES[0])


def _blocks(items: tuple[Block, ...], level: int) -> Markup:
    return Markup(blocks(items, level))  # noqa: S704 - every writer escapes


def _text(raw: str) -> Markup:
    return Markup(text(raw))  # noqa: S704 - escaped there


@lru_cache
def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_file(name) for name in names)


def _hash(content: str) -> str:
    """Return the content-security policy's source for an element with exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
