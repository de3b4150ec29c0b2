"""The same inputs and options give the same bytes, wherever and by whom the program is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.bundled import ROOT
from tests.acceptance.test_remembered_runs import FILES
from tests.unit.cli.program import ismap_check

GIVEN = ("--baseline", "strict", "--as-of", "2026-11-15", "--lang", "ja")
RUNS = (
    (
        "report",
        "vendor/profile.yaml",
        *GIVEN,
        "--exit-zero",
        *(f"-oout.{kind}" for kind in ("md", "html", "json", "xlsx")),
    ),
    ("report", "vendor/profile.yaml", *GIVEN, "--exit-zero", "--template", "look", "-o", "look.html"),
    ("plan", "vendor/profile.yaml", *GIVEN, "-o", "plan.csv"),
    ("questionnaire", "export", "example", "--lang", "en", "-o", "asked.csv"),
    ("seal", "vendor/profile.yaml", *GIVEN, "--review", "one.yaml", "--review", "two.yaml", "-o", "case.zip"),
)
REVERSED = """
import os

class Backwards:
    def __init__(self, path="."):
        with LISTED(path) as entries:
            self.entries = sorted(entries, key=lambda entry: entry.name)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop()
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self.entries.clear()
    def close(self):
        self.entries.clear()

LISTED, os.scandir = os.scandir, Backwards
os.listdir = lambda path=".": [entry.name for entry in os.scandir(path)]
"""
"""A ``sitecustomize`` for a machine that lists folders backwards."""
REVIEW = """\
kind: review
schema: 1
of: {service: example}
reviewer: {name: %s}
results:
  example:
    A1: {design: pass, operation: %s, reviewed_on: "2026-11-02"}
"""
MORE = {
    "vendor/evidence/left.txt": "not named",
    "vendor/evidence/over.txt": "not named",
    "look/template.yaml": "context_version: 1\n",
    "look/b.css": ".b { color: black; }\n",
    "look/a.css": ".a { color: black; }\n",
    "one.yaml": REVIEW % ("甲", "pass"),
    "two.yaml": REVIEW % ("乙", "fail"),
}
SHOWN = (
    ("evidence", "check", "vendor/profile.yaml", *GIVEN[2:]),
    ("catalogue", "list", "--lang", "en"),
)
HERE = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "1"}


def run(folder: Path, environment: dict[str, str], umask: int, *, order: int) -> dict[str, bytes]:
    """Lay the files out in this order, run everything, and return all that was written."""
    files = {**FILES, **MORE}
    for name in sorted(files, reverse=order < 0):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], encoding="utf-8")
        os.utime(path, (order % 1000 * 86_400, order % 1000 * 86_400))
    given = {key: value for key, value in os.environ.items() if key in {"PATH", "SYSTEMROOT"}}
    (folder / "way").mkdir()
    (folder / "way" / "sitecustomize.py").write_text(REVERSED if order < 0 else "", encoding="utf-8")
    ways = os.pathsep.join([str(folder / "way"), str(ROOT)])
    given |= {"PYTHONPATH": ways, "ISMAP_CHECK_CACHE": "off", "HOME": str(folder), **environment}
    shown = {}
    for arguments in (*RUNS, *SHOWN):
        command = [sys.executable, "-m", "ismap_check", *arguments]
        done = subprocess.run(command, cwd=folder, env=given, umask=umask, capture_output=True, check=False)
        late_is_missing = int(arguments[:2] == ("evidence", "check"))
        assert done.returncode == late_is_missing, done.stderr.decode("utf-8", "replace")
        shown[" ".join(arguments)] = done.stdout + done.stderr
    return shown | {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def parts(raw: bytes, folder: Path) -> dict[str, bytes]:
    """Return the members of a workbook."""
    path = folder / "book.xlsx"
    path.write_bytes(raw)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.needs("posix")
def test_two_machines_write_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "somewhere else" / "二"
    one.mkdir()
    other.mkdir(parents=True)
    here = run(one, HERE, 0o022, order=1)
    there = run(other, THERE, 0o077, order=-1)
    workbooks = [files.pop("out.xlsx") for files in (here, there)]
    assert here == there
    assert {"out.md", "out.html", "out.json", "plan.csv", "asked.csv", "case.zip", "look.html"} <= here.keys()
    assert parts(workbooks[0], tmp_path) == parts(workbooks[1], tmp_path)
    shutil.rmtree(other)


def test_the_order_of_reviews_changes_their_place_but_no_verdict_and_no_number(tmp_path: Path) -> None:
    for name, text in {**FILES, **MORE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    judged = []
    for first, second in (("one.yaml", "two.yaml"), ("two.yaml", "one.yaml")):
        given = (*GIVEN, "--review", first, "--review", second, "--exit-zero", "-f", "json")
        done = ismap_check("report", "vendor/profile.yaml", *given, folder=tmp_path)
        result = json.loads(done.out)
        judged.append([result["verified_outcome"], *(numbers(one) for one in result["judgements"])])
        reviews = [row["document"]["reviewer"]["name"] for row in result["reviews"]]
        assert reviews == (["甲", "乙"] if first == "one.yaml" else ["乙", "甲"])
    assert judged[0] == judged[1]


def numbers(judgement: Any) -> list[Any]:
    """Return what a judgement comes to, without the places of reviews."""
    found = []
    for one in judgement["catalogues"]:
        verified = one["verified"]
        found.append([one["low"], one["high"], one["outcome"], verified["numbers"], verified["outcome"]])
        found.append([(control["id"], control["verdict"]) for control in verified["controls"]])
    return found


@pytest.mark.needs("posix")
def test_the_day_may_come_from_the_environment(tmp_path: Path) -> None:
    """2026-11-14 15:00 UTC is the 15th in Japan, wherever the machine stands."""
    sealed = []
    for name, zone in (("a", "Pacific/Kiritimati"), ("b", "Pacific/Pago_Pago")):
        folder = tmp_path / name
        folder.mkdir()
        for file, text in FILES.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        environment = {**os.environ, "TZ": zone, "SOURCE_DATE_EPOCH": "1794668400", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "ismap_check", "seal", "vendor/profile.yaml", "--lang", "en", "-o", "case.zip"]
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
        sealed.append((folder / "case.zip").read_bytes())
    assert sealed[0] == sealed[1]
    assert b'"created": "2026-11-15"' in sealed[0]
    assert b'"as_of": "2026-11-15"' in sealed[0]
