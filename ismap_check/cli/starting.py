"""What ``init`` does: write a blank profile, with its schema beside it if asked, or unpack the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.catalogues import catalogues_named
from ismap_check.cli.session import Session
from ismap_check.documents.kinds import schema_text
from ismap_check.errors import UsageError
from ismap_check.workflow.blank_profile import BlankProfile, blank_profile
from ismap_check.workflow.depth import Depth
from ismap_check.workflow.sample import unpack_sample
from ismap_check.workflow.schema_for import schema_for
from ismap_check.workflow.targets import STANDARD_OUTPUT
from ismap_check.workflow.writing import check_targets, write_file

PROFILE = "profile.yaml"
CASE = "procurement"
"""Asks for a procurement case in place of a profile; the catalogues behind it are demanded."""


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

    @property
    def schema_name(self) -> str | None:
        """What the document's first line calls the schema."""
        return self.schema_path.name if self.schema_path else None


def write_sample(folder: str, start: Start, session: Session) -> int:
    """Unpack the sample into a folder."""
    if start.catalogues or start.output or start.editor:
        raise UsageError("sample-with-others")
    unpack_sample(Path(folder))
    session.note("sample-written", folder=folder)
    session.note("sample-next", command=f"ismap-check assess {Path(folder, PROFILE).as_posix()}")
    return 0


def write_blank(start: Start, session: Session) -> int:
    """Write a blank profile that asks what the catalogues ask, or a blank procurement case that demands them."""
    if not start.catalogues:
        shelf = shelf_of(session, asked_limits(session.given))
        raise UsageError("init-empty", {"known": shelf.refs})
    if start.editor and not start.path:
        raise UsageError("editor-needs-file")
    files = [path for path in (start.path, start.schema_path) if path]
    check_targets(files, (), keep_existing=not start.force)
    blank = _case(start, session) if start.catalogues[0] == CASE else _profile(start, session)
    if start.path is None:
        streams.write_text(blank.text)
    else:
        write_file(start.path, blank.text.encode())
    if start.schema_path:
        write_file(start.schema_path, blank.schema.encode())
    for path in files:
        session.note("written", path=str(path))
    return 0


class _Blank(NamedTuple):
    """A document to fill in, and the schema to put beside it for editors."""

    text: str
    schema: str


def _profile(start: Start, session: Session) -> _Blank:
    catalogues = catalogues_named(start.catalogues, session)
    blank = BlankProfile(catalogues=catalogues, depth=start.depth, words=session.words, schema_file=start.schema_name)
    return _Blank(blank_profile(blank), schema_for(catalogues) if start.editor else "")


def _case(start: Start, session: Session) -> _Blank:
    from ismap_check.workflow.blank_case import BlankCase, blank_case

    catalogues = catalogues_named(start.catalogues[1:], session)
    blank = BlankCase(words=session.words, catalogues=catalogues, schema_file=start.schema_name)
    return _Blank(blank_case(blank), schema_text(CASE))
