"""Remember what a run came to, and answer from memory only if the world still gives it the same answers.

A record holds every question that was asked while the run was watched (``sources.watching``), with its answer, and
what the run came to. To recall is to ask all of them again: files are read and hashed, folders listed, evidence looked
at; no time of change is trusted. One other answer, one question that nobody here can ask, and there is no memory.

For one command the key holds its arguments and the state of the tool; a row of many profiles has a key of its own, and
needs the questions about what all rows share beside its own ones, because shared files are read only once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ismap_check.sources.looking import file_answer, is_file, is_folder, matching
from ismap_check.sources.store import Store
from ismap_check.sources.watching import Answer, Question
from ismap_check.workflow.writing import is_one_of

FORM = 1
"""Part of every key; raised when records are written in another way."""

MOST_BYTES = 16 * 1024 * 1024
"""The size of the largest outcome that is worth its place."""

Ask = Callable[..., Answer]


def _evidence(*about: Any) -> Answer:
    from ismap_check.evidence.looks import looks_answer  # asked where there is evidence

    return [*looks_answer(*about)]


def _inside(folder: str, written: str) -> Answer:
    from ismap_check.documents.inside import stays_inside  # asked where a document names another

    return stays_inside(folder, written)


ASKED: Mapping[str, Ask] = {
    "file": file_answer,
    "is-file": lambda path: is_file(Path(path)),
    "is-folder": lambda path: is_folder(Path(path)),
    "matching": lambda folder, *patterns: [str(path) for path in matching(Path(folder), *patterns)],
    "inside": _inside,
    "evidence": _evidence,
    "one-of": is_one_of,
}
"""How each kind of question is asked again. Questions about the clock and the environment are added by ``cli``."""


def key_of(*parts: object) -> str:
    """Return the name under which a run is kept: a hash over what decides its outcome and is known before it starts."""
    return sha256(json.dumps([FORM, *parts]).encode()).hexdigest()


def remember(
    store: Store, key: str, answers: Mapping[Question, Answer], outcome: bytes, ask: Mapping[str, Ask] = ASKED
) -> bool:
    """Keep an outcome with the answers behind it; returns whether it was worth keeping and can be asked for again."""
    if len(outcome) > MOST_BYTES or any(question[0] not in ask for question in answers):
        return False
    store.put(key, json.dumps(rows_of(answers)).encode(), b"\n", outcome)
    return True


def rows_of(answers: Mapping[Question, Answer]) -> list[list[Any]]:
    """Return questions and answers as JSON keeps them."""
    return [[list(question), answer] for question, answer in answers.items()]


def still_holds(rows: Any, ask: Mapping[str, Ask] = ASKED) -> bool:
    """Return whether every question still has the answer that was noted; False for rows that are not the tool's own."""
    try:
        return all(ask[kind](*about) == answer for (kind, *about), answer in rows)
    except (ValueError, TypeError, KeyError, OSError):  # rows of another program, or a file that is gone
        return False


def recall(store: Store, key: str, ask: Mapping[str, Ask] = ASKED) -> bytes | None:
    """Return the outcome kept under ``key`` if nothing it depends on has changed, otherwise None."""
    entry = store.get(key)
    if entry is None:
        return None
    questions, _, outcome = entry.partition(b"\n")
    try:
        rows = json.loads(questions)
    except ValueError:  # whole, but not written by us
        return None
    return outcome if still_holds(rows, ask) else None
