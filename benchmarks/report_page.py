"""Print how long a reader waits for the HTML report of 1,300 controls, and how large it is.

The first paint is the browser's own figure, beside that of a page with one word. A step is timed from the event to the
frame after the next one; the same wait for a frame on the page with one word is the base of the ratio. The project's
limits: first paint 1 s, a search or filter 100 ms, 2,000,000 bytes. Needs Chromium and the extra ``browser``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import write_inputs
from ismap_check import assess, render

RUNS = 5
LARGEST = 2_000_000
SLOWEST_PAINT = "1000 ms"
SLOWEST_STEPS = {"search": "100 ms", "filter": "100 ms"}
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
FRAME = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
STEP = f"""async ([name, value]) => {{
  const field = document.querySelector(`[data-choice=${{name}}]`);
  const start = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  {FRAME}
  return performance.now() - start;
}}"""
NOTHING = f"async () => {{ const start = performance.now(); {FRAME} return performance.now() - start; }}"
STEPS = {
    "search": [("q", "暗"), ("q", "暗号"), ("q", "暗号 鍵"), ("q", "")],
    "filter": [("verdict", "not-satisfied"), ("requirement", "mandatory"), ("verdict", ""), ("requirement", "")],
    "group and sort": [("group", "verdict"), ("sort", "lost"), ("group", "chapter"), ("sort", "catalogue")],
}


def write_pages(folder: Path) -> tuple[Path, Path]:
    """Write the report of the synthetic profile, and a page with one word."""
    catalogue, profile = write_inputs(folder)
    result = assess(profile, catalogues=[catalogue], as_of=date(2026, 11, 15))
    page, trivial = folder / "report.html", folder / "trivial.html"
    page.write_bytes(render(result, "html", "ja"))
    trivial.write_text("<!doctype html><title>t</title><p>x", encoding="utf-8")
    return page, trivial


def paints(browser: Any, path: Path) -> Iterator[float]:
    """Yield the first paints of a page in milliseconds, each in a window of its own."""
    for _ in range(RUNS):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        while (painted := page.evaluate(PAINT)) is None:
            page.wait_for_timeout(20)
        yield painted
        page.close()


def waits(browser: Any, path: Path) -> dict[str, list[float]]:
    """Return the waits in milliseconds of every kind of step; the page has had a moment to prepare."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_timeout(1500)
    return {
        name: [page.evaluate(STEP, list(one)) for _ in range(RUNS) for one in steps] for name, steps in STEPS.items()
    }


def frames(browser: Any, path: Path) -> list[float]:
    """Return the waits for a frame on a page where nothing happens."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    return [page.evaluate(NOTHING) for _ in range(4 * RUNS)]


def told(name: str, measured: Sequence[float], base: float, limit: str) -> str:
    """Return a row of the table."""
    middle, worst = median(measured), max(measured)
    return f"| {name} | {middle:.0f} ms | {worst:.0f} ms | {middle / base:.1f} | {limit} |"


def main() -> None:
    """Measure and print."""
    from playwright.sync_api import sync_playwright  # an extra

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        page, trivial = write_pages(Path(folder))
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(f"{page.stat().st_size:,} bytes (limit {LARGEST:,})\n")
        print("| 1,300 controls | median | worst | × a page with one word | limit |\n|---|---|---|---|---|")
        base = median(paints(browser, trivial))
        print(told("first paint", list(paints(browser, page)), base, SLOWEST_PAINT))
        base = median(frames(browser, trivial))
        for name, measured in waits(browser, page).items():
            print(told(name, measured, base, SLOWEST_STEPS.get(name, "–")))
        browser.close()


if __name__ == "__main__":
    main()
