"""The report as one HTML file that needs nothing else: no network, a strict content-security policy.

The page is whole without its script, which adds filtering, links to copy and the choice of light or dark.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from ismap_check.model.text import Language
from ismap_check.renderers.html_blocks import blocks
from ismap_check.renderers.html_filter import bar
from ismap_check.renderers.html_inline import text
from ismap_check.renderers.html_languages import with_languages, words_with_languages
from ismap_check.renderers.html_marks import style_of, without_usual
from ismap_check.renderers.html_print import paper_style
from ismap_check.renderers.html_scripts import scripts_of
from ismap_check.renderers.html_tables import columns_style
from ismap_check.renderers.html_usual import usual_once
from ismap_check.report.blocks import Block, Report

if TYPE_CHECKING:
    from ismap_check.renderers.own_look import OwnLook

FOLDER = Path(__file__).parent / "templates"
TEMPLATES = ("report.html.j2", "bar.html.j2")
STYLES = ("report.css", "pictures.css", "bar.css", "wide.css", "print.css")


def render(report: Report, look: OwnLook | None = None) -> bytes:
    """Return the report as UTF-8 HTML, in the user's own look if there is one.

    Raises :class:`~ismap_check.errors.InvalidDocumentError` for a mistake in a template of the user's.
    """
    report, marks = usual_once(report), report.words.marks
    style = _joined(STYLES) + columns_style(report) + style_of(marks) + paper_style(report, _file("on_side.css"))
    offered = bar(report)
    script = _joined(scripts_of(report, offered))
    style += look.style if look else ""
    context = {
        "report": report,
        "bar": offered,
        "look": look and {"organisation": look.organisation.pick(report.language), "logo": look.logo},
        "style": Markup(style),  # noqa: S704 - our own files, and a style that holds no tag
        "script": Markup(script),  # noqa: S704 - our own files
        "policy": Markup(_policy(style, script, images=bool(look and look.logo))),  # noqa: S704 - our own words
    }
    return without_usual(_page(look, context, report.language), marks).encode()


def _page(look: OwnLook | None, context: Mapping[str, Any], language: Language) -> str:
    if look is None:
        return _template(language).render(context)
    from ismap_check.renderers.own_look import own_page, own_template  # few reports have an own look

    template = own_template(look, {name: _file(name) for name in TEMPLATES}, _filters(language))
    return own_page(look, template, context)


def _policy(style: str, script: str, *, images: bool) -> str:
    """Return the content-security policy of a page with exactly this style and script."""
    pictures = " img-src data:;" if images else ""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}';{pictures}"
        " base-uri 'none'; form-action 'none'"
    )


@lru_cache(maxsize=len(Language))
def _template(language: Language) -> Template:
    environment = Environment(
        loader=DictLoader({name: _file(name) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= _filters(language)
    return environment.get_template(TEMPLATES[0])


def _filters(language: Language) -> dict[str, Callable[..., Markup]]:
    """Return what the templates write with, for a page in a language."""

    def shown(items: tuple[Block, ...], level: int) -> Markup:
        return Markup(with_languages(blocks(items, level), language))  # noqa: S704 - every writer escapes

    def spoken(raw: str) -> Markup:
        return Markup(words_with_languages(text(raw), language))  # noqa: S704 - escaped there

    return {"blocks": shown, "text": _text, "spoken": spoken}


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
