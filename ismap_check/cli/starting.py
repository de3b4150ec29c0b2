"""What ``init`` does: write a blank profile, with its schema beside it if asked, or unpack the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.catalogues import catalogues_named
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.model.catalogue import Catalogue
from ismap_check.workflow.blank_profile import BlankProfile, blank_profile
from ismap_check.workflow.depth import Depth
from ismap_check.workflow.sample import unpack_sample
from ismap_check.workflow.schema_for import schema_for
from ismap_check.workflow.targets import STANDARD_OUTPUT
from ismap_check.workflow.writing import check_targets, write_file

PROFILE = "profile.yaml"


class Start(NamedTuple):
    """What ``init`` was asked for."""

    catalogues: Sequence[str]
    output: str | None
    depth: Depth
    editor: bool
    force: bool

    @property
    def path(self) -> Path | None:
        """The file to write; None for standard output."""
        return None if self.output in {None, STANDARD_OUTPUT} else Path(self.output or "")

    @property
    def schema_path(self) -> Path | None:
        """The schema's file, beside the profile and named after it."""
        return self.path.with_suffix(".schema.json") if self.path and self.editor else None


def write_sample(folder: str, start: Start, session: Session) -> int:
    """Unpack the sample into a folder."""
    if start.catalogues or start.output or start.editor:
        raise UsageError("sample-with-others")
    unpack_sample(Path(folder))
    session.note("sample-written", folder=folder)
    session.note("sample-next", command=f"ismap-check assess {Path(folder, PROFILE).as_posix()}")
    return 0


def write_blank(start: Start, session: Session) -> int:
    """Write a blank profile that asks what the catalogues ask."""
    if not start.catalogues:
        shelf = shelf_of(session, asked_limits(session.given))
        raise UsageError("init-empty", {"known": shelf.refs})
    if start.editor and not start.path:
        raise UsageError("editor-needs-file")
    files = [path for path in (start.path, start.schema_path) if path]
    check_targets(files, (), keep_existing=not start.force)
    catalogues = catalogues_named(start.catalogues, session)
    _write(start, catalogues, session)
    for path in files:
        session.note("written", path=str(path))
    return 0


def _write(start: Start, catalogues: tuple[Catalogue, ...], session: Session) -> None:
    schema = start.schema_path
    blank = BlankProfile(
        catalogues=catalogues, depth=start.depth, words=session.words, schema_file=schema.name if schema else None
    )
    if start.path is None:
        streams.write_text(blank_profile(blank))
    else:
        write_file(start.path, blank_profile(blank).encode())
    if schema:
        write_file(schema, schema_for(catalogues).encode())
