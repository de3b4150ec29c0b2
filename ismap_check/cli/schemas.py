"""Print the schemas of documents; only ``--for`` reads catalogues."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.cli import streams
from ismap_check.cli.session import Session
from ismap_check.documents.kinds import KINDS, schema_text
from ismap_check.errors import UsageError


def list_kinds(session: Session) -> int:
    """Show every kind with what it is."""
    lines = (f"{kind}: {session.words(f'schema.kind.{kind}')}\n" for kind in KINDS)
    streams.write_text("".join(lines))
    return 0


def print_schema(kind: str, catalogues: Sequence[str], session: Session) -> int:
    """Print the schema of a kind, with the controls of the catalogues named."""
    if kind not in KINDS:
        raise UsageError("kind-unknown", {"name": kind, "known": KINDS})
    if not catalogues:
        streams.write_text(schema_text(kind))
        return 0
    return _print_with_controls(kind, catalogues, session)


def _print_with_controls(kind: str, catalogues: Sequence[str], session: Session) -> int:
    from ismap_check.cli.catalogues import catalogues_named
    from ismap_check.workflow.schema_for import KIND, schema_for

    if kind != KIND:
        raise UsageError("schema-for-other")
    streams.write_text(schema_for(catalogues_named(catalogues, session)))
    return 0
