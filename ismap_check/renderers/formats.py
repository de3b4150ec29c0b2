"""The table of page formats; choices, help, documentation and tests derive from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ismap_check.report.blocks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A format that shows a report; ``suffixes`` choose it by file name. ``module`` is imported when it is used."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str

    def render(self, report: Report) -> bytes:
        """Return the report in this format."""
        module = import_module(f"ismap_check.renderers.{self.module}")
        return cast("Callable[[Report], bytes]", module.render)(report)


PAGES: Mapping[str, Page] = {
    page.name: page
    for page in (
        Page(name="md", suffixes=(".md", ".markdown"), media_type="text/markdown", module="markdown_page"),
        Page(name="html", suffixes=(".html", ".htm"), media_type="text/html", module="html_page"),
    )
}
