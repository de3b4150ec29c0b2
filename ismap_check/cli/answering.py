"""What ``answer`` does: show a question, read a line, save what is whole, until nothing is open or nobody answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from ismap_check.cli import streams
from ismap_check.cli.answering_page import AnsweringPage
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.lines import Lines, lines_of_this_run
from ismap_check.cli.paint import Paint
from ismap_check.cli.session import Session
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.report.voice import Voice
from ismap_check.workflow.answering.dialogue import Dialogue, Save, Turn, contested, saved, unfinished
from ismap_check.workflow.answering.entries import Said
from ismap_check.workflow.answering.feeding import feed
from ismap_check.workflow.answering.ground import Key
from ismap_check.workflow.answering.reading import vocabulary
from ismap_check.workflow.answering.saving import Book, Contested, Failed, Saved, open_book, save_answer
from ismap_check.workflow.answering.wish import queue_of, wish_of
from ismap_check.workflow.standard_input import STANDARD_INPUT


def answer_profile(name: str, only: Sequence[str], session: Session) -> int:
    """Ask for the answers that a profile lacks; raises :class:`UsageError` for standard input."""
    if name == STANDARD_INPUT:
        raise UsageError("answer-needs-file")
    limits = asked_limits(session.given)
    book = _opened(name, session)
    state = Dialogue(book.ground, queue_of(book.ground, wish_of(only, book.ground)), limit=limits.text_length)
    conversation = Conversation(book, state, session, lines_of_this_run())
    try:
        return conversation.run()
    finally:  # also when it is interrupted: what was saved, stays
        conversation.tell_saved()


def _opened(name: str, session: Session) -> Book:
    """Open the profile and tell what is wrong beside its answers; ends the run if there is nothing to ask about."""
    limits = asked_limits(session.given)
    loaded = open_book(name, shelf_of(session, limits), limits, vocabulary())
    others = loaded.value.ground.others if loaded.value else ()
    tell_diagnostics((*loaded.diagnostics, *others), loaded.sources, session)
    if loaded.value is None or not loaded.value.ground.catalogues:
        raise typer.Exit(code_of_diagnostics((*loaded.diagnostics, *others)) or ExitCode.INVALID_DOCUMENT)
    return loaded.value


class Conversation:
    """One run of the dialogue: the state, the profile on disk, and the reader's end of the line."""

    def __init__(self, book: Book, state: Dialogue, session: Session, lines: Lines) -> None:
        self._book = book
        self._state = state
        self._session = session
        self._lines = lines
        self._saved: set[Key] = set()
        self._shown: object = None
        columns = streams.columns(sys.stdout)
        paint = Paint(streams.wants_colour(sys.stdout, session.environment))
        self._page = AnsweringPage(Voice(session.words), columns, paint)

    def run(self) -> int:
        """Ask until nothing is left to ask, the reader stops, or there are no more lines."""
        self._show(self._page.welcome(self._state, self._book.name))
        while not self._state.over:
            self._ask()
            line = self._lines.read(self._page.prompt(self._state))
            if line is None:
                break
            self._take(feed(self._state, line))
        if unfinished(self._state):
            self._session.note("answer-unfinished", always=True, control=str(self._state.key))
        self._show(self._page.farewell(self._state))
        return ExitCode.CONDITIONS_MET

    def tell_saved(self) -> None:
        """Say how many controls have a new answer; one that was asked twice counts once."""
        self._session.note("answer-saved", n=len(self._saved))

    def _ask(self) -> None:
        """Show the control or the question that is new; typing on or asking for help shows nothing twice."""
        state = self._state
        if state.unsaved:
            return
        card = (state.key, state.ground.response(state.key), state.kept)
        question = (*card, state.draft.at)
        if self._shown == question:
            return
        if state.draft.at == 0:
            self._show(self._page.card(state))
        self._show(self._page.question(state))
        self._shown = question

    def _take(self, turn: Turn) -> None:
        self._state = turn.state
        for said in turn.said:
            self._say(said)
        if turn.show:
            self._show(self._page.shown(turn.show, self._state))
        if turn.hits is not None:
            self._show(self._page.hits(turn.hits))
        if turn.save:
            self._save(turn.save)

    def _say(self, said: Said) -> None:
        """Explain; over a pipe a line that cannot be used ends the run, or all that follow would be misunderstood."""
        if said.wrong and not self._lines.interactive:
            text = self._page.said(said)
            raise UsageError("answer-line-wrong", {"line": self._lines.number, "reason": text})
        self._show(self._page.told(said))

    def _save(self, save: Save) -> None:
        done = save_answer(self._book, save)
        match done:
            case Saved():
                self._saved.add(save.key)
                self._go_on(done)
            case Contested() if self._lines.interactive:
                self._book, self._shown = done.book, None
                self._state = contested(self._state, done.book.ground, done.save)
                self._say(Said("contested", {"control": str(save.key)}))
            case Contested():
                raise FileAccessError("file-changed", {"path": self._book.name})
            case Failed():
                self._hold(done)

    def _go_on(self, done: Saved) -> None:
        self._book, self._shown = done.book, None
        self._state = saved(self._state, done.book.ground, done.save)
        self._say(Said("saved", {"control": str(done.save.key)}))
        if done.merged:
            self._say(Said("merged"))
        for file in done.missing:
            self._say(Said("evidence-missing", {"file": file}))

    def _hold(self, failed: Failed) -> None:
        """Keep an answer that could not be saved at hand; over a pipe the run ends."""
        tell_diagnostics(failed.diagnostics, failed.sources, self._session)
        if not self._lines.interactive:
            if failed.error:
                raise failed.error
            raise typer.Exit(code_of_diagnostics(failed.diagnostics) or ExitCode.INVALID_DOCUMENT)
        if failed.error:
            self._session.failure(failed.error.code, failed.error.params)
        self._state = self._state._replace(unsaved=failed.save)
        self._say(Said("not-saved-rewrite" if failed.may_rewrite else "not-saved", {"control": str(failed.save.key)}))

    def _show(self, lines: Sequence[str]) -> None:
        if lines:
            self._lines.show(lines, self._page.more)
