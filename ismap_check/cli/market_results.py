"""What a portfolio writes: summaries, a row for each vendor or answer; checked before anything is judged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ismap_check.cli.assessing import targets_beside_screen
from ismap_check.cli.session import Session
from ismap_check.cli.written import write_targets
from ismap_check.model.rows import NamedTuple
from ismap_check.renderers.formats import PAGES, ROWS, TABLES
from ismap_check.report.market.telling import Surveyed
from ismap_check.workflow.portfolio.pages import survey_rendered
from ismap_check.workflow.portfolio.shards import Survey
from ismap_check.workflow.targets import Target
from ismap_check.workflow.writing import check_targets

ANSWERS = "--answers"
OPTIONS = ("--output", ANSWERS)
"""The options that ask for files."""


class Results(NamedTuple):
    """The pages and tables to write, and where the answers go, if anywhere."""

    targets: tuple[Target, ...] = ()
    answers: Path | None = None

    def check(self, inputs: Iterable[Path]) -> None:
        """Refuse what must not be written, or cannot be."""
        paths = [target.path for target in self.targets if target.path]
        check_targets([*paths, self.answers] if self.answers else paths, inputs)


def asked_results(session: Session) -> Results:
    """Return what to write; raises :class:`UsageError` where the extra for it is missing."""
    targets = targets_beside_screen(session, {**PAGES, **TABLES, **ROWS})
    answers = session.given.get(ANSWERS)
    if answers or any(target.format in ROWS for target in targets):
        from ismap_check.renderers.parquet_file import check_installed

        check_installed()
    results = Results(targets, Path(answers) if answers else None)
    results.check(())
    return results


def write_results(results: Results, survey: Survey, told: Surveyed, session: Session) -> None:
    """Write everything that was asked for, and say which files were written."""
    write_targets(results.targets, lambda target: survey_rendered(survey, told, target), session)
    if results.answers:
        from ismap_check.workflow.portfolio.results import write_answers

        write_answers(results.answers, survey, told)
        session.note("written", path=str(results.answers))
