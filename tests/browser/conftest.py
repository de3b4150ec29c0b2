"""The system's Chromium, and pages opened in it that neither complain nor ask the network for anything."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

OpenPage = Callable[..., Any]

WINDOW = {"width": 1280, "height": 900}
PATIENCE = 180_000
"""Milliseconds to wait for a page: a machine that does much else is no reason to fail."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the system's Chromium; Playwright is an extra, so it is not imported above."""
    playwright = importlib.import_module("playwright.sync_api")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=shutil.which("chromium"), args=list(QUIET))
        yield running
        running.close()


class Windows:
    """Windows without a past, each for one page at a time.

    In each a blank file stays open beside the page: the process that shows files then lives on, with all fonts loaded,
    and a page costs less than half of what it costs in a process of its own.
    """

    def __init__(self, browser: Any, blank: Path) -> None:
        self._browser = browser
        self._blank = blank.as_uri()
        self._idle: dict[str, list[Any]] = {}
        self._lent: list[tuple[str, Any]] = []

    def lend(self, options: Mapping[str, Any]) -> Any:
        """Return a context with these options that knows nothing of what was opened before."""
        key = repr(sorted(options.items()))
        idle = self._idle.setdefault(key, [])
        context = idle.pop() if idle else self._made(options)
        self._lent.append((key, context))
        return context

    def take_back(self) -> None:
        """Close the pages of all that was lent, and forget what they stored: all files share one store."""
        while self._lent:
            key, context = self._lent.pop()
            blank, *pages = context.pages
            for page in pages:
                page.close()
            blank.evaluate("localStorage.clear()")
            self._idle[key].append(context)

    def _made(self, options: Mapping[str, Any]) -> Any:
        context = self._browser.new_context(viewport=WINDOW, **options)
        context.set_default_timeout(PATIENCE)
        context.new_page().goto(self._blank)
        return context


@pytest.fixture(scope="session")
def windows(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Windows:
    """Return what lends windows without a past."""
    blank = tmp_path_factory.mktemp("windows") / "blank.html"
    blank.write_text("<!doctype html><title>blank</title>", encoding="utf-8")
    return Windows(browser, blank)


@pytest.fixture
def open_page(windows: Windows) -> Iterator[OpenPage]:
    """Return a function that opens a file; the test fails on any message, error or request for something else."""
    trouble = []

    def opened(path: Path, *, width: int = WINDOW["width"], **options: Any) -> Any:
        media = {name: options.pop(name) for name in ("color_scheme", "forced_colors") if name in options}
        page = windows.lend(options).new_page()
        page.set_viewport_size({**WINDOW, "width": width})
        page.emulate_media(**media)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: None if _is_own(request.url, path) else trouble.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    windows.take_back()
    assert trouble == []


def _is_own(url: str, path: Path) -> bool:
    """Whether a request is for the page itself, or for a file that it hands out."""
    return url.partition("#")[0] == path.as_uri() or url.startswith("blob:null/")
