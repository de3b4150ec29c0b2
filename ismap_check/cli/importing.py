"""What ``catalogue import`` does: understand a table, write the catalogue's folder, tell what was understood."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import typer

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.catalogues import catalogues_named
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.imported import tell_imported
from ismap_check.cli.session import Session
from ismap_check.documents.catalogue_load import FILE_NAME
from ismap_check.documents.check_sheet.headings import Role
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.errors import UsageError
from ismap_check.model.catalogue import Requirement, Wording
from ismap_check.model.diagnostic import Loaded
from ismap_check.sources.limits import HIGHEST_DEPTH
from ismap_check.sources.table_limits import TABLE_OPTIONS, TableLimits
from ismap_check.workflow.catalogue_import import Imported, Order, files_of, import_catalogue
from ismap_check.workflow.writing_folder import check_folder, write_folder


class Asked(NamedTuple):
    """What the command was asked for."""

    order: Order
    columns: Sequence[str]
    sheets: tuple[str, ...]
    header_row: int | None
    like: str | None
    requirement: Requirement | None
    force: bool


def import_table(asked: Asked, session: Session) -> int:
    """Take in a table; a catalogue that cannot be whole is not written at all."""
    columns = asked_columns(asked.columns)
    check_folder(asked.order.folder, FILE_NAME, force=asked.force)
    like = catalogues_named([asked.like], session)[0] if asked.like else None
    wishes = Wishes(
        columns=columns,
        sheets=asked.sheets,
        header_row=asked.header_row,
        requirement=asked.requirement,
        like=like,
    )
    limits = asked_limits(session.given)
    loaded = import_catalogue(asked.order, wishes, shelf_of(session, limits), asked_table_limits(session.given), limits)
    imported = _usable(loaded, session)
    write_folder(asked.order.folder, files_of(imported, session.words))
    tell_imported(imported, session)
    if imported.comparison and not like:
        session.note("import-like", other=imported.comparison.other)
    _tell_next(asked.order, imported, session)
    return 0


def asked_columns(listed: Sequence[str]) -> Mapping[Role, tuple[str, ...]]:
    """Return the columns of ``id=A,text=要求事項``; an empty name says that there is no such column.

    Raises :class:`UsageError` for what cannot be read.
    """
    columns: dict[Role, tuple[str, ...]] = {}
    for one in (part for entry in listed for part in entry.replace("、", ",").split(",") if part.strip()):
        role, equals, name = (piece.strip() for piece in one.partition("="))
        if role not in set(Role) or not equals:
            raise UsageError("columns-invalid", {"value": one.strip(), "known": tuple(Role)})
        columns[Role(role)] = (*columns.get(Role(role), ()), *filter(None, (name,)))
    return columns


def asked_table_limits(given: Mapping[str, Any]) -> TableLimits:
    """Return the limits of workbooks and CSV, raised or lowered by options."""
    changed = {field: given[option] for field, option in TABLE_OPTIONS.items() if option in given}
    if any(value < 1 for value in changed.values()):
        names = tuple(TABLE_OPTIONS[field] for field in changed)
        raise UsageError("limit-invalid", {"name": names, "deepest": HIGHEST_DEPTH})
    return TableLimits(**changed)


def _usable(loaded: Loaded[Imported], session: Session) -> Imported:
    tell_diagnostics(loaded.diagnostics, (), session)
    if loaded.value is None:
        raise typer.Exit(code_of_diagnostics(loaded.diagnostics) or ExitCode.INVALID_DOCUMENT)
    return loaded.value


def _tell_next(order: Order, imported: Imported, session: Session) -> None:
    folder = order.folder.as_posix()
    session.note("import-written", folder=folder, name=imported.catalogue.ref)
    if order.wording is Wording.OFFICIAL:
        session.note("import-official")
    command = ["ismap-check", "catalogue", "show", imported.catalogue.id, "--catalogue", folder]
    if order.wording is Wording.OFFICIAL:
        command.append("--with-official-text")
    session.note("import-next", command=shlex.join(command))
