"""What ``evidence add`` does: take a file or an address in, and tell what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.progress import evidence_progress
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.workflow.evidence_adding import Added, NewEvidence, add_new_evidence
from ismap_check.workflow.profile_editing import OpenProfile, open_profile
from ismap_check.workflow.standard_input import STANDARD_INPUT


def asked_file(named: Sequence[str], url: str | None) -> tuple[str, Path | None]:
    """Return the profile and the file; raises :class:`UsageError` where one of them is missing or there are more."""
    wanted = 1 if url else 2
    if len(named) != wanted:
        raise UsageError("evidence-arguments-url" if url else "evidence-arguments")
    return named[-1], Path(named[0]) if wanted > 1 else None


def open_for_evidence(name: str, session: Session) -> OpenProfile:
    """Open a profile whose evidence is asked about; ends the run with all problems if it cannot be read.

    Raises :class:`UsageError` for standard input, which has no folder that evidence could lie in.
    """
    if name == STANDARD_INPUT:
        raise UsageError("evidence-needs-file")
    limits = asked_limits(session.given)
    loaded = open_profile(name, shelf_of(session, limits), limits)
    if loaded.value is None:
        tell_diagnostics(loaded.diagnostics, loaded.sources, session)
        raise typer.Exit(code_of_diagnostics(loaded.diagnostics) or ExitCode.INVALID_DOCUMENT)
    return loaded.value


def add_to_profile(name: str, new: NewEvidence, session: Session) -> int:
    """Add the evidence and say how; 3 if the profile cannot take it."""
    opened = open_for_evidence(name, session)
    with evidence_progress(session):
        added = add_new_evidence(opened, name, new)
    if added.diagnostics:
        sources = [layer.site.source for layer in opened.document.layers if layer.site.source]
        tell_diagnostics(added.diagnostics, sources, session)
        return code_of_diagnostics(added.diagnostics) or ExitCode.INVALID_DOCUMENT
    _tell(added, session)
    return ExitCode.CONDITIONS_MET


def _tell(added: Added, session: Session) -> None:
    item = added.item
    if added.known:
        session.note("evidence-known", always=True, id=item.id, title=item.title)
    else:
        if added.copied:
            session.note("evidence-copied", file=item.file or "")
        session.note("evidence-added", id=item.id, title=item.title)
    if added.linked:
        session.note("evidence-linked", n=len(added.linked), ids=added.linked)
    elif not added.known:
        session.note("evidence-not-linked", id=item.id)
