"""The Python program in the README runs as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("page", ["README.md", "README.ja.md"])
def test_the_program_in_the_readme_runs(page: str, tmp_path: Path) -> None:
    program = re.findall(r"^```python\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    sample = [sys.executable, "-m", "ismap_check", "init", "--sample", "sample"]
    subprocess.run(sample, cwd=tmp_path, check=True, capture_output=True)
    command = [sys.executable, "-c", "\n".join(program)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "does-not-meet ['4.7.1.4'" in done.stdout
    assert b"<html" in (tmp_path / "report.html").read_bytes()
