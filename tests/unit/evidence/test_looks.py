"""A look at evidence is noted, and looking again sees every change."""

from __future__ import annotations

import os
from pathlib import Path

from ismap_check.evidence.looks import looks, looks_answer
from ismap_check.sources.watching import watching


def test_what_was_seen_is_noted_and_can_be_seen_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    with watching() as watch:
        looks(["a.txt", "none.txt", "../b.txt"], tmp_path, 9)
    ((question, answer),) = watch.answers.items()
    assert watch.repeatable
    assert isinstance(answer, list)
    assert [row[0] for row in answer] == ["file", "missing", "outside"]
    assert looks_answer(*question[1:]) == answer  # type: ignore[arg-type]
    before = (tmp_path / "a.txt").stat()
    (tmp_path / "a.txt").write_bytes(b"b")
    os.utime(tmp_path / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert looks_answer(*question[1:]) != answer  # type: ignore[arg-type]


def test_nothing_is_looked_at_twice(tmp_path: Path) -> None:
    assert list(looks(["a", "a"], tmp_path, 9)) == ["a"]
