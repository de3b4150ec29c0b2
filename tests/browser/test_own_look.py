"""A look of the user's own in a real browser: the picture is shown, the policy holds, nothing leaves the page."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.unit.cli.program import AS_OF, ismap_check
from tests.unit.workflow.small import write_small

pytestmark = pytest.mark.needs("chromium", "playwright")

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

ACCENT = "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    write_small(tmp_path)
    look = tmp_path / "look"
    look.mkdir()
    (look / "logo.png").write_bytes(base64.b64decode(PNG))
    (look / "style.css").write_text("footer { color: rgb(1, 2, 3) }", encoding="utf-8")
    settings = 'context_version: 1\norganisation: 試験省\nlogo: logo.png\naccent: "#800000"\n'
    (look / "template.yaml").write_text(settings, encoding="utf-8")
    arguments = ("report", "profile.yaml", "--catalogue", "catalogue.yaml", "--exit-zero", "--template", "look")
    assert ismap_check(*arguments, "-o", "r.html", *AS_OF, folder=tmp_path).code == 0
    return tmp_path / "r.html"


def test_name_logo_and_colours_are_seen(open_page: OpenPage, report: Path) -> None:
    page = open_page(report, width=320, color_scheme="light")
    assert page.locator(".masthead").inner_text().strip() == "試験省"
    assert page.evaluate("document.querySelector('.masthead img').naturalWidth") == 1
    assert page.evaluate("getComputedStyle(document.querySelector('footer')).color") == "rgb(1, 2, 3)"
    assert page.evaluate(ACCENT) == "#800000"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ACCENT) == "#93c0e8"
    page.select_option("#theme", "light")
    assert page.evaluate(ACCENT) == "#800000"
