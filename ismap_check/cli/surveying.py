"""What ``portfolio`` does: find the profiles, judge them on all cores, show and write what they say together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.asked_run import asked_terms
from ismap_check.cli.assessing import JUDGING, asked_targets
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.market_page import market_page
from ismap_check.cli.market_progress import market_progress
from ismap_check.cli.paint import Paint
from ismap_check.cli.session import Session
from ismap_check.cli.stopping import StoppedError
from ismap_check.cli.summary import Screen
from ismap_check.cli.written import write_targets
from ismap_check.comparison.market import Market
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.model.rows import NamedTuple
from ismap_check.renderers.formats import PAGES, TABLES
from ismap_check.report.market.telling import Telling
from ismap_check.sources.files import ACCESS_CODES
from ismap_check.workflow.carrying import chosen_editions
from ismap_check.workflow.judging import check_fail_on
from ismap_check.workflow.portfolio.desk import DEFECT
from ismap_check.workflow.portfolio.keeping import Keeping, kept
from ismap_check.workflow.portfolio.log import RowLog
from ismap_check.workflow.portfolio.names import Found, named_profiles
from ismap_check.workflow.portfolio.pages import survey_rendered, surveyed
from ismap_check.workflow.portfolio.pool import Pool, cores
from ismap_check.workflow.portfolio.run import AHEAD, WORKER_DIED, Plan, run
from ismap_check.workflow.portfolio.shards import Asked, Shard, Survey, asked_of, merged
from ismap_check.workflow.portfolio.terms import MarketTerms, Shared, shared_by_all
from ismap_check.workflow.settings import read_settings
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets

MERGE = "merge"
"""In the place of the first folder: bring parts together. A folder of that name is written ``./merge``."""


class Wanted(NamedTuple):
    """How to run: processes (None: one for each core), where rows are kept, which part, whether evidence is read."""

    jobs: int | None = None
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
    jobs: int


def survey(places: Sequence[str], wanted: Wanted, session: Session) -> int:
    """Judge all profiles and tell of them; a vendor that misses conditions is no reason for another exit code than 0.

    A profile that cannot be used is a row, and makes the exit code 3 or 4; ``--fail-on`` and ``--fail-under`` 1.
    """
    targets, shard = _targets(session), _shard(wanted, session)
    ready = _ready(places, wanted, shard, session)
    check_targets([target.path for target in targets if target.path], map(Path, ready.found.names))
    if ready.found.left_out:
        session.note("portfolio-left-out", n=ready.found.left_out)
    environment, cached = session.environment, "--no-cache" not in session.given
    with kept(wanted.state, places, shard, environment, cached=cached) as keeping:
        rows = _judged(ready, keeping, session)
        if shard.of > 1:
            session.note("portfolio-shard-done", number=shard.number, of=shard.of, path=str(keeping.path))
            return ExitCode.CONDITIONS_MET
        return _tell(rows, targets, session)


def merge(paths: Sequence[str], session: Session) -> int:
    """Bring the parts of a portfolio together and tell of them as one run would."""
    for option in JUDGING:
        if option in session.given and option != "--catalogue":
            raise UsageError("result-is-judged", {"name": option})
    return _tell(merged(paths), _targets(session), session)


def _targets(session: Session) -> tuple[Target, ...]:
    return asked_targets(session, {**PAGES, **TABLES}) if "--output" in session.given else ()


def _shard(wanted: Wanted, session: Session) -> Shard:
    """Return the part to run; a part needs a place to be kept in, and tells nothing on its own."""
    if wanted.jobs == 0:
        raise UsageError("number-invalid", {"value": "0"})
    shard = Shard(*wanted.shard) if wanted.shard else Shard()
    if shard.of > 1 and wanted.state is None:
        raise UsageError("portfolio-shard-without-state")
    if shard.of > 1 and "--output" in session.given:
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
    )
    check_fail_on(terms.terms.options.fail_on)
    shared = _usable(shared_by_all(terms, shelf), session)
    found = named_profiles(places, _listed(places))
    asked = asked_of(terms, places, found.names, _hashes(baselines, shelf))
    return _Run(found, shard, terms, shared, asked, wanted.jobs or cores())


def _listed(places: Sequence[str]) -> str | None:
    if STANDARD_INPUT not in places or sys.stdin is None:
        return None
    return sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape")


def _hashes(baselines: Sequence[str], shelf: Shelf) -> list[str]:
    return [read.value.sha256 for read in map(shelf.baseline, baselines) if read.value]


def _usable(shared: Shared, session: Session) -> Shared:
    """Return what all rows depend on, or end the run with what is wrong with it."""
    if code := code_of_diagnostics(shared.diagnostics):
        tell_diagnostics(shared.diagnostics, shared.sources, session)
        raise typer.Exit(code)
    return shared


def _judged(ready: _Run, keeping: Keeping, session: Session) -> Survey:
    """Judge what is not judged yet; what is done stays, however the run ends."""
    files = ready.shard.files(ready.found.names)
    log = RowLog(keeping.path, ready.shared.key)
    end = {"asked": ready.asked, "shard": ready.shard.number, "of": ready.shard.of}
    try:
        _judge(files, ready, log, session)
        _check_unchanged(ready, log)
        return Survey(ready.asked, (log.finish(files, end),))
    except (KeyboardInterrupt, StoppedError):
        if keeping.lasts:
            session.note("portfolio-resumes", always=True)
        raise
    finally:
        log.close()


def _check_unchanged(ready: _Run, log: RowLog) -> None:
    """Refuse rows of which some were judged before and some after a catalogue changed."""
    if shared_by_all(ready.terms, ready.terms.shelf()).key != ready.shared.key:
        log.discard()
        raise FileAccessError("portfolio-changed")


def _judge(files: Sequence[str], ready: _Run, log: RowLog, session: Session) -> None:
    jobs = max(1, min(ready.jobs, len(files)))
    plan = Plan(ready.terms, ready.shared.key, AHEAD * jobs, log.asked)
    with market_progress(session, len(files)) as step, Pool(jobs) as pool:
        for done in run(files, plan, pool):
            if done.line is not None:
                log.put(done.file, done.line)
            step()


def _tell(survey: Survey, targets: Sequence[Target], session: Session) -> int:
    told = surveyed(survey, shelf_of(session, asked_limits(session.given)))
    if all(target.path for target in targets):
        paint = Paint(streams.wants_colour(sys.stdout, session.environment))
        screen = Screen(words=session.words, columns=streams.columns(sys.stdout), paint=paint)
        streams.write_text(market_page(Telling(told, session.words), screen, whole=session.verbose))
    write_targets(targets, lambda target: survey_rendered(survey, told, target), session)
    code = _exit_code(told.market)
    return ExitCode.CONDITIONS_MET if code == ExitCode.CHECK_SAYS_NO and "--exit-zero" in session.given else code


def _exit_code(market: Market) -> int:
    codes = set(market.trouble)
    if codes & {DEFECT, WORKER_DIED}:
        return ExitCode.DEFECT
    if codes:
        return ExitCode.FILE_ACCESS if codes & ACCESS_CODES else ExitCode.INVALID_DOCUMENT
    return ExitCode.CHECK_SAYS_NO if market.failed_on else ExitCode.CONDITIONS_MET
