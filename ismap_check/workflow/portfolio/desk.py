"""Where profiles are judged one after the other: the shelf is filled once, each profile becomes a line."""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ismap_check.comparison.market_row import row_of
from ismap_check.errors import IsmapCheckError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.portfolio import write_row
from ismap_check.model.portfolio import Trouble, VendorRow
from ismap_check.model.profile import VendorProfile
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.source import Source
from ismap_check.sources.watching import Answer, note, watching
from ismap_check.workflow.assessor_documents import AssessorFiles
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.judging import Terms, judge
from ismap_check.workflow.portfolio.assessors import AssessorFile, about, by_role, check_unchanged
from ismap_check.workflow.portfolio.home import Home, at_home, check_same
from ismap_check.workflow.portfolio.terms import MarketTerms, Shared, shared_by_all
from ismap_check.workflow.remembering import ASKED, Ask, rows_of, still_holds

DEFECT = "defect"
"""The code of a row whose profile the tool itself failed on."""
ASSESSORS = "assessors"
"""The question which reviews and waivers are about a service; only a run that was given them can answer it."""
FEW_COLLECTIONS = 50_000
"""Allocations between two looks for cycles: hardly any are made, and looking costs a tenth of the time."""


class Task(NamedTuple):
    """One profile to judge; ``asked`` are the questions and answers behind the row that is there already."""

    file: str
    asked: Any = None


class Chunk(NamedTuple):
    """Some profiles to judge under the same terms; ``home`` is where the run was started, if that may be elsewhere."""

    terms: MarketTerms
    key: str
    tasks: tuple[Task, ...]
    home: Home | None = None


class Done(NamedTuple):
    """A profile that was dealt with; ``line`` is None where the row that is there still holds."""

    file: str
    line: str | None


class Desk:
    """Judges profiles under one set of terms."""

    def __init__(self, terms: MarketTerms) -> None:
        self._terms = terms
        self._shelf = terms.shelf()
        self._shared: Shared | None = None
        self._ask: Mapping[str, Ask] = {
            **ASKED,
            ASSESSORS: lambda service: _told(about(terms.assessors, str(service))),
        }

    def check(self, home: Home) -> None:
        """Refuse to judge where tool, catalogues or profiles are others; raises :class:`FileAccessError`."""
        self._shared = shared_by_all(self._terms, self._shelf)
        check_same(home, self._shared, self._terms.limits)

    def done(self, task: Task) -> Done:
        """Return a task's line, unless all its questions still get the same answers."""
        if task.asked is not None and still_holds(task.asked, self._ask):
            return Done(task.file, None)
        return Done(task.file, self._line(task.file))

    def _line(self, file: str) -> str:
        if self._shared is None:
            self._shared = shared_by_all(self._terms, self._shelf)
        with watching(own_thread=True) as watch:
            row = self._row(file)
        own = {question: answer for question, answer in watch.answers.items() if question not in self._shared.answers}
        repeatable = watch.repeatable and all(question[0] in self._ask for question in own)
        is_ours = row.trouble is not None and row.trouble.code == DEFECT
        return line_of(row, rows_of(own) if repeatable and not is_ours else None)

    def _row(self, file: str) -> VendorRow:
        try:
            return self._judged(file)
        except IsmapCheckError as error:
            return _unjudged(file, Trouble(code=error.code, document=file))
        except Exception:  # noqa: BLE001 -- one bad file never ends a run of thousands; it is told, and the exit code is 70
            return _unjudged(file, Trouble(code=DEFECT, document=file))

    def _judged(self, file: str) -> VendorRow:
        terms = self._terms
        editions = terms.terms.options.editions
        named = Named(profile=file, baselines=terms.baselines, editions=editions, about=self._about)
        documents = load_all(named, self._shelf, terms.limits)
        if documents.profile is None:
            errors = [one for one in documents.diagnostics if one.is_error]
            return _unjudged(file, _trouble(errors[0], documents.sources), len(errors))
        check_unchanged(terms.assessors, documents.assessor_sources)
        return row_of(file, judge(file, documents, documents.profile, _declared(terms.terms, documents.profile)))

    def _about(self, service: str) -> AssessorFiles:
        """Return the reviews and waivers of a service, and note that the row rests on there being these."""
        files = about(self._terms.assessors, service)
        note((ASSESSORS, service), _told(files))
        return by_role(files)


def _told(files: Iterable[AssessorFile]) -> Answer:
    return [[*one] for one in files]


def _declared(terms: Terms, profile: VendorProfile) -> Terms:
    """Return the terms without the options that a profile does not declare: others of the portfolio may."""
    wanted = tuple(name for name in terms.options.with_options if name in profile.service.options)
    return replace(terms, options=replace(terms.options, with_options=wanted))


def line_of(row: VendorRow, asked: Any) -> str:
    """Return a row as one line of JSON, with the questions and answers behind it."""
    return json.dumps([row.file, asked, write_row(row)], ensure_ascii=True, separators=(",", ":"))


def _unjudged(file: str, trouble: Trouble, problems: int = 1) -> VendorRow:
    return VendorRow(file=file, trouble=trouble, problems=problems)


def _trouble(diagnostic: Diagnostic, sources: Sequence[Source]) -> Trouble:
    source = next((one for one in sources if one.name == diagnostic.document), None)
    place = (source.located(diagnostic) if source else diagnostic).place
    return Trouble(code=diagnostic.code, document=diagnostic.document, place=str(place) if place else "")


_desks: dict[tuple[object, ...], Desk] = {}
"""The desk of this process, by the key of its terms and the assessors' documents; others take its place."""
_one_by_one = threading.Lock()
"""Held while a chunk is judged: a desk and the working directory are one for all threads of a process."""


def work(chunk: Chunk) -> list[Done]:
    """Judge a chunk in whatever thread, process or machine this is; the desk stays for the next chunk.

    Raises :class:`FileAccessError` where this is no place to judge it: another version, other files.
    """
    with _one_by_one, at_home(chunk.home):
        desk = _desk(chunk)
        return [desk.done(task) for task in chunk.tasks]


def _desk(chunk: Chunk) -> Desk:
    key = (chunk.key, chunk.terms.assessors)
    if key not in _desks:
        desk = Desk(chunk.terms)
        if chunk.home is not None:
            desk.check(chunk.home)
        _desks.clear()
        _desks[key] = desk
        gc.set_threshold(FEW_COLLECTIONS)
    return _desks[key]
