"""A user's template changes how the page looks, and nothing else: it reaches no file, and hostile text stays text."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from ismap_check.errors import InvalidDocumentError
from ismap_check.model.text import Language, Text
from ismap_check.renderers import own_look
from ismap_check.renderers.html_page import render
from ismap_check.renderers.own_look import PAGE, OwnLook
from ismap_check.report.blocks import CardLabels, Notice, PageWords, Prose, Report, Section, Tone

META = '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">'
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</style>"
LOGO = "data:image/png;base64,iVBORw0KGgo="
EXTENDS = '{% extends "ismap-check/report.html.j2" %}\n'


WORDS = PageWords("Contents", "Skip", "Top", "Produced", CardLabels(*[""] * len(CardLabels._fields)))


def report() -> Report:
    return Report(
        language=Language.EN,
        title="Report",
        subject=HOSTILE,
        cover=(Notice(HOSTILE, Tone.BAD),),
        sections=(Section("one", HOSTILE, "1", (Prose(((HOSTILE,),)),)),),
        words=WORDS,
    )


def look(page: str | None = None, **more: str) -> OwnLook:
    """Return a look with a page, and further templates by their names with ``_`` for the dot."""
    templates = {name.replace("_", "."): text for name, text in more.items()} | ({PAGE: page} if page else {})
    return OwnLook(folder="look", templates=templates, paths={name: f"look/{name}" for name in templates})


def page(one: OwnLook) -> str:
    return render(report(), one).decode()


def refused(one: OwnLook) -> tuple[str, str, str]:
    """Return code, document and place of what is wrong."""
    with pytest.raises(InvalidDocumentError) as caught:
        page(one)
    (said,) = caught.value.diagnostics
    return said.code, said.document, str(said.place)


def test_a_folder_without_a_page_keeps_ours() -> None:
    assert page(look()) == render(report()).decode()


def test_name_logo_and_style_come_into_our_page() -> None:
    given = look()._replace(
        organisation=Text("試験省", "<Ministry> of Trials"), logo=LOGO, style=".masthead { color: red }"
    )
    shown = page(given)
    assert f'<p class="masthead"><img src="{LOGO}" alt=""> &lt;Ministry&gt; of Trials</p>' in shown
    assert " img-src data:;" in shown
    assert "img-src" not in page(look())


def test_the_policy_names_exactly_the_style_that_is_there() -> None:
    shown = page(look()._replace(style="h1 { color: red }"))
    style = shown.partition("<style>")[2].partition("</style>")[0]
    assert style.endswith("h1 { color: red }")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in shown


def test_parts_of_our_page_are_replaced() -> None:
    shown = page(look(EXTENDS + "{% block footer %}{{ super() }}<p>{{ report.title|text }}</p>{% endblock %}"))
    assert re.search(r"<footer>\s*<p>.*</p>\s*<p>Report</p>", shown)


def test_hostile_text_stays_text_in_a_page_of_the_users() -> None:
    own = (
        '<!doctype html><meta http-equiv="Content-Security-Policy" content="{{ policy }}"><style>{{ style }}</style>'
        "{{ report.subject }}{{ report.subject|text }}{{ report.cover|blocks(2) }}"
        '{% for one in report.sections %}<a title="{{ one.title }}">{{ one.blocks|blocks(3) }}</a>{% endfor %}'
        "{% set kept %}{{ report.subject }}{% endset %}{{ kept }}{{ report.subject ~ kept }}"
        '{{ report.subject|replace("a", "<b>") }}{{ report.subject|upper }}{{ [report.subject]|join("<i>") }}'
    )
    shown = page(look(own)).partition("</style>")[2]
    tags = set(re.findall(r"<\s*([a-z]+)", shown.lower()))
    assert tags <= {"a", "p", "div"}


@pytest.mark.parametrize(
    "template",
    [
        "{{ report.subject|safe }}",
        "{% autoescape false %}{{ report.subject }}{% endautoescape %}",
        "{{ report.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ report._replace(subject='x') }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ 'x'.ljust(999999999) }}",
        "{{ 'x' * 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 9 ** 999999 }}",
        "{{ range(999999999) }}",
        "{{ lipsum() }}",
        "{{ [1, 2]|random }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.j2' %}",
        "{% include 'report.html.j2' %}",
        "{{ nothing }}",
        "{{ report.nothing }}",
        "{{ 1 / 0 }}",
        "{{ report.title|blocks(1) }}",
        "{% import 'os' as os %}",
    ],
)
def test_what_a_template_must_not_do_ends_with_its_file_and_line(template: str) -> None:
    code, document, place = refused(look(f"{EXTENDS}{{% block cover %}}\n{template}\n{{% endblock %}}\n"))
    assert code in {"template-error", "template-unescaped"}
    assert (document, place) == ("look/report.html.j2", "3:1")


def test_a_mistake_in_a_further_template_is_told_there() -> None:
    given = look(EXTENDS + "{% block cover %}{% include 'part.j2' %}{% endblock %}", part_j2="\n\n{{ nothing }}")
    assert refused(given) == ("template-error", "look/part.j2", "3:1")
    given = look(EXTENDS + "{% block cover %}{% include 'part.j2' %}{% endblock %}", part_j2="\n{% if %}")
    assert refused(given) == ("template-error", "look/part.j2", "2:1")


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ report.title }}</p>",
        f"<!doctype html><!-- {META} --><p>",
        f"<!doctype html><title>{META}</title>",
        f"{META}<!doctype html>",
        '<!doctype html><meta name="x" content="{{ policy }}">',
        f'<!doctype html><html onload="x()" x=<script>{META}',
        '<script src="https://example.com/x.js"></script><meta content="{{ policy }}">',
        '<img src="https://example.com/x.png"><meta content="{{ policy }}">',
    ],
)
def test_a_page_begins_with_the_policy(template: str) -> None:
    assert refused(look(template))[0] == "template-without-policy"


def test_a_page_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_look, "MOST_OUTPUT", 100_000)
    text = EXTENDS + "{% block cover %}{% for one in range(99999) %}xxxxxxxxxx{% endfor %}{% endblock %}"
    assert refused(look(text))[0] == "template-output-too-large"
