"""What ``doctor`` does: look at the machine, tell how things stand and how to mend them, or write a problem report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.clock import today
from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.paint import Ink, Paint
from ismap_check.cli.session import Session, printable_lines
from ismap_check.errors import IsmapCheckError
from ismap_check.i18n.language import LOCALE_VARIABLES, telling_variable
from ismap_check.i18n.width import wrap
from ismap_check.model.text import Term
from ismap_check.workflow.doctor.check import Check, State
from ismap_check.workflow.doctor.machine import (
    browser_check,
    fonts_check,
    libraries_check,
    pdf_check,
    python_check,
    results_check,
)
from ismap_check.workflow.doctor.places import cache_check, data_check, folder_check, settings_check
from ismap_check.workflow.doctor.problem_report import Looked, look_at, problem_report
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.writing import check_targets, write_file

TOLD_VARIABLES = frozenset(
    {
        *LOCALE_VARIABLES,
        "ISMAP_CHECK_CACHE",
        "ISMAP_CHECK_CATALOGUES",
        "NO_COLOR",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "SOURCE_DATE_EPOCH",
    }
)
"""Variables of which a problem report tells that they are set; their values may be anything."""

INKS = {State.OK: Ink.GREEN, State.NOTE: Ink.YELLOW, State.LACKING: Ink.RED}


def examine(session: Session) -> int:
    """Show how everything stands; 1 if the tool cannot do its work here."""
    checks = tuple(_checks(session))
    paint = Paint(streams.wants_colour(sys.stdout, session.environment))
    columns = streams.columns(sys.stdout)
    for check in checks:
        streams.write_text("\n".join(_lines(check, session, paint, columns)) + "\n")
    lacking = sum(check.state is State.LACKING for check in checks)
    notes = sum(check.state is State.NOTE for check in checks)
    session.note("doctor-lacking" if lacking else "doctor-fine", lacking=lacking, notes=notes)
    return ExitCode.CHECK_SAYS_NO if lacking else ExitCode.CONDITIONS_MET


def write_problem_report(files: Sequence[str], output: str, session: Session) -> int:
    """Write what may be told; files that cannot be read are part of it."""
    if output != "-":
        check_targets([Path(output)], [Path(name) for name in files])
    limits = asked_limits(session.given)
    looked: list[Looked] = []
    if files:
        shelf = _shelf(session)
        looked = [look_at(name, shelf, limits) for name in files]
    variables = TOLD_VARIABLES & session.environment.keys()
    text = problem_report(_checks(session), variables, looked)
    if output == "-":
        streams.write_text(text)
    else:
        write_file(Path(output), text.encode())
        session.note("written", path=output)
    session.note("doctor-report")
    return ExitCode.CONDITIONS_MET


def _shelf(session: Session) -> Shelf:
    """Return what is at hand; settings that cannot be read are told by their check."""
    limits = asked_limits(session.given)
    try:
        return shelf_of(session, limits)
    except IsmapCheckError:
        return Shelf([session.given.get("--catalogue", ())], (), limits)


def _checks(session: Session) -> Iterator[Check]:
    yield python_check()
    yield libraries_check()
    yield data_check()
    yield settings_check(session.environment)
    yield folder_check()
    yield cache_check(session.environment)
    yield _language_check(session)
    yield _terminal_check()
    yield _day_check(session)
    yield pdf_check()
    yield results_check()
    yield fonts_check(session.environment)
    yield browser_check(session.environment)


def _language_check(session: Session) -> Check:
    """Return in which language messages come, and why."""
    reason = "--lang" if session.lang else telling_variable(session.environment)
    told = {"language": Term(f"doctor.in.{session.words.language}"), "reason": reason or Term("doctor.no-variable")}
    return Check("language", State.OK, told, str(session.words.language))


def _terminal_check() -> Check:
    """Return whether the terminal can show everything; files and pipes always are UTF-8."""
    encoding = sys.stdout.encoding if sys.stdout else "-"
    fits = encoding.lower().replace("-", "") == "utf8"
    return Check("terminal", State.OK if fits else State.NOTE, {"encoding": encoding}, encoding)


def _day_check(session: Session) -> Check:
    day = today(session.environment).isoformat()
    return Check("day", State.OK, {"day": day}, day)


def _lines(check: Check, session: Session, paint: Paint, columns: int) -> Iterator[str]:
    words, key = session.words, f"doctor.{check.name}.{check.state}"
    state = words(f"doctor.state.{check.state}")
    indent = " " * 6
    first, *more = wrap(words(key, **check.params), columns - len(indent))
    yield f"{paint(state, INKS[check.state])}{indent[len(state) :]}{printable_lines(first)}"
    fix = f"{key}-fix"
    further = wrap(words(fix, **check.params), columns - len(indent)) if fix in words else []
    for line in (*more, *further):
        yield f"{indent}{printable_lines(line)}"
