"""The way of a profile: out of its files into a page, answered there, saved, taken in again; nothing else changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ismap_check import load_profile
from ismap_check.model.plain.profile import write_profile
from tests.browser.conftest import OpenPage
from tests.browser.questionnaires import saved

pytestmark = pytest.mark.needs("chromium", "playwright")

SAMPLES = Path(__file__).parent.parent.parent / "profiles"
REPOSITORY = SAMPLES.parent


def run(*arguments: str | Path) -> None:
    """Run a command; one that fails is a failure of the test."""
    command = [sys.executable, "-m", "ismap_check", *map(str, arguments)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def plain(path: Path) -> Any:
    return write_profile(load_profile(path))


@pytest.mark.parametrize("sample", ["aoba-cloud", "kasumi-genai"])
def test_a_sample_travels_through_the_page_and_back(open_page: OpenPage, tmp_path: Path, sample: str) -> None:
    profile = SAMPLES / sample / "profile.yaml"
    run("questionnaire", "export", "--profile", profile, "-o", tmp_path / "q.html")
    returned = saved(open_page(tmp_path / "q.html"), tmp_path)
    run("questionnaire", "import", returned, "-o", tmp_path / "profile.yaml")
    assert plain(returned) == plain(profile)
    assert plain(tmp_path / "profile.yaml") == plain(profile)


def test_one_answer_changes_one_answer(open_page: OpenPage, tmp_path: Path) -> None:
    profile = SAMPLES / "kasumi-genai" / "profile.yaml"
    run("questionnaire", "export", "--profile", profile, "-o", tmp_path / "q.html")
    page = open_page(tmp_path / "q.html")
    page.evaluate("goTo(questionByKey.get('genai-procurement/GP-GOV-02'))")
    page.locator("[id='card-genai-procurement/GP-GOV-02'] [data-key=measure] textarea").fill("方針を\n毎年見直す。")
    returned = saved(page, tmp_path)
    run("validate", returned)
    expected = plain(profile)
    expected["responses"]["genai-procurement"]["GP-GOV-02"]["measure"] = "方針を\n毎年見直す。"
    assert plain(returned) == expected


def test_what_others_changed_meanwhile_stays(open_page: OpenPage, tmp_path: Path) -> None:
    folder = tmp_path / "kasumi"
    shutil.copytree(SAMPLES / "kasumi-genai", folder)
    profile = folder / "profile.yaml"
    run("questionnaire", "export", "--profile", profile, "-o", tmp_path / "q.html")
    page = open_page(tmp_path / "q.html")
    page.evaluate("goTo(questionByKey.get('genai-procurement/GP-GOV-02'))")
    page.locator("[id='card-genai-procurement/GP-GOV-02'] [data-key=measure] textarea").fill("方針を毎年見直す。")
    expected = plain(profile)
    expected["vendor"]["name"] = "改名株式会社"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace(plain(profile)["vendor"]["name"], "改名株式会社"), encoding="utf-8")
    run("questionnaire", "import", saved(page, tmp_path), "--onto", profile, "-o", profile)
    expected["responses"]["genai-procurement"]["GP-GOV-02"]["measure"] = "方針を毎年見直す。"
    assert plain(profile)["responses"] == expected["responses"]
    assert plain(profile)["vendor"] == expected["vendor"]
