"""LibreOffice, which opens a file and saves it as something else."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

EXCEL = "xlsx:Calc MS Excel 2007 XML"


def converted(file: Path, kind: str, folder: Path, *options: str) -> Path:
    """Save a file as another kind into a folder; return it. Each call takes a second, the first one two."""
    home = f"-env:UserInstallation={_home().as_uri()}"
    command = ["soffice", home, "--headless", *options, "--convert-to", kind, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{file.stem}.{kind.partition(':')[0]}"


@cache
def _home() -> Path:
    """Return where it keeps its settings: one place for each process, because to lay it out takes its time."""
    home = Path(tempfile.mkdtemp(prefix="ismap-check-office-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home
