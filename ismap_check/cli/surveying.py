"""What ``portfolio`` does: find the profiles, judge them on all cores, show and write what they say together."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import typer

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.asked_run import asked_terms
from ismap_check.cli.assessing import JUDGING
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.market_means import Means, employed
from ismap_check.cli.market_page import market_page
from ismap_check.cli.market_progress import market_progress
from ismap_check.cli.market_results import OPTIONS, Results, asked_results, write_results
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import Session
from ismap_check.cli.stopping import StoppedError
from ismap_check.comparison.market import Market
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.rows import NamedTuple
from ismap_check.report.market.telling import Telling
from ismap_check.sources.files import ACCESS_CODES
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source
from ismap_check.workflow.carrying import chosen_editions
from ismap_check.workflow.judging import check_fail_on
from ismap_check.workflow.portfolio.assessors import CHANGED, AssessorFile, find_assessors
from ismap_check.workflow.portfolio.desk import DEFECT
from ismap_check.workflow.portfolio.home import home_of
from ismap_check.workflow.portfolio.keeping import Keeping, kept
from ismap_check.workflow.portfolio.log import RowLog
from ismap_check.workflow.portfolio.names import Found, named_profiles
from ismap_check.workflow.portfolio.pages import surveyed
from ismap_check.workflow.portfolio.run import WORKER_DIED, Plan, run
from ismap_check.workflow.portfolio.shards import Asked, Shard, Survey, asked_of, merged
from ismap_check.workflow.portfolio.terms import MarketTerms, Shared, shared_by_all
from ismap_check.workflow.settings import read_settings
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import STANDARD_INPUT

MERGE = "merge"
"""In the place of the first folder: bring parts together. A folder of that name is written ``./merge``."""


class Wanted(NamedTuple):
    """How to run: who judges, where rows are kept, which part, whether evidence is read."""

    means: Means = Means()
    state: str | None = None
    shard: tuple[int, int] | None = None
    check_evidence: bool = False


class _Run(NamedTuple):
    """A run that is ready to start; ``found`` are the profiles of all parts."""

    found: Found
    shard: Shard
    terms: MarketTerms
    shared: Shared
    asked: Asked
    means: Means


def survey(places: Sequence[str], wanted: Wanted, session: Session) -> int:
    """Judge all profiles and tell of them; a vendor that misses conditions is no reason for another exit code than 0.

    A profile that cannot be used is a row, and makes the exit code 3 or 4; ``--fail-on`` and ``--fail-under`` 1.
    """
    results, shard = asked_results(session), _shard(wanted, session)
    ready = _ready(places, wanted, shard, session)
    results.check(map(Path, (*ready.found.names, *(one.name for one in ready.terms.assessors))))
    if ready.found.left_out:
        session.note("portfolio-left-out", n=ready.found.left_out)
    environment, cached = session.environment, "--no-cache" not in session.given
    with kept(wanted.state, places, shard, environment, cached=cached) as keeping:
        rows = _judged(ready, keeping, session)
        if shard.of > 1:
            session.note("portfolio-shard-done", number=shard.number, of=shard.of, path=str(keeping.path))
            return ExitCode.CONDITIONS_MET
        return _tell(rows, results, session)


def merge(paths: Sequence[str], own: Sequence[str], session: Session) -> int:
    """Bring the parts of a portfolio together and tell of them as one run would.

    ``own`` are the given options that say how to run; there is nothing to run any more.
    """
    judging = (option for option in JUDGING if option in session.given and option != "--catalogue")
    for option in (*own, *judging):
        raise UsageError("result-is-judged", {"name": option})
    if not paths:
        raise UsageError("portfolio-merge-of-nothing")
    return _tell(merged(paths), asked_results(session), session)


def _shard(wanted: Wanted, session: Session) -> Shard:
    """Return the part to run; a part needs a place to be kept in, and tells nothing on its own."""
    shard = Shard(*wanted.shard) if wanted.shard else Shard()
    if shard.of > 1 and wanted.state is None:
        raise UsageError("portfolio-shard-without-state")
    if shard.of > 1 and not session.given.keys().isdisjoint(OPTIONS):
        raise UsageError("portfolio-shard-output")
    return shard


def _ready(places: Sequence[str], wanted: Wanted, shard: Shard, session: Session) -> _Run:
    limits = asked_limits(session.given)
    shelf, given = shelf_of(session, limits), session.given
    baselines = tuple(dict.fromkeys(given.get("--baseline", ())))
    editions = chosen_editions(given.get("--edition", ()), baselines, shelf)
    settings = read_settings(Path(), session.environment, limits)
    terms = MarketTerms(
        terms=replace(asked_terms(session, limits, editions), hash_evidence=wanted.check_evidence),
        baselines=baselines,
        catalogues=(tuple(given.get("--catalogue", ())), settings.catalogues),
        baseline_files=settings.baselines,
        mapping_files=(*given.get("--mapping", ()), *settings.mappings),
        assessors=_assessors(session, limits),
    )
    check_fail_on(terms.terms.options.fail_on)
    shared = shared_by_all(terms, shelf)
    _check_usable(shared.diagnostics, shared.sources, session)
    found = named_profiles(places, _listed(places))
    asked = asked_of(terms, places, found.names, _hashes(baselines, shelf))
    return _Run(found, shard, terms, shared, asked, wanted.means)


def _listed(places: Sequence[str]) -> str | None:
    if STANDARD_INPUT not in places or sys.stdin is None:
        return None
    return sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape")


def _hashes(baselines: Sequence[str], shelf: Shelf) -> list[str]:
    return [read.value.sha256 for read in map(shelf.baseline, baselines) if read.value]


def _assessors(session: Session, limits: Limits) -> tuple[AssessorFile, ...]:
    """Return the reviews and waivers that were named; a document that says nothing of a service ends the run."""
    reviews, waivers = session.given.get("--review", ()), session.given.get("--waivers", ())
    if not reviews and not waivers:
        return ()
    found = find_assessors(reviews, waivers, limits)
    _check_usable(found.diagnostics, found.sources, session)
    return found.files


def _check_usable(diagnostics: Sequence[Diagnostic], sources: Sequence[Source], session: Session) -> None:
    """End the run with what is wrong with the documents that were named; warnings are for ``validate`` to show."""
    if code := code_of_diagnostics(diagnostics):
        tell_diagnostics(diagnostics, sources, session)
        raise typer.Exit(code)


def _judged(ready: _Run, keeping: Keeping, session: Session) -> Survey:
    """Judge what is not judged yet; what is done stays, however the run ends."""
    files = ready.shard.files(ready.found.names)
    log = RowLog(keeping.path, ready.shared.key, keeping.spare)
    end = {"asked": ready.asked, "shard": ready.shard.number, "of": ready.shard.of}
    try:
        with _telling_what_stays(keeping, log, session):
            _judge(files, ready, log, session)
        _check_unchanged(ready, log)
        whole = log.finish(files, end)
        if log.moved:
            session.note("portfolio-not-kept", path=str(keeping.path), always=True)
        return Survey(ready.asked, (whole,))
    finally:
        log.close()


@contextmanager
def _telling_what_stays(keeping: Keeping, log: RowLog, session: Session) -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, StoppedError, FileAccessError):
        if keeping.lasts and not log.moved and len(log):
            session.note("portfolio-resumes", always=True)
        raise


def _check_unchanged(ready: _Run, log: RowLog) -> None:
    """Refuse rows of which some were judged before and some after a catalogue changed."""
    if shared_by_all(ready.terms, ready.terms.shelf()).key != ready.shared.key:
        log.discard()
        raise FileAccessError("portfolio-changed")


def _judge(files: Sequence[str], ready: _Run, log: RowLog, session: Session) -> None:
    home = home_of(ready.shared, files, ready.terms.limits) if ready.means.scheduler else None
    plan = Plan(ready.terms, ready.shared.key, known=log.asked, home=home)
    with (
        employed(ready.means, plan, len(files)) as staff,
        market_progress(session, len(files)) as step,
        closing(run(files, staff.plan, staff.executor)) as judged,
    ):
        for done in judged:
            if done.line is not None:
                log.put(done.file, done.line)
            step()


def _tell(survey: Survey, results: Results, session: Session) -> int:
    told = surveyed(survey, shelf_of(session, asked_limits(session.given)))
    if all(target.path for target in results.targets):
        streams.write_text(market_page(Telling(told, session.words), screen_of(session), whole=session.verbose))
    write_results(results, survey, told, session)
    if told.unmatched:
        names, services = (
            tuple(dict.fromkeys(getattr(one, field) for one in told.unmatched)) for field in ("name", "service")
        )
        session.note("portfolio-unmatched", names=names, services=services, always=True)
    code = _exit_code(told.market)
    return ExitCode.CONDITIONS_MET if code == ExitCode.CHECK_SAYS_NO and "--exit-zero" in session.given else code


def _exit_code(market: Market) -> int:
    codes = set(market.trouble)
    if codes & {DEFECT, WORKER_DIED}:
        return ExitCode.DEFECT
    if codes:
        return ExitCode.FILE_ACCESS if codes & {*ACCESS_CODES, CHANGED} else ExitCode.INVALID_DOCUMENT
    return ExitCode.CHECK_SAYS_NO if market.failed_on else ExitCode.CONDITIONS_MET
