"""Take in a check sheet: read it, understand it, make a catalogue of it, hold it against one that is at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.catalogue_digest import structure_digest
from ismap_check.documents.catalogue_load import build_catalogue
from ismap_check.documents.check_sheet.comparing import Comparison, compared, nearest
from ismap_check.documents.check_sheet.controls import WORKBOOK
from ismap_check.documents.check_sheet.understanding import Understood, understand
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.documents.parts import Part
from ismap_check.errors import UsageError
from ismap_check.i18n.words import Words, load_words
from ismap_check.model.catalogue import Catalogue, Provenance, Requirement, Rules, Source, Wording
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.text import Language, Text
from ismap_check.sources.limits import Limits
from ismap_check.sources.sheets import Tables
from ismap_check.sources.table_limits import TableLimits
from ismap_check.sources.tables import read_tables
from ismap_check.version import __version__
from ismap_check.workflow.catalogue_files import catalogue_files
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.writing_folder import MARK

IGNORE_FILE = ".gitignore"
FIRST_EDITION = "1"

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_EDITION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,31}")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_ALIKE = dict.fromkeys(Requirement, 1)


class Order(NamedTuple):
    """What to import and what to call it; None follows from the file, the folder or the catalogue it is like."""

    file: str
    folder: Path
    wording: Wording = Wording.OFFICIAL
    id: str | None = None
    edition: str | None = None
    title: str | None = None


class Imported(NamedTuple):
    """What came of it: the sheet as it was understood, the catalogue, how it differs from another one."""

    understood: Understood
    catalogue: Catalogue
    comparison: Comparison | None


def import_catalogue(
    order: Order, wishes: Wishes, shelf: Shelf, tables: TableLimits, limits: Limits
) -> Loaded[Imported]:
    """Return the catalogue of a workbook or CSV file, or everything that is wrong with the file.

    Raises :class:`UsageError` for a name or a sheet that cannot be.
    """
    named = _named(order, wishes.like)
    read = read_tables(Path(order.file), order.file, tables)
    if read.value is None:
        return Loaded(None, read.diagnostics)
    _check_sheets(read.value, wishes)
    provenance = Provenance.OFFICIAL if order.wording is Wording.OFFICIAL else Provenance.OWN
    understood = understand(read.value, wishes._replace(provenance=provenance))
    said = (*read.diagnostics, *understood.diagnostics)
    if understood.value is None:
        return Loaded(None, said)
    catalogue = _catalogue(named, read.value, understood.value, wishes.like)
    trouble = _trouble(catalogue, order.file, limits)
    if trouble:
        return Loaded(None, (*said, *trouble))
    return Loaded(Imported(understood.value, catalogue, _comparison(catalogue, wishes.like, shelf)), said)


def files_of(imported: Imported, words: Words) -> dict[str, bytes]:
    """Return the files to write; official wording is kept out of git."""
    official = imported.catalogue.wording is Wording.OFFICIAL
    head = (f"{MARK.removeprefix('# ')} {__version__}", *words.items("import.head"))
    kept_out = words.items("import.official-head") if official else ()
    files = {name: text.encode() for name, text in catalogue_files(imported.catalogue, (*head, *kept_out)).items()}
    if not official:
        return files
    reason = "".join(f"# {line}\n" for line in words.items("import.ignore"))
    return {**files, IGNORE_FILE: f"{reason}*\n".encode()}


def _named(order: Order, like: Catalogue | None) -> Order:
    """Return the order with its names filled in: those of the catalogue it is like, or of folder and file."""
    folder = _NOT_IN_IDS.sub("-", order.folder.absolute().name.lower()).strip("-")[:64]
    wanted = order.id or (like.id if like else folder)
    edition = order.edition or (like.edition if like else FIRST_EDITION)
    if not _ID.fullmatch(wanted):
        raise UsageError("import-id-invalid", {"value": wanted})
    if not _EDITION.fullmatch(edition):
        raise UsageError("import-edition-invalid", {"value": edition})
    return order._replace(id=wanted, edition=edition, title=order.title or Path(order.file).stem)


def _check_sheets(tables: Tables, wishes: Wishes) -> None:
    known = tuple(sheet.name for sheet in tables.sheets if sheet.name)
    for name in wishes.sheets:
        if name not in known:
            raise UsageError("sheet-unknown" if known else "sheet-in-csv", {"name": name, "known": known})


def _catalogue(order: Order, tables: Tables, understood: Understood, like: Catalogue | None) -> Catalogue:
    """Return the catalogue; rules, weights and facts are those of the one it is like, or neutral ones."""
    weights: Mapping[Requirement, int] = like.weights if like else _ALIKE
    rules, facts = (like.rules, like.facts) if like else (Rules(), {})
    groups, controls = understood.tree
    origin = f"{Path(tables.name).name} (sha256 {tables.sha256})"
    return Catalogue(
        id=order.id or "",
        edition=order.edition or "",
        revision=1,
        title=Text(order.title or "", order.title or ""),
        wording=order.wording,
        notice=Text(*(load_words(one)(f"import.notice-{order.wording}") for one in (Language.JA, Language.EN))),
        weights=weights,
        rules=rules,
        facts=facts,
        sources={WORKBOOK: Source(id=WORKBOOK, title=Text(origin, origin))},
        groups=groups,
        controls=controls,
        structure=structure_digest(weights, rules, facts, groups, controls),
    )


def _trouble(catalogue: Catalogue, name: str, limits: Limits) -> tuple[Diagnostic, ...]:
    """Return what a reader of the catalogue would complain about, told of the file it came from."""
    part = Part(document=name, data=write_catalogue(catalogue))
    return build_catalogue((part,), base=None, origin=name, sha256="", limits=limits).diagnostics


def _comparison(catalogue: Catalogue, like: Catalogue | None, shelf: Shelf) -> Comparison | None:
    if like:
        return compared(catalogue, like)
    loaded = (shelf.load(ref) for ref in shelf.refs)
    other = nearest(catalogue, [one.value for one in loaded if one and one.value])
    return compared(catalogue, other) if other else None
