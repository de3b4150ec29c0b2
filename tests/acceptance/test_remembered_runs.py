"""A remembered run is answered from memory only if nothing it depends on has changed, and then it is the same run.

Everything is written here, small, so that each test can change one thing; what must come out is always what the tool
says without any memory.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

import pytest

from ismap_check.cli import recalling
from tests.unit.cli.program import Done, ismap_check

CATALOGUE = """\
kind: catalogue
schema: 1
id: example
edition: "2026"
revision: 1
title: {ja: 例, en: Example}
wording: own
notice: {ja: 架空, en: Invented}
weights: {mandatory: 3, selectable: 1}
rules: {mandatory_exclusion: with-objective, selection: true, inheritance: registered}
parts: [chapter.yaml]
sources: {own: {title: {ja: 本プロジェクト, en: This project}}}
controls:
  - {id: A1, requirement: mandatory, title: {ja: 一, en: One}, text: {ja: 一, en: One}, provenance: own, source: own}
"""
CHAPTER = """\
kind: catalogue-part
schema: 1
controls:
  - {id: A2, requirement: mandatory, title: {ja: 二, en: Two}, text: {ja: 二, en: Two}, provenance: own, source: own}
"""
BASELINE = """\
kind: baseline
schema: 1
id: strict
title: {ja: 厳格, en: Strict}
uses: {example: "2026"}
"""
PROFILE = """\
kind: vendor-profile
schema: 1
language: ja
extends: company.yaml
parts: [team.yaml]
vendor: {name: 例の会社}
service: {id: example, name: Example, model: saas}
assessment:
  catalogues: {example: "2026"}
  period: {from: "2026-04-01", to: "2026-09-30"}
  prepared_on: "2026-10-10"
  prepared_by: 例
evidence:
  log: {title: 記録, file: evidence/log.txt}
  late: {title: 後から届く記録, file: evidence/late.txt}
"""
COMPANY = """\
kind: vendor-profile-part
schema: 1
responses:
  example:
    A1: {status: implemented, measure: 毎月、記録を部長が確かめる。, evidence: [log, late]}
"""
TEAM = """\
kind: vendor-profile-part
schema: 1
responses:
  example:
    A2: {status: partial, measure: 半数のサーバーで記録を採る。, reason: 残りは2027年に行う。, due: "2027-03-31"}
"""
FILES = {
    "ismap-check.yaml": "catalogues: [controls]\nbaselines: [strict.yaml]\n",
    "controls/example/2026/catalogue.yaml": CATALOGUE,
    "controls/example/2026/chapter.yaml": CHAPTER,
    "strict.yaml": BASELINE,
    "vendor/profile.yaml": PROFILE,
    "vendor/company.yaml": COMPANY,
    "vendor/team.yaml": TEAM,
    "vendor/evidence/log.txt": "2026-08-01 checked\n",
}
REPORT = ("report", "vendor/profile.yaml", "--baseline", "strict")
AS_OF = ("--as-of", "2026-11-15")
OUT = ("-o", "report.md", "-o", "report.en.html", "-o", "-")


def lay_out(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _same_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tool be the same all the time, whoever works on it beside the tests, and whatever other tests loaded."""
    monkeypatch.setattr(recalling, "tool_state", lambda: [["this"]])
    monkeypatch.setattr(recalling, "unseen_libraries", set)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "work")


Run = tuple[Done, dict[str, bytes]]


