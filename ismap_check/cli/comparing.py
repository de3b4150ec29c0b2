"""What ``compare`` does: read and judge several, show them side by side, write the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

import typer

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, asked_stdin, shelf_of, wants_official_text
from ismap_check.cli.asked_run import asked_terms
from ismap_check.cli.assessing import JUDGING, targets_beside_screen
from ismap_check.cli.comparison_page import comparison_page
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.progress import evidence_progress
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import Session
from ismap_check.cli.written import write_targets
from ismap_check.comparison.compare import Comparison
from ismap_check.errors import UsageError
from ismap_check.model.order import natural_key
from ismap_check.renderers.formats import COMPARISONS, PAGES, TABLES
from ismap_check.report.asked import Level
from ismap_check.workflow.asking import asked
from ismap_check.workflow.carrying import chosen_editions
from ismap_check.workflow.compared_files import ComparedFile, Read, ToRead, read_compared
from ismap_check.workflow.comparing import compare_files, comparison_rendered
from ismap_check.workflow.documents_of_run import Named
from ismap_check.workflow.judging import profile_folder
from ismap_check.workflow.sealing.results import is_case
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets


class Wanted(NamedTuple):
    """What is asked for beside the options of judging."""

    ranked: bool
    level: str


def compare_sources(names: tuple[str, ...], wanted: Wanted, session: Session) -> int:
    """Show the comparison unless a report takes its place on standard output; write what is asked for."""
    names = tuple(_spelled_out(names))
    _check_names(names)
    level = asked(level=wanted.level).level
    limits, given = asked_limits(session.given), session.given
    targets = targets_beside_screen(session, {**PAGES, **TABLES, **COMPARISONS})
    shelf = shelf_of(session, limits)
    baselines = tuple(dict.fromkeys(given.get("--baseline", ())))
    editions = chosen_editions(given.get("--edition", ()), baselines, shelf)
    named = Named(
        profile="",
        baselines=baselines,
        editions=editions,
        reviews=given.get("--review", ()),
        waivers=given.get("--waivers", ()),
    )
    stdin = asked_stdin(limits) if STANDARD_INPUT in names else None
    read = read_compared(ToRead(names, named, stdin, wants_official_text(session)), shelf, limits)
    _tell(read, session)
    if len(read.files) == 1:
        raise UsageError("compare-needs-two")
    with evidence_progress(session):
        found = compare_files(read.files, asked_terms(session, limits, editions), ranked=wanted.ranked)
    check_targets([target.path for target in targets if target.path], _files(read))
    if all(target.path for target in targets):
        _show(found, session)
    _write(found, targets, level, session)
    return _exit_code(found, read, session)


def _spelled_out(names: Sequence[str]) -> Iterator[str]:
    """Yield the files that a pattern such as ``bids/*.yaml`` matches: PowerShell passes it on as it is.

    One that matches nothing stands for itself, so that the missing file is told.
    """
    for name in names:
        is_pattern = has_magic(name) and not Path(name).exists()
        found = glob(name) if is_pattern else ()  # noqa: PTH207 -- pathlib takes no absolute pattern
        yield from sorted(found, key=natural_key) or (name,)


def _check_names(names: Sequence[str]) -> None:
    """Refuse a single file, and one that is named twice: nothing could be told apart."""
    if len(names) == 1 and not is_case(names[0]):
        raise UsageError("compare-needs-two")
    if names.count(STANDARD_INPUT) > 1:
        raise UsageError("compare-one-stdin")
    counted = Counter(name if name == STANDARD_INPUT else str(Path(name).resolve()) for name in names)
    for name in names:
        if counted[str(Path(name).resolve())] > 1:
            raise UsageError("compare-file-twice", {"path": name})


def _tell(read: Read, session: Session) -> None:
    """Tell what is wrong; ends the run if it is with the caller's own documents, or if nothing is left to compare."""
    _check_judging(read.files, session)
    said = (*read.own, *(one for file in read.files for one in file.diagnostics))
    stops = code_of_diagnostics(read.own)
    usable = [file for file in read.files if file.profile or file.result]
    if code_of_diagnostics(said):
        tell_diagnostics(said, read.sources, session)
    elif said:
        session.note("warnings", n=len(said))
    if stops or not usable:
        raise typer.Exit(stops or code_of_diagnostics(said) or ExitCode.INVALID_DOCUMENT)
    if len(usable) < len(read.files):
        session.note("compare-unusable", n=len(read.files) - len(usable))


def _check_judging(files: Sequence[ComparedFile], session: Session) -> None:
    """Refuse options of judging where all was judged already."""
    if all(file.result for file in files):
        for option in JUDGING:
            if option in session.given:
                raise UsageError("result-is-judged", {"name": option})


def _files(read: Read) -> Iterator[Path]:
    """Yield every file that was read, evidence included: none of them may be written."""
    yield from (Path(source.name) for source in read.sources)
    yield from (Path(file.name) for file in read.files if file.member)
    for file in read.files:
        if file.profile:
            folder = profile_folder(file.name)
            yield from (folder / item.file for item in file.profile.evidence.values() if item.file)


def _show(found: Comparison, session: Session) -> None:
    streams.write_text(comparison_page(found, screen_of(session)))


def _write(found: Comparison, targets: Sequence[Target], level: Level, session: Session) -> None:
    write_targets(targets, lambda target: comparison_rendered(found, target, level), session)


def _exit_code(found: Comparison, read: Read, session: Session) -> int:
    """Return 3 or 4 if a file cannot be used, as ``procure`` and ``portfolio`` do; 1 only where it was asked for."""
    if trouble := code_of_diagnostics(one for file in read.files for one in file.diagnostics):
        return trouble
    asked_for = {"--fail-on", "--fail-under"} & session.given.keys() and "--exit-zero" not in session.given
    return ExitCode.CHECK_SAYS_NO if asked_for and found.failed_on else ExitCode.CONDITIONS_MET
