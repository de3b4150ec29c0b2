"""The report as one HTML file that needs nothing else: no network, no script, a strict content-security policy."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from ismap_check.renderers.html_blocks import blocks
from ismap_check.renderers.html_inline import text
from ismap_check.report.blocks import Block, Report

FOLDER = Path(__file__).parent / "templates"
TEMPLATE = "report.html.j2"
STYLE = "report.css"


def render(report: Report) -> bytes:
    """Return the report as UTF-8 HTML."""
    style = _file(STYLE)
    page = _template().render(report=report, style=Markup(style), style_hash=_hash(style))  # noqa: S704 - our own file
    return page.encode()


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=DictLoader({TEMPLATE: _file(TEMPLATE)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"blocks": _blocks, "text": _text}
    return environment.get_template(TEMPLATE)


def _blocks(items: tuple[Block, ...], level: int) -> Markup:
    return Markup(blocks(items, level))  # noqa: S704 - every writer escapes


def _text(raw: str) -> Markup:
    return Markup(text(raw))  # noqa: S704 - escaped there


@lru_cache
def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _hash(style: str) -> str:
    """Return the content-security policy's source for a style element with exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
