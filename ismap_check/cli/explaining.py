"""Explain a code or a control. Codes need nothing but the words; only a control needs the catalogues."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ismap_check.cli import streams
from ismap_check.cli.session import Session, printable_lines
from ismap_check.errors import UsageError
from ismap_check.i18n.width import wrap
from ismap_check.i18n.words import Words, without_values

TABLES = {"finding": ("what", "why", "fix", "source"), "diagnostic": ("what", "fix")}
"""Words table → the sentences its codes have; a source only where the rule comes from outside."""


def list_codes(session: Session) -> int:
    """Show every code; of findings with their short names."""
    words = session.words
    columns = streams.terminal_columns(sys.stdout)
    lines = [words("cli.explain.finding")]
    for code in words.keys_under("finding"):
        line = f"  {code}: {words(f'finding.{code}.title')}"
        lines += wrap(line, columns, hang=4) if columns else [line]
    lines += ["", words("cli.explain.diagnostic"), *(f"  {code}" for code in words.keys_under("diagnostic"))]
    streams.write_text("\n".join(lines) + "\n")
    return 0


def explain(topic: str, session: Session) -> int:
    """Show what a code means, or what a control asks; raises :class:`UsageError` for what is neither."""
    lines = [line for table in TABLES for line in _code_lines(table, topic, session.words)]
    if not lines:
        lines = list(_control_lines(topic, session))
    streams.write_text(printable_lines("\n".join(lines)) + "\n")
    return 0


def _code_lines(table: str, code: str, words: Words) -> Iterator[str]:
    if code in words.keys_under(table):
        title = f"finding.{code}.title"
        yield f"{code} ({words(f'cli.explain.{table}')})"
        if title in words:
            yield words(title)
        for part in (part for part in TABLES[table] if f"{table}.{code}.{part}" in words):
            told = words(f"cli.explain.{part}", text=without_values(words(f"{table}.{code}.{part}")))
            yield from wrap(f"  {told}", streams.columns(sys.stdout), hang=2)


def _control_lines(topic: str, session: Session) -> Iterator[str]:
    """Find the control in the newest edition of every catalogue, or in the one that stands before the slash."""
    from ismap_check.cli.asked import asked_limits, shelf_of
    from ismap_check.cli.listing import page_of
    from ismap_check.workflow.outline import node_of

    reference, _, node_id = topic.rpartition("/")
    shelf = shelf_of(session, asked_limits(session.given))
    names = [reference] if reference else dict.fromkeys(ref.partition("@")[0] for ref in shelf.refs)
    read = [loaded.value for name in names if (loaded := shelf.load(shelf.resolve(name))) and loaded.value]
    found = [(catalogue, node) for catalogue in read if (node := node_of(catalogue, node_id))]
    if not found:
        raise _unknown(topic, session.words)
    if len(found) > 1:
        known = tuple(f"{catalogue.id}/{node.id}" for catalogue, node in found)
        raise UsageError("topic-ambiguous", {"name": topic, "known": known})
    catalogue, node = found[0]
    yield from page_of(catalogue, session).card(node)


def _unknown(topic: str, words: Words) -> UsageError:
    from difflib import get_close_matches

    codes = [code for table in TABLES for code in words.keys_under(table)]
    near = get_close_matches(topic, codes, n=1)
    return UsageError("topic-unknown-near" if near else "topic-unknown", {"name": topic, "near": "".join(near)})
