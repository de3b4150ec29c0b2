"""Questionnaires written as pages, and profiles read back through the program's own front door."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.text import Language
from ismap_check.questionnaire.asking import questionnaire
from ismap_check.questionnaire.browser_data import page_data
from ismap_check.questionnaire.browser_page import render_page
from ismap_check.sources.limits import Limits
from ismap_check.workflow.documents_of_run import Documents, Named, load_all
from ismap_check.workflow.shelf import Shelf
from tests.unit.report.sample import PROFILE
from tests.unit.report.sample_catalogues import IMPORTED, SYSTEM

CATALOGUES = (SYSTEM, IMPORTED)
FULL: Plain = write_profile(PROFILE)
BLANK: Plain = {"language": "ja"}
SAVE = "[data-do=save]"


def write_page(
    folder: Path,
    data: Plain = FULL,
    language: Language = Language.JA,
    catalogues: Sequence[Catalogue] = CATALOGUES,
) -> Path:
    """Write the page that asks about the catalogues, and begins with a profile's plain data."""
    path = folder / f"q.{language}.html"
    path.write_bytes(render_page(page_data(questionnaire(data, catalogues), language)))
    return path


def saved(page: Any, folder: Path) -> Path:
    """Press the button that saves; return the file."""
    with page.expect_download() as waiting:
        page.click(SAVE)
    path = folder / str(waiting.value.suggested_filename)
    waiting.value.save_as(path)
    return path


def validated(path: Path, folder: Path, catalogues: Sequence[Catalogue] = CATALOGUES) -> Documents:
    """Read a saved profile as ``validate`` does, with the catalogues as files."""
    files = []
    for catalogue in catalogues:
        file = folder / f"{catalogue.id}.json"
        file.write_text(json.dumps(write_catalogue(catalogue)), encoding="utf-8")
        files.append(str(file))
    return load_all(Named(profile=str(path)), Shelf([files], (), Limits()), Limits())


def open_question(page: Any, control: str, catalogue: str = "system") -> Any:
    """Open the chapter and the card of a question; return the card."""
    key = f"{catalogue}/{control}"
    page.evaluate("(key) => goTo(questionByKey.get(key))", key)
    return page.locator(f"[id='card-{key}']")


def control(page: Any, *path: str | int) -> Any:
    """Return the control that shows what stands at a path of the profile."""
    return page.locator(f"[data-at='{json.dumps(path, separators=(',', ':'))}']")


def answer(page: Any, question: str, *path: str | int) -> Any:
    """Return a control of the answer to a question."""
    return control(page, "responses", "system", question, *path)
