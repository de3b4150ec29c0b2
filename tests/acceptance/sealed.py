"""Seal a small case, verify it where nothing else is, and change it as somebody with bad intent would."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ismap_check.archive.writing import held, write_case
from tests.unit.cli.program import Done, ismap_check

SEAL = ("seal", "vendor/profile.yaml", "--baseline", "strict", "--as-of", "2026-11-15", "-o", "case.zip")


def seal(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> Done:
    done = ismap_check(*SEAL, *arguments, folder=folder, environment=environment or {})
    assert done.code == 0, done.err
    return done


def verify(folder: Path, *arguments: str) -> Done:
    """Verify the case where nothing else is."""
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    for name in ("case.zip", "case.zip.sig"):
        if (folder / name).exists():
            shutil.copy(folder / name, elsewhere / name)
    return ismap_check("verify", "case.zip", *arguments, folder=elsewhere)


def members(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "case.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(folder: Path) -> Any:
    return json.loads(members(folder)["manifest.json"])


def rewrite(folder: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Write the case anew in its own form after a change, as somebody with bad intent would."""
    files = members(folder)
    change(files)
    stream = io.BytesIO()
    write_case(stream, [held(name, data) for name, data in files.items()])
    (folder / "case.zip").write_bytes(stream.getvalue())


def with_manifest(change: Callable[[Any], object]) -> Callable[[dict[str, bytes]], object]:
    """Return how to change the manifest, and put right what it says of the members' hashes."""

    def changed(files: dict[str, bytes]) -> None:
        data = json.loads(files["manifest.json"])
        change(data)
        for row in data["members"]:
            raw = files.get(row["path"], b"")
            row.update(size=len(raw), sha256=hashlib.sha256(raw).hexdigest())
        files["manifest.json"] = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

    return changed
