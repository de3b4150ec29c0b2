"""Print how long a reader waits in the browser's questionnaire on a processor slowed down four times.

Every step is timed from the event to the frame after the next one, on 1,300 made-up controls that are all answered. The
project's limit is 100 ms for typing and filtering. Needs Chromium and the extra ``browser``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import write_inputs
from ismap_check import load_catalogue, load_profile
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.text import Language
from ismap_check.questionnaire.asking import questionnaire
from ismap_check.questionnaire.browser_data import page_data
from ismap_check.questionnaire.browser_page import render_page

SLOWER = 4
LIMIT = 100
STEP = """async ([selector, value]) => {
  const control = document.querySelector(selector);
  control.focus();
  const start = performance.now();
  if (control.type === "checkbox") control.checked = !control.checked;
  else if (control.tagName === "SELECT") control.value = value;
  else control.value += value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
UNFOLD = (
    "folds.filter(({ chapter }) => chapter).forEach((one) => { wanted.chapters.add(one.key); setOpen(one, true); })"
)
TYPED = "管理者の操作を記録する。"


def write_page(folder: Path) -> Path:
    """Write the questionnaire of the synthetic catalogue, answered by the synthetic profile."""
    catalogue, profile = write_inputs(folder)
    answers = write_profile(load_profile(profile, catalogues=[catalogue]))
    page = folder / "q.html"
    page.write_bytes(render_page(page_data(questionnaire(answers, [load_catalogue(catalogue)]), Language.JA)))
    return page


def steps(page: Any) -> dict[str, list[float]]:
    """Return the waits in milliseconds of everything that is tried."""

    def waits(selector: str, values: str | list[str]) -> list[float]:
        measured = []
        for value in values:
            measured.append(page.evaluate(STEP, [selector, value]))
            page.wait_for_timeout(700)  # the draft is kept meanwhile, and what follows an answer is worked out
        return measured

    states = ["open", "troubled", "all"]
    measured = {"search, chapters folded": waits("#filter-words", "暗号鍵の生成")}
    page.click("#reset")
    measured["filters, chapters folded"] = waits("#filter-show", states) + waits("#filter-must", ["", ""])
    page.evaluate(UNFOLD)
    measured["filters, all 1,300 shown"] = waits("#filter-show", states) + waits("#filter-must", ["", ""])
    measured["search, all 1,300 shown"] = waits("#filter-words", "暗号鍵の生成")
    page.click("#reset")
    page.evaluate("goTo(questions[700])")
    measured["typing an answer"] = waits(".card [data-key=measure] textarea", TYPED)
    return measured


def main() -> None:
    """Measure and print."""
    from playwright.sync_api import sync_playwright  # an extra

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(write_page(Path(folder)).as_uri())
        print(f"| at {SLOWER}x CPU throttling | median | worst | limit |\n|---|---|---|---|")
        for name, waits in steps(page).items():
            print(f"| {name} | {median(waits):.0f} ms | {max(waits):.0f} ms | {LIMIT} ms |")
        browser.close()


if __name__ == "__main__":
    main()
