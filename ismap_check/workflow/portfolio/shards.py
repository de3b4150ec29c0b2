"""Parts of a portfolio that were run apart, on one machine or many, and how they come together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ismap_check.errors import UsageError
from ismap_check.model.portfolio import VendorRow
from ismap_check.model.rows import NamedTuple
from ismap_check.version import __version__
from ismap_check.workflow.portfolio.assessors import AssessorFile
from ismap_check.workflow.portfolio.log import Whole, whole_log
from ismap_check.workflow.portfolio.terms import MarketTerms

SUFFIX = ".jsonl"
END_KEYS = frozenset({"asked", "shard", "of"})
"""What the last line of a part says."""

Asked = Mapping[str, Any]
"""What a run was asked, as JSON keeps it."""


class Shard(NamedTuple):
    """One of several parts: ``number`` counts from 1 to ``of``."""

    number: int = 1
    of: int = 1

    @property
    def file_name(self) -> str:
        """The name of its log in a folder that is shared by all parts."""
        return f"rows{SUFFIX}" if self.of == 1 else f"rows-{self.number}-of-{self.of}{SUFFIX}"

    def files(self, files: Sequence[str]) -> Sequence[str]:
        """Return every ``of``-th file, so that no part gets all the large ones of a folder."""
        return files[self.number - 1 :: self.of]


class Survey(NamedTuple):
    """Rows that belong together, in order, with what was asked of all of them; ``logs`` are of shard 1, 2 …."""

    asked: Asked
    logs: tuple[Whole, ...]

    @property
    def as_of(self) -> date:
        """The day of judging."""
        return date.fromisoformat(self.asked["as_of"])

    @property
    def assessors(self) -> tuple[AssessorFile, ...]:
        """The reviews and waivers that were given."""
        return tuple(AssessorFile(*one) for one in self.asked["assessors"])

    def rows(self) -> Iterator[VendorRow]:
        """Yield the rows in the order of their files; raises :class:`FileAccessError`."""
        for row in zip_longest(*(log.rows() for log in self.logs)):
            yield from filter(None, row)


def asked_of(
    terms: MarketTerms, places: Sequence[str], files: Sequence[str], baselines: Iterable[str]
) -> dict[str, Any]:
    """Return what a run was asked, so that parts can tell whether they belong together; no path of a machine in it.

    ``files`` are those of all parts, ``baselines`` the hashes of the baselines to judge by.
    """
    return {
        "version": __version__,
        "as_of": terms.terms.as_of.isoformat(),
        "options": repr(terms.terms.options),
        "limits": repr(terms.limits),
        "baselines": [*terms.baselines],
        "baseline_hashes": [*baselines],
        "hashed": terms.terms.hash_evidence,
        "places": [*places],
        "assessors": [[*one] for one in terms.assessors],
        "files": sha256("\n".join(files).encode("utf-8", "surrogateescape")).hexdigest(),
    }


def merged(paths: Iterable[str]) -> Survey:
    """Return the survey of all parts; ``paths`` are their logs, or folders of logs.

    Raises :class:`UsageError` for a part that is unfinished, missing, there twice, or of another portfolio.
    """
    logs = [(name, _whole(name)) for path in paths for name in _logs(path)]
    if not logs:
        raise UsageError("portfolio-nothing-to-merge", {"places": tuple(paths)})
    first_name, first = logs[0]
    by_number: dict[int, Whole] = {}
    for name, log in logs:
        if (log.end["asked"], log.end["of"]) != (first.end["asked"], first.end["of"]):
            raise UsageError("portfolio-shards-differ", {"name": name, "other": first_name})
        if by_number.setdefault(log.end["shard"], log) is not log:
            raise UsageError("portfolio-shard-twice", {"number": log.end["shard"], "name": name})
    missing = tuple(number for number in range(1, first.end["of"] + 1) if number not in by_number)
    if missing:
        raise UsageError("portfolio-shards-missing", {"numbers": missing, "of": first.end["of"]})
    return Survey(first.end["asked"], tuple(by_number[number] for number in sorted(by_number)))


def _logs(path: str) -> list[str]:
    folder = Path(path)
    return [str(file) for file in sorted(folder.glob(f"*{SUFFIX}"))] if folder.is_dir() else [path]


def _whole(name: str) -> Whole:
    log = whole_log(Path(name))
    if log is None or not END_KEYS.issubset(log.end):
        raise UsageError("portfolio-shard-unfinished", {"name": name})
    return log
