"""The catalogues a command names, read; what cannot be read ends the run with all its problems."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.session import Session
from ismap_check.model.catalogue import Catalogue
from ismap_check.workflow.shelf import LoadedCatalogue


def catalogues_named(names: Sequence[str], session: Session) -> tuple[Catalogue, ...]:
    """Return the catalogues ``id`` or ``id@edition``, each once; raises :class:`UsageError` for an unknown one."""
    shelf = shelf_of(session, asked_limits(session.given))
    refs = dict.fromkeys(shelf.resolve(name) for name in names)
    return usable([loaded for ref in refs if (loaded := shelf.load(ref))], session)


def usable(read: Sequence[LoadedCatalogue], session: Session) -> tuple[Catalogue, ...]:
    """Return the catalogues that were read, or end the run with all problems if one could not be."""
    found = tuple(loaded.value for loaded in read if loaded.value)
    if len(found) < len(read):
        diagnostics = [one for loaded in read for one in loaded.diagnostics]
        tell_diagnostics(diagnostics, (source for loaded in read for source in loaded.sources), session)
        raise typer.Exit(code_of_diagnostics(diagnostics) or ExitCode.INVALID_DOCUMENT)
    return found
