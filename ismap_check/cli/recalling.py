"""Run a command, or repeat its outcome from the cache if nothing that it depended on has changed.

Only the commands in :data:`REMEMBERED` are kept, if they ended with 0 or 1 and ``--no-cache`` was not given. The key is
made of the arguments as they were given. All else that a run depended on (files, the day, the environment) was noted
while it ran, and is looked up again before its outcome is used (``workflow.remembering``). Files are then written as
by any run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from ismap_check.cli import streams
from ismap_check.cli.asked_environment import (
    VARIABLE,
    VARIABLES,
    asked_environment,
    variable_answer,
    variables_answer,
)
from ismap_check.cli.clock import day_answer
from ismap_check.cli.outcome import Outcome, as_text, outcome_of
from ismap_check.errors import IsmapCheckError
from ismap_check.sources.late import late, late_patterns
from ismap_check.sources.store import Store
from ismap_check.sources.watching import unseen_libraries, watching
from ismap_check.workflow.cache import run_store
from ismap_check.workflow.remembering import ASKED, Ask, key_of, recall, remember
from ismap_check.workflow.tool_state import tool_state
from ismap_check.workflow.writing import FILE_EFFECT, check_targets, write_file

REMEMBERED = frozenset({"assess", "report"})
NEVER = "--no-cache"
OUTCOMES = frozenset({0, 1})
SELDOM_USED = ("bz2", "lzma", "shellingham", "subprocess", "tokenize", "zlib")
"""Modules that typer names: for archives, for installing completion, for opening addresses, for source code."""

ASK: Mapping[str, Ask] = {
    **ASKED,
    "day": day_answer,
    VARIABLE: variable_answer,
    VARIABLES: lambda: [*variables_answer()],
}


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code, as ``boundary.run`` does."""
    store = run_store(os.environ) if arguments and arguments[0] in REMEMBERED and NEVER not in arguments else None
    if store is None:
        return _run(arguments)
    try:
        streams.prepare_streams()
        key = _key(arguments)
        outcome = _recalled(store, key)
    except Exception:  # noqa: BLE001 -- whatever is wrong with a memory, the command can do without it
        return _run(arguments)
    return _run_watched(arguments, store, key) if outcome is None else _done_again(outcome, arguments)


def _run_watched(arguments: Sequence[str], store: Store, key: str) -> int:
    """Run the command and remember what it came to, if that can be asked for again."""
    with watching() as watch, asked_environment():
        code = _run(arguments)
    if code in OUTCOMES and watch.repeatable and not unseen_libraries():
        remember(store, key, watch.answers, Outcome(code, watch.effects).written(), ASK)
    return code


def _run(arguments: Sequence[str]) -> int:
    with late(*SELDOM_USED), late_patterns():
        import typer  # noqa: F401 -- before anybody else does

    from ismap_check.cli import boundary

    return boundary.run(arguments)


def _key(arguments: Sequence[str]) -> str:
    """Return the key of a run: its words, where it stands, what its streams are, and the tool."""
    return key_of([*arguments], str(Path.cwd()), _stream(sys.stdout), _stream(sys.stderr), tool_state())


def _stream(stream: TextIO | None) -> list[str | int]:
    if stream is None:
        return []
    return [stream.encoding, stream.isatty(), streams.terminal_columns(stream)]


def _recalled(store: Store, key: str) -> Outcome | None:
    """Return what a run would come to, if memory can tell and its files can still be written."""
    outcome = outcome_of(recall(store, key, ASK))
    if outcome is None:
        return None
    try:
        check_targets([Path(path) for path in outcome.files], ())
    except IsmapCheckError:  # the command itself will say what is wrong
        return None
    return outcome


def _done_again(outcome: Outcome, arguments: Sequence[str]) -> int:
    """Do what the remembered run did, in the same order."""
    try:
        for target, data in outcome.effects:
            _do(target, data)
    except BaseException as error:  # noqa: BLE001 -- the boundary's business, as in every other run
        return _told(error, arguments)
    return outcome.code


def _do(target: str, data: bytes) -> None:
    match target:
        case streams.TEXT:
            streams.write_text(as_text(data))
        case streams.MESSAGE:
            streams.write_message(as_text(data))
        case streams.BYTES:
            streams.write_bytes(data)
        case _:
            write_file(Path(target.removeprefix(FILE_EFFECT)), data)


def _told(error: BaseException, arguments: Sequence[str]) -> int:
    from ismap_check.cli.boundary import told
    from ismap_check.cli.language import language_for, values_of
    from ismap_check.cli.session import MessageFormat, Session
    from ismap_check.i18n.words import load_words

    messages = MessageFormat([MessageFormat.TEXT, *values_of("--messages", arguments)][-1])
    return told(error, Session(words=load_words(language_for(arguments, os.environ)), messages=messages))
