"""Portfolios for Python programs: rows one by one, from whatever executes work. Offered at the package root."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import nullcontext
from datetime import date
from os import PathLike, fspath

from ismap_check.errors import InvalidDocumentError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.portfolio import read_row
from ismap_check.model.portfolio import VendorRow
from ismap_check.model.result import RunOptions
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.portfolio.assessors import find_assessors
from ismap_check.workflow.portfolio.home import home_of
from ismap_check.workflow.portfolio.log import ROW
from ismap_check.workflow.portfolio.names import named_profiles
from ismap_check.workflow.portfolio.pool import Pool, cores
from ismap_check.workflow.portfolio.run import AHEAD, Plan, run
from ismap_check.workflow.portfolio.terms import MarketTerms, shared_by_all

AnyPath = str | PathLike[str]


def judge_portfolio(
    places: Iterable[AnyPath],
    *,
    as_of: date,
    executor: Executor | None = None,
    under_way: int | None = None,
    died: Sequence[type[BaseException]] = (),
    catalogues: Iterable[AnyPath] = (),
    baselines: Iterable[AnyPath] = (),
    with_options: Sequence[str] = (),
    hash_evidence: bool = False,
    limits: Limits | None = None,
    reviews: Iterable[AnyPath] = (),
    waivers: Iterable[AnyPath] = (),
) -> Iterator[VendorRow]:
    """Yield a row for every profile in folders, patterns, lists and files, in the order of their names.

    A profile that cannot be used is a row with ``trouble``. Without ``executor`` all cores are used, by processes: a
    script that is run must then stand behind ``if __name__ == "__main__"``. It may be any of ``concurrent.futures``, on
    this machine or on others that see the same folders under the same names; only its ``submit`` is called, at most
    ``under_way`` chunks of 8 profiles wait in it, and it stays open. ``died`` are errors of its own, beside
    ``BrokenExecutor``, that tell of a process that died: what was under way is judged again, and a profile that ends
    processes becomes a row. Threads take turns: they keep a program answering, but are no faster than one.
    An executor must not answer from memory, for files change (Dask: ``get_executor(pure=False)``).

    ``reviews`` and ``waivers`` are files and folders; each document is held against the profile of the service it
    names. Raises :class:`UsageError` where there is nothing to judge and for a baseline that does not exist,
    :class:`InvalidDocumentError` for catalogues, baselines, reviews and waivers with errors, and, while rows come,
    :class:`FileAccessError` where whoever judges has another version of the tool or sees other files.
    """
    options = RunOptions(with_options=tuple(with_options))
    within = limits or Limits()
    assessors = find_assessors([fspath(one) for one in reviews], [fspath(one) for one in waivers], within)
    _check_sound(assessors.diagnostics, assessors.sources)
    terms = MarketTerms(
        terms=Terms(as_of=as_of, options=options, limits=within, hash_evidence=hash_evidence),
        baselines=tuple(fspath(one) for one in baselines),
        catalogues=(tuple(fspath(one) for one in catalogues),),
        assessors=assessors.files,
    )
    shared = shared_by_all(terms, terms.shelf())
    _check_sound(shared.diagnostics, shared.sources)
    files = named_profiles([fspath(one) for one in places]).names
    plan = Plan(terms, shared.key, under_way or AHEAD * cores(), died=(BrokenExecutor, *died))
    if executor is not None:
        plan = plan._replace(home=home_of(shared, files, terms.limits))
    return _rows(files, plan, executor)


def _check_sound(diagnostics: Sequence[Diagnostic], sources: Sequence[Source]) -> None:
    if any(one.is_error for one in diagnostics):
        by_name = {source.name: source for source in sources}
        said = [by_name[one.document].located(one) if one.document in by_name else one for one in diagnostics]
        raise InvalidDocumentError(said)


def _rows(files: Sequence[str], plan: Plan, executor: Executor | None) -> Iterator[VendorRow]:
    with nullcontext(executor) if executor else Pool(cores()) as workers:
        for done in run(files, plan, workers):
            if done.line is not None:
                yield read_row(json.loads(done.line)[ROW])
