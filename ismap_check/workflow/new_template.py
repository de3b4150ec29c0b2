"""Write a template folder to start from: settings, a page that changes parts of ours, a style, and an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ismap_check.i18n.words import Words
from ismap_check.renderers.html_page import FOLDER, TEMPLATES
from ismap_check.renderers.own_look import CONTEXT_VERSION, PAGE
from ismap_check.workflow.own_look import SETTINGS, STYLE
from ismap_check.workflow.writing_folder import MARK, check_folder, write_folder

BUILTIN = "built-in-{name}.txt"
"""What our own templates are called in the folder: to be read, and never taken for the user's."""


def write_new_template(folder: str, words: Words) -> None:
    """Write the folder; raises :class:`UsageError` if something is there, :class:`FileAccessError` if it cannot be."""
    target = Path(folder)
    check_folder(target, SETTINGS, force=False)
    write_folder(target, {name: text.encode() for name, text in _files(words).items()})


def _files(words: Words) -> Mapping[str, str]:
    return {
        SETTINGS: f"{MARK}\n{words('template.new.settings', version=CONTEXT_VERSION)}\n",
        PAGE: f"{{# {words('template.new.page')} #}}\n{_PAGE}",
        "style.css": f"/* {words('template.new.style')} */\n{STYLE}",
        "README.md": f"{words('template.new.readme', version=CONTEXT_VERSION)}\n",
        **{BUILTIN.format(name=name): (FOLDER / name).read_text(encoding="utf-8") for name in TEMPLATES},
    }


_PAGE = """\
{% extends "ismap-check/report.html.j2" %}

{% block masthead %}
{{ super() }}
{% endblock %}

{% block footer %}
{{ super() }}
{% if look.organisation %}
<p>{{ look.organisation|text }}</p>
{% endif %}
{% endblock %}
"""
