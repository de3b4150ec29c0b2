"""The same inputs and options give the same bytes, wherever and by whom the program is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.acceptance.bundled import ROOT
from tests.acceptance.test_remembered_runs import FILES

GIVEN = ("--baseline", "strict", "--as-of", "2026-11-15", "--lang", "ja")
RUNS = (
    (
        "report",
        "vendor/profile.yaml",
        *GIVEN,
        "--exit-zero",
        *(f"-oout.{kind}" for kind in ("md", "html", "json", "xlsx")),
    ),
    ("plan", "vendor/profile.yaml", *GIVEN, "-o", "plan.csv"),
    ("questionnaire", "export", "example", "--lang", "en", "-o", "asked.csv"),
    ("seal", "vendor/profile.yaml", *GIVEN, "-o", "case.zip"),
)
HERE = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "1"}


def run(folder: Path, environment: dict[str, str], umask: int, *, order: int) -> dict[str, bytes]:
    """Lay the files out in this order, run everything, and return all that was written."""
    for name in sorted(FILES, reverse=order < 0):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[name], encoding="utf-8")
        os.utime(path, (order % 1000 * 86_400, order % 1000 * 86_400))
    given = {key: value for key, value in os.environ.items() if key in {"PATH", "SYSTEMROOT"}}
    given |= {"PYTHONPATH": str(ROOT), "ISMAP_CHECK_CACHE": "off", "HOME": str(folder), **environment}
    for arguments in RUNS:
        command = [sys.executable, "-m", "ismap_check", *arguments]
        done = subprocess.run(command, cwd=folder, env=given, umask=umask, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


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
    assert {"out.md", "out.html", "out.json", "plan.csv", "asked.csv", "case.zip"} <= here.keys()
    assert parts(workbooks[0], tmp_path) == parts(workbooks[1], tmp_path)
    shutil.rmtree(other)


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
