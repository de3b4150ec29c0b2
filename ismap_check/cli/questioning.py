"""What ``questionnaire export``, ``questionnaire import`` and ``merge`` do, and what they tell about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import typer

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.importing import asked_table_limits
from ismap_check.cli.joined import tell_conflicts, tell_fates
from ismap_check.cli.next_command import next_command
from ismap_check.cli.session import Session
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.questionnaire.asked import Questionnaire
from ismap_check.questionnaire.merging import Prefer
from ismap_check.workflow.questioning.export import Order, make_questionnaire, target_of
from ismap_check.workflow.questioning.joining import Step, join_profiles
from ismap_check.workflow.questioning.taking_in import Order as Return
from ismap_check.workflow.questioning.taking_in import TakenIn, take_in
from ismap_check.workflow.questioning.writing_profile import check_output, is_same, write_taken
from ismap_check.workflow.writing import check_targets, write_file

Value = TypeVar("Value")


def export_questionnaire(order: Order, output: str, session: Session) -> int:
    """Write what is asked into a file."""
    if not order.catalogues and order.profile is None:
        raise UsageError("questionnaire-empty", {"known": shelf_of(session, asked_limits(session.given)).refs})
    limits = asked_limits(session.given)
    target = target_of(output, session.words.language)
    made = _usable(make_questionnaire(order, target.language, shelf_of(session, limits), limits), session)
    inputs = [order.profile] if order.profile else []
    check_targets([target.path], [Path(name) for name in inputs])
    write_file(target.path, target.write(made, load_words(target.language)))
    session.note("questionnaire-written", path=output, n=_questions(made))
    if target.path.suffix.lower() != ".html":
        session.note("questionnaire-next", command=_next(order, output, session))
    return ExitCode.CONDITIONS_MET


def import_questionnaire(order: Return, output: str, session: Session) -> int:
    """Take a questionnaire in; conflicts are told, and nothing is written until it is said who wins."""
    limits = asked_limits(session.given)
    check_output(output, [order.file, *([order.onto] if order.onto else [])], order.onto)
    tables = asked_table_limits(session.given)
    taken = _usable(take_in(order, shelf_of(session, limits), limits, tables), session)
    if taken.profile is None:
        tell_conflicts(taken.there, taken.coming, taken.joined, session, taken.places)
        return ExitCode.CHECK_SAYS_NO
    return _write(taken, output, session, in_place=is_same(output, order.onto))


def merge_profiles(names: Sequence[str], output: str, prefer: Prefer | None, session: Session) -> int:
    """Join profiles into a new one; conflicts are told, and nothing is written until it is said who wins."""
    if len(names) == 1:
        raise UsageError("merge-one")
    limits = asked_limits(session.given)
    check_output(output, [*names], None)
    joined = _usable(join_profiles(names, prefer, shelf_of(session, limits), limits), session)
    for step in joined.steps:
        _tell_step(step, session, is_joined=joined.taken.profile is not None)
    if joined.taken.profile is None:
        return ExitCode.CHECK_SAYS_NO
    return _write(joined.taken, output, session, in_place=False, told=True)


def _tell_step(step: Step, session: Session, *, is_joined: bool) -> None:
    if is_joined:
        session.note("merged-with", name=step.name)
        tell_fates(step.joined, session)
    elif step.conflicts:
        session.note("merge-conflicts", always=True, name=step.name)
        tell_conflicts(step.there, step.coming, step.joined, session, {})


def _write(taken: TakenIn, output: str, session: Session, *, in_place: bool, told: bool = False) -> int:
    if taken.profile is None:
        raise TypeError(taken)
    refused = write_taken(output, taken, taken.profile, in_place=in_place)
    if refused:
        sources = [layer.site.source for layer in taken.opened.document.layers] if taken.opened else []
        tell_diagnostics(refused, [source for source in sources if source], session)
        session.note("edit-elsewhere", always=True)
        return ExitCode.INVALID_DOCUMENT
    if taken.there and not told:
        tell_fates(taken.joined, session)
    session.note("written", path=output)
    session.note("sample-next", command=next_command(session, "assess", output))
    return ExitCode.CONDITIONS_MET


def _usable(loaded: LoadedDocument[Value], session: Session) -> Value:
    said: tuple[Diagnostic, ...] = loaded.diagnostics
    tell_diagnostics(said, loaded.sources, session)
    if loaded.value is None:
        raise typer.Exit(code_of_diagnostics(said) or ExitCode.INVALID_DOCUMENT)
    return loaded.value


def _questions(made: Questionnaire) -> int:
    return sum(len(asked.questions) for asked in made.asked)


def _next(order: Order, output: str, session: Session) -> str:
    profile = order.profile or "profile.yaml"
    onto = ["--onto", profile] if order.profile else []
    return next_command(session, "questionnaire", "import", output, *onto, "-o", profile)
