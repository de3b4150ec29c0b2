"""What ``catalogue diff`` does: compare two editions and show what differs, as text or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import NamedTuple

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.catalogue_page import CataloguePage
from ismap_check.cli.catalogues import usable
from ismap_check.cli.session import Session, printable_lines
from ismap_check.coverage.edition_diff import Change, EditionDiff, Node, NodeChanges, Value, diff_editions
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.i18n.width import wrap
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.text import Text
from ismap_check.report.voice import Voice
from ismap_check.workflow.edition_data import difference_data, in_reading_order
from ismap_check.workflow.shelf import Shelf

TERMS = frozenset({"requirement", "responsibility"})
"""Properties whose values have labels."""


def show_difference(old: str, new: str, session: Session, *, as_data: bool) -> int:
    """Show what differs from one edition, or file, to another."""
    shelf = shelf_of(session, asked_limits(session.given))
    before, after = usable([_read(name, shelf) for name in (old, new)], session)
    diff = in_reading_order(diff_editions(shelf.whole(before), shelf.whole(after)))
    if as_data:
        data = difference_data(diff, before, after)
        streams.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        page = _Page(diff, before, after, Voice(session.words), streams.terminal_columns(sys.stdout))
        streams.write_text(printable_lines("\n".join(page.lines())) + "\n")
    return 0


def _read(name: str, shelf: Shelf) -> LoadedDocument[Catalogue]:
    if shelf.is_file(name):
        return shelf.read(name)
    return shelf.load(shelf.resolve(name)) or LoadedDocument(None)


class _Page(NamedTuple):
    """Differences for one reader; ``old`` and ``new`` are the catalogues as they may be shown.

    Lines are wrapped to ``columns``; 0 leaves every item in one line, for other programs.
    """

    diff: EditionDiff
    old: Catalogue
    new: Catalogue
    voice: Voice
    columns: int

    def lines(self) -> Iterator[str]:
        """Yield the title, then what is about the whole, added, removed and changed."""
        diff = self.diff
        yield self.voice.words("cli.diff.title", old=self.old.ref, new=self.new.ref)
        parts = (
            ("whole", [f"* {self._change(one)}" for one in diff.whole]),
            ("added", [f"+ {self._title(self.new, node)}" for node in diff.added]),
            ("removed", [f"- {self._title(self.old, node)}" for node in diff.removed]),
            ("changed", [f"~ {self._changes(one)}" for one in diff.changed]),
        )
        if not any(items for _, items in parts):
            yield self.voice.words("cli.diff.none")
        for name, items in parts:
            if items:
                yield ""
                yield self.voice.words(f"cli.diff.{name}", n=len(items))
                for item in items:
                    yield from self._wrapped(item)

    def _title(self, shown: Catalogue, node: Node) -> str:
        known: Node = shown.control_by_id.get(node.id) or shown.group_by_id[node.id]
        return CataloguePage(catalogue=shown, voice=self.voice, columns=0).title(known)

    def _changes(self, one: NodeChanges) -> str:
        told = [self._change(change) for change in one.changes]
        if one.note:
            withheld = self.old.withheld or self.new.withheld
            told.append(self.voice.words(f"cli.diff.note{'-withheld' * withheld}", note=one.note))
        changes = self.voice("list.parts").join(told)
        return self.voice.words("cli.diff.item", name=self._title(self.new, one.node), changes=changes)

    def _change(self, change: Change) -> str:
        words, key = self.voice.words, f"cli.diff.what.{change.what}"
        what = words(key) if key in words else change.what
        if isinstance(change.old, Text | tuple) or isinstance(change.new, Text | tuple):
            return words("cli.diff.reworded", what=what)
        old, new = (self._value(change.what, value) for value in (change.old, change.new))
        return words("cli.diff.change", what=what, old=old, new=new)

    def _value(self, what: str, value: Value) -> str:
        match value:
            case None:
                return "-"
            case bool():
                return self.voice.answer(value)
            case str() if what in TERMS:
                return self.voice.term(what, value)
            case _:
                return str(value)

    def _wrapped(self, text: str) -> Iterator[str]:
        lines = wrap(text, self.columns - 2, hang=2) if self.columns else [" ".join(text.split())]
        yield from (f"  {line}" for line in lines)
