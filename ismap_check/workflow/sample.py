"""Unpack the sample profile with its evidence, so that a new user has something to run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from ismap_check.documents.kinds import schema_text
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.access import reason_of
from ismap_check.workflow.bundled import sample_folder
from ismap_check.workflow.writing import write_file

SCHEMAS = "schemas"
_SCHEMA_LINE = re.compile(rb"\A(# yaml-language-server: \$schema=)[^\r\n]*?/([a-z-]+)\.schema\.json")


def unpack_sample(target: Path) -> None:
    """Write the sample into a new or empty folder, whole or not at all.

    Raises :class:`UsageError` if something is there already, :class:`FileAccessError` if it cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError("folder-not-empty", {"path": str(target)})
    was_there = target.exists()
    try:
        for path, data in _files(sample_folder()):
            _make_folder((target / path).parent)
            write_file(target / path, data)
    except BaseException:  # a full disk, Ctrl-C: half a sample would only be in the way of the next try
        _take_back(target, keep=was_there)
        raise


def _take_back(target: Path, *, keep: bool) -> None:
    """Remove what was written into a folder that was empty before, and the folder unless it was there."""
    for entry in target.iterdir() if target.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    if not keep and target.is_dir():
        target.rmdir()


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the sample's files, and the schemas that their first lines lead editors to."""
    kinds: set[str] = set()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        if file.suffix == ".yaml" and (found := _SCHEMA_LINE.match(data)):
            kinds.add(found[2].decode())
            data = _SCHEMA_LINE.sub(rb"\1" + SCHEMAS.encode() + rb"/\2.schema.json", data)
        yield file.relative_to(folder), data
    for kind in sorted(kinds):
        yield Path(SCHEMAS, f"{kind}.schema.json"), schema_text(kind).encode()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileAccessError("folder-failed", {"path": str(folder), "reason": reason_of(error)}) from error
