"""Take the pictures of reports that the documentation shows: the page for who decides, and the map of all controls.

Pictures depend on the fonts of the machine, so no test compares them. Needs Chromium and the extra ``browser``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
REPORT = ("report", "profiles/aoba-cloud/profile.yaml", "--as-of", "2026-11-15", "--exit-zero", "--quiet")


class Picture(NamedTuple):
    """A picture of a report: its name, the level, the part it shows (none: from the top), the window's size."""

    name: str
    level: str
    anchor: str = ""
    width: int = 1120
    height: int = 900


PICTURES = (
    Picture("report", "executive", height=1160),
    Picture("map", "full", anchor="section/ismap/heat-map"),
)


def take(browser: Browser, picture: Picture, language: str, folder: Path) -> None:
    """Write the report, open it and take the picture."""
    page = folder / f"{picture.name}.{language}.html"
    command = [sys.executable, "-m", "ismap_check", "--lang", language, *REPORT, "--level", picture.level]
    subprocess.run([*command, "-o", str(page)], cwd=ROOT, check=True)
    tab = browser.new_page(viewport={"width": picture.width, "height": picture.height}, color_scheme="light")
    tab.goto(f"{page.as_uri()}#{picture.anchor}" if picture.anchor else page.as_uri())
    tab.wait_for_timeout(500)
    tab.screenshot(path=IMAGES / f"{picture.name}.{language}.png")
    tab.close()


def main() -> None:
    """Take all pictures in both languages."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            for language in ("ja", "en"):
                take(browser, picture, language, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
