"""The report as one HTML file that needs nothing else: no network, no script, a strict content-security policy."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from ismap_check.renderers.html_inline import card, definitions, line, text
from ismap_check.report.blocks import Report

TEMPLATES = ("report.html.j2", "blocks.html.j2")
STYLE = "report.css"


def render(report: Report) -> bytes:
    """Return the report as UTF-8 HTML."""
    style = _file(STYLE)
    page = _template().render(report=report, style=style, style_hash=_hash(style))
    return page.encode()


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
    environment.filters |= {"line": line, "text": text, "definitions": definitions, "card": card}
    environment.tests |= {"block": _is_block}
    return environment.get_template(TEMPLATES[0])


def _is_block(block: object, kind: str) -> bool:
    return type(block).__name__ == kind


@lru_cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(style: str) -> str:
    """Return the content-security policy's source for a style element with exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
