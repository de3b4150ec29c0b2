"""What the ``catalogue`` commands do: list, show, search. Piped, every line stays whole for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.catalogue_page import CataloguePage
from ismap_check.cli.catalogues import catalogues_named
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import code_of_diagnostics
from ismap_check.cli.session import Session, printable_lines
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.i18n.width import pad, width_of, wrap
from ismap_check.model.catalogue import Catalogue
from ismap_check.report.voice import Voice
from ismap_check.workflow.outline import node_of
from ismap_check.workflow.searching import search
from ismap_check.workflow.shelf import Shelf

Row = tuple[str, ...]
BRIEF = 2
"""How many cells of a row, the first ones, stay together where the whole row is too wide but they are not."""


def list_catalogues(session: Session) -> int:
    """List catalogues, baselines and mappings: how to name them, their size and title, where they come from."""
    shelf, words = shelf_of(session, asked_limits(session.given)), session.words
    catalogues = [loaded for ref in shelf.refs if (loaded := shelf.load(ref))]
    baselines = list(shelf.baselines.values())
    lines = [words("cli.list.catalogues"), *_table(_catalogue_rows(catalogues, session))]
    if baselines:
        lines += ["", words("cli.list.baselines"), *_table(_baseline_rows(shelf, session))]
    if shelf.mappings:
        lines += ["", words("cli.list.mappings"), *_table(_mapping_rows(shelf, session))]
    _write(lines)
    return _told((*catalogues, *baselines, *shelf.mappings), session)


def show_catalogue(wanted: str, node_id: str | None, session: Session) -> int:
    """Show a whole catalogue as a tree of titles, or one part of it with its texts."""
    (catalogue,) = catalogues_named([wanted], session)
    page = page_of(catalogue, session)
    node = node_of(catalogue, node_id) if node_id else None
    if node_id and node is None:
        raise UsageError("node-unknown", {"catalogue": catalogue.ref, "name": node_id})
    _write(page.part(node) if node else page.whole())
    return 0


def search_catalogues(words: Sequence[str], session: Session) -> int:
    """Show where all the words stand, in the newest edition of every catalogue."""
    shelf = shelf_of(session, asked_limits(session.given))
    refs = dict.fromkeys(shelf.resolve(ref.partition("@")[0]) for ref in shelf.refs)
    loaded = [read for ref in refs if (read := shelf.load(ref))]
    synonyms = session.words.items("cli.synonyms")
    hits = list(search((read.value for read in loaded if read.value), words, synonyms))
    _write(line for catalogue, node in hits for line in page_of(catalogue, session).heading(node))
    if hits:
        session.note("search-count", n=len(hits))
    else:
        session.note("search-empty")
    return _told(loaded, session)


def page_of(catalogue: Catalogue, session: Session) -> CataloguePage:
    """Return the catalogue's page for this reader: wrapped on a terminal, one line per text in a pipe."""
    return CataloguePage(catalogue=catalogue, voice=Voice(session.words), columns=streams.terminal_columns(sys.stdout))


def _catalogue_rows(catalogues: Iterable[LoadedDocument[Catalogue]], session: Session) -> Iterator[Row]:
    for loaded in catalogues:
        if one := loaded.value:
            count = session.words("cli.list.controls", n=len(one.leaves))
            yield one.ref, count, one.title.pick(session.words.language), _origin(one.origin, session)


def _baseline_rows(shelf: Shelf, session: Session) -> Iterator[Row]:
    for name, loaded in shelf.baselines.items():
        if one := loaded.value:
            uses = session.words.say(tuple(f"{key}@{edition}" for key, edition in one.uses.items()))
            yield name, uses, one.title.pick(session.words.language), _origin(one.origin, session)


def _mapping_rows(shelf: Shelf, session: Session) -> Iterator[Row]:
    for loaded in shelf.mappings:
        if one := loaded.value:
            yield one.ref, session.words("cli.list.links", n=len(one.links)), "", _origin(one.origin, session)


def _origin(origin: str, session: Session) -> str:
    return session.words("report.catalogue.bundled") if origin == "bundled" else origin


def _table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each row; on a terminal too narrow for that, title and origin stand on lines below."""
    listed, columns = list(rows), streams.terminal_columns(sys.stdout)
    widths = [max(width_of(cell) for cell in column) for column in zip(*listed, strict=True)]
    if not columns or sum(widths) + 2 * len(widths) <= columns:
        yield from (f"  {_aligned(row, widths)}" for row in listed)
        return
    together = BRIEF if sum(widths[:BRIEF]) + 2 * BRIEF <= columns else 1
    for row in listed:
        yield f"  {_aligned(row[:together], widths[:together])}"
        yield from wrap("    " + "  ".join(filter(None, row[together:])), columns, hang=4)


def _aligned(row: Row, widths: Sequence[int]) -> str:
    return "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _write(lines: Iterable[str]) -> None:
    text = "\n".join(lines)
    if text:
        streams.write_text(printable_lines(text) + "\n")


def _told(read: Iterable[LoadedDocument[object]], session: Session) -> int:
    """Tell what is wrong with documents that could not be used, and return the exit code."""
    failed = [one for one in read if one.value is None]
    diagnostics = [diagnostic for one in failed for diagnostic in one.diagnostics]
    tell_diagnostics(diagnostics, (source for one in failed for source in one.sources), session)
    return code_of_diagnostics(diagnostics)
