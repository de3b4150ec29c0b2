"""Tell what was understood of a table, and how the catalogue differs from another one: short, in full with ``-v``."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.cli.session import Session
from ismap_check.documents.check_sheet.comparing import Comparison
from ismap_check.documents.check_sheet.headings import Role
from ismap_check.documents.check_sheet.layout import Layout
from ismap_check.model.catalogue import Catalogue, Requirement
from ismap_check.model.text import Term
from ismap_check.sources.problems import shortened
from ismap_check.sources.sheets import column_letters
from ismap_check.workflow.catalogue_import import Imported

FIRST = 5
"""Ids of each kind that are shown; ``-v`` shows all."""


def tell_imported(imported: Imported, session: Session) -> None:
    """Write what was understood to standard error."""
    for layout in imported.understood.layouts:
        _tell_layout(layout, session)
    if imported.understood.further:
        session.note("import-further", names=imported.understood.further)
    if imported.understood.made_ids:
        session.note("import-made-ids", first=imported.catalogue.controls[0].id)
    _tell_counts(imported.catalogue, session)
    if imported.comparison:
        _tell_comparison(imported.comparison, session)


def _tell_layout(layout: Layout, session: Session) -> None:
    if layout.sheet.name:
        session.note("import-sheet", sheet=layout.sheet.name, row=layout.header)
    else:
        session.note("import-rows", row=layout.header)
    for role, columns in sorted(layout.roles.items(), key=lambda pair: list(Role).index(pair[0])):
        session.note("import-column", role=Term(f"import.role.{role}"), columns=_columns(layout, columns, session))
    if layout.unused:
        session.note("import-unused", columns=_columns(layout, layout.unused, session))


def _columns(layout: Layout, columns: Sequence[int], session: Session) -> tuple[str, ...]:
    named = ((column_letters(column), shortened(layout.headings.get(column, ""))) for column in columns)
    return tuple(
        session.words("import.column", letters=letters, heading=heading) if heading else letters
        for letters, heading in named
    )


def _tell_counts(catalogue: Catalogue, session: Session) -> None:
    leaves = catalogue.leaves
    mandatory = sum(leaf.requirement is Requirement.MANDATORY for leaf in leaves)
    session.note(
        "import-counts",
        groups=len(catalogue.groups),
        objectives=len(catalogue.controls) - len(leaves),
        details=len(leaves),
        mandatory=mandatory,
        selectable=len(leaves) - mandatory,
    )


def _tell_comparison(comparison: Comparison, session: Session) -> None:
    endings = tuple(f"{ours} ({theirs})" for ours, theirs in comparison.endings)
    differing = {
        "only-ours": comparison.only_ours,
        "only-theirs": comparison.only_theirs,
        "endings": endings,
        "requirements": comparison.requirements,
    }
    session.note("import-compared", other=comparison.other, common=comparison.common)
    for name, ids in differing.items():
        if ids:
            _tell_ids(name, ids, session)
    if not any(differing.values()):
        session.note("import-same")
    elif not session.verbose and any(len(ids) > FIRST for ids in differing.values()):
        session.note("import-more")


def _tell_ids(name: str, ids: Sequence[str], session: Session) -> None:
    shown = tuple(ids) if session.verbose else (*ids[:FIRST], *(["…"] if len(ids) > FIRST else []))
    session.note(f"import-{name}", n=len(ids), ids=shown)