def run(folder: Path, cache: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Run:
    """Run the tool and return how it ended with everything it wrote."""
    for name in ("report.md", "report.en.html"):
        (folder / name).unlink(missing_ok=True)
    given = {"ISMAP_CHECK_CACHE": cache, **(environment or {})}
    done = ismap_check(*arguments, folder=folder, environment=given)
    return done, {path.name: path.read_bytes() for path in folder.glob("report.*")}


def cache_of(folder: Path) -> str:
    return str(folder.parent / "cache")


def is_remembered(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> bool:
    """Whether the next run would be answered from memory; it is run, and what comes out is held against none."""
    expected = run(folder, "off", *arguments, environment=environment)
    with patch.object(recalling, "_run", wraps=recalling._run) as judged:
        assert run(folder, cache_of(folder), *arguments, environment=environment) == expected
    return not judged.called


def test_a_run_that_nothing_has_changed_for_is_the_same_run_from_memory(folder: Path) -> None:
    assert [is_remembered(folder, *REPORT, *AS_OF, *OUT) for _ in range(3)] == [False, True, True]
    assert run(folder, cache_of(folder), *REPORT, *AS_OF, *OUT)[0].code == 1
    assert not is_remembered(folder, *REPORT, *AS_OF, *OUT, "--exit-zero")
    assert is_remembered(folder, *REPORT, *AS_OF, *OUT, "--exit-zero")
    assert [is_remembered(folder, "assess", *REPORT[1:], *AS_OF) for _ in range(2)] == [False, True]


@pytest.mark.parametrize("name", FILES)
def test_every_byte_of_every_input_counts(folder: Path, name: str) -> None:
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    path, before = folder / name, (folder / name).stat()
    text = path.read_bytes()
    path.write_bytes(text.replace(b"\n", b" \n", 1) if b" \n" not in text else text + b"\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_remembered(folder, *REPORT, *AS_OF, *OUT)
    path.write_bytes(text)
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    assert is_remembered(folder, *REPORT, *AS_OF, *OUT)
    path.unlink()
    assert not is_remembered(folder, *REPORT, *AS_OF, *OUT)


def put(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return change


def link_out(folder: Path) -> None:
    outside = folder.parent / "outside.yaml"
    shutil.move(folder / "vendor" / "team.yaml", outside)
    (folder / "vendor" / "team.yaml").symlink_to(outside)


def link_evidence_out(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    shutil.move(folder / "vendor" / "evidence" / "log.txt", outside)
    (folder / "vendor" / "evidence" / "log.txt").symlink_to(outside)


CHANGES: dict[str, Callable[[Path], None]] = {
    "evidence that arrives": put("vendor/evidence/late.txt", "x"),
    "a catalogue that shadows another": put(
        "controls/a/1/catalogue.yaml", CATALOGUE.replace("parts: [chapter.yaml]", "")
    ),
    "a catalogue in a new folder": put("controls/new/catalogue.yaml", CATALOGUE.replace("id: example", "id: other")),
    "a part under another name": put("vendor/team.yaml", TEAM.replace("partial", "planned")),
    "a part that leads outside": link_out,
    "evidence that leads outside": link_evidence_out,
}


@pytest.mark.needs("posix")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_comes_goes_or_leads_elsewhere_counts(folder: Path, change: Callable[[Path], None]) -> None:
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    change(folder)
    assert not is_remembered(folder, *REPORT, *AS_OF, *OUT)


@pytest.mark.parametrize("settings", ["ismap-check.yaml", "pyproject.toml"])
def test_settings_that_appear_count(folder: Path, settings: str) -> None:
    (folder / "ismap-check.yaml").unlink()
    named = ("report", "vendor/profile.yaml", "--catalogue", "controls", *AS_OF, *OUT)
    is_remembered(folder, *named)
    assert is_remembered(folder, *named)
    put(settings, "catalogues: []" if settings.endswith("yaml") else "[tool.ismap-check]\ncatalogues = []\n")(folder)
    assert not is_remembered(folder, *named)


OTHER_WORDS = {
    "another day": (*REPORT, "--as-of", "2026-11-16", *OUT),
    "another language": (*REPORT, *AS_OF, *OUT, "--lang", "ja"),
    "another threshold": (*REPORT, *AS_OF, *OUT, "--fail-under", "10"),
    "quieter": (*REPORT, *AS_OF, *OUT, "-q"),
    "messages for programs": (*REPORT, *AS_OF, *OUT, "--messages", "json"),
    "another format": (*REPORT, *AS_OF, "-f", "json"),
    "no baseline": ("report", "vendor/profile.yaml", *AS_OF, *OUT),
}


@pytest.mark.parametrize("arguments", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_every_word_of_the_command_counts(folder: Path, arguments: tuple[str, ...]) -> None:
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    assert not is_remembered(folder, *arguments)
    assert is_remembered(folder, *arguments)


ENVIRONMENTS = {
    "another day": {"SOURCE_DATE_EPOCH": "1767225600"},
    "another language": {"ISMAP_CHECK_LANG": "ja"},
    "other catalogues": {"ISMAP_CHECK_CATALOGUES": "nowhere"},
}


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_every_variable_that_is_asked_for_counts(folder: Path, environment: dict[str, str]) -> None:
    is_remembered(folder, *REPORT, *OUT)
    assert is_remembered(folder, *REPORT, *OUT, environment={"UNRELATED": "yes"})
    assert not is_remembered(folder, *REPORT, *OUT, environment=environment)


def test_today_counts_only_where_it_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_remembered(folder, *REPORT, *OUT)
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    monkeypatch.setattr("ismap_check.cli.clock.day_answer", lambda: "2030-01-01")
    monkeypatch.setitem(recalling.ASK, "day", lambda: "2030-01-01")
    assert not is_remembered(folder, *REPORT, *OUT)
    assert is_remembered(folder, *REPORT, *AS_OF, *OUT)


def test_another_tool_remembers_nothing_of_this_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    monkeypatch.setattr(recalling, "tool_state", lambda: [["another"]])
    assert not is_remembered(folder, *REPORT, *AS_OF, *OUT)


def test_another_terminal_is_told_anew(folder: Path) -> None:
    cache = cache_of(folder)
    told = [
        ismap_check("assess", *REPORT[1:], *AS_OF, folder=folder, terminal=True, environment=environment)
        for environment in (
            {"ISMAP_CHECK_CACHE": cache, "COLUMNS": "100"},
            {"ISMAP_CHECK_CACHE": cache, "COLUMNS": "60"},
            {"ISMAP_CHECK_CACHE": "off", "COLUMNS": "60"},
            {"ISMAP_CHECK_CACHE": cache, "COLUMNS": "60", "NO_COLOR": "1"},
            {"ISMAP_CHECK_CACHE": "off", "COLUMNS": "60", "NO_COLOR": "1"},
        )
    ]
    assert told[1] == told[2]
    assert told[3] == told[4]


@pytest.mark.needs("posix")
def test_an_input_is_not_overwritten_from_memory(folder: Path) -> None:
    into = (*REPORT, *AS_OF, "-o", "report.json")
    assert [is_remembered(folder, *into) for _ in range(2)] == [False, True]
    (folder / "report.json").unlink()
    (folder / "report.json").hardlink_to(folder / "vendor" / "company.yaml")
    done = ismap_check(*into, folder=folder, environment={"ISMAP_CHECK_CACHE": cache_of(folder)})
    assert (done.code, (folder / "vendor" / "company.yaml").read_text(encoding="utf-8")) == (2, COMPANY)


@pytest.mark.needs("posix")
def test_trouble_with_writing_is_told_as_always(folder: Path) -> None:
    into = (*REPORT, *AS_OF, "-o", "out/report.md")
    (folder / "out").mkdir()
    run(folder, cache_of(folder), *into)
    shutil.rmtree(folder / "out")
    assert run(folder, cache_of(folder), *into) == run(folder, "off", *into)


def test_a_memory_that_is_damaged_is_mended(folder: Path) -> None:
    is_remembered(folder, *REPORT, *AS_OF, *OUT)
    (kept,) = Path(cache_of(folder), "runs").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1])
    assert not is_remembered(folder, *REPORT, *AS_OF, *OUT)
    assert kept.read_bytes() == whole
    assert is_remembered(folder, *REPORT, *AS_OF, *OUT)


def test_nothing_is_remembered_where_nothing_is_to_be_kept(folder: Path) -> None:
    run(folder, cache_of(folder), *REPORT, *AS_OF, *OUT, "--no-cache")
    assert not Path(cache_of(folder)).exists()


def test_a_run_with_a_library_that_looks_unseen_is_not_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recalling, "unseen_libraries", lambda: {"typesetter"})
    assert [is_remembered(folder, *REPORT, *AS_OF, *OUT) for _ in range(2)] == [False, False]


def test_standard_input_is_read_every_time(folder: Path) -> None:
    given = {"ISMAP_CHECK_CACHE": cache_of(folder)}
    piped = PROFILE.replace("extends: company.yaml\nparts: [team.yaml]\n", "").encode()
    done = [
        ismap_check("report", "-", *AS_OF, folder=folder, environment=given, stdin=stdin)
        for stdin in (piped, piped.replace("例の会社".encode(), "別の会社".encode()))
    ]
    assert "例の会社" in done[0].out
    assert "別の会社" in done[1].out
    assert not Path(cache_of(folder), "runs").exists()
