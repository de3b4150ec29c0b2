"""What ``seal`` does: read and check all documents, look at the evidence, write the case, say its hash."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ismap_check.archive.manifest import Wanted
from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.asked_run import asked_documents, asked_terms
from ismap_check.cli.assessing import usable_profile
from ismap_check.cli.clock import EPOCH_VARIABLE, today
from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.progress import evidence_progress
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.evidence.observe import observe_evidence
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Term
from ismap_check.report.asked import Audience, Level
from ismap_check.sources.limits import Limits
from ismap_check.workflow.asking import asked, asked_marking
from ismap_check.workflow.carrying import chosen_editions
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.judging import profile_folder
from ismap_check.workflow.sealing.gathering import Case
from ismap_check.workflow.sealing.judging import HASHED, REBUILT
from ismap_check.workflow.sealing.making import Made, Order, make_case, write_made
from ismap_check.workflow.sealing.routing import routed
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.standard_input import STANDARD_INPUT
from ismap_check.workflow.writing import check_targets

SEALED = (*REBUILT, *HASHED)
"""The formats of reports that a case holds."""
SUFFIXES = (".zip", "")
"""How a case may be called: a report or a profile is never overwritten with one by a slip."""


class Filling(NamedTuple):
    """What a case holds beside what was judged: the formats of its reports (none: the usual ones), evidence files."""

    formats: tuple[str, ...] = ()
    with_evidence: bool = True


def seal(profiles: Sequence[str], output: str, session: Session, filling: Filling) -> int:
    """Seal the profiles in one case; whatever they came to, the case is made."""
    if STANDARD_INPUT in (*profiles, output):
        raise UsageError("seal-needs-files")
    limits, target = asked_limits(session.given), Path(output)
    if target.suffix.casefold() not in SUFFIXES:
        raise UsageError("seal-suffix", {"path": output})
    check_targets([target], ())
    wanted = _wanted(session, filling.formats)
    shelf = shelf_of(session, limits, cached=False)
    cases = _cases(profiles, shelf, session, limits)
    terms = asked_terms(session, limits, cases[0].named.editions)
    created = today(session.environment) if session.environment.get(EPOCH_VARIABLE) else terms.as_of
    order = Order(terms, wanted, created, with_evidence=filling.with_evidence)
    made = make_case(cases, shelf, order, Path.cwd())
    check_targets([target], _inputs(cases))
    with evidence_progress(session):
        digest = write_made(target, made, limits)
    _tell(made, session)
    streams.write_text(f"{digest}  {output}\n")
    return ExitCode.CONDITIONS_MET


def _wanted(session: Session, named: Collection[str]) -> Wanted:
    given = session.given
    level, audience = given.get("--level", Level.FULL), given.get("--audience", Audience.INTERNAL)
    only = tuple(given.get("--only", ()))
    asked(level, audience, only)  # refused before anything is read
    marking = asked_marking(given.get("--marking", ""))
    return Wanted(session.words.language, level, audience, only, marking, _formats(named))


def _formats(named: Collection[str]) -> tuple[str, ...]:
    """Return the reports' formats; raises :class:`UsageError` for one that no case holds."""
    for name in named:
        if name not in SEALED:
            raise UsageError("seal-format", {"name": name, "known": SEALED})
    return tuple(sorted({*named})) or REBUILT


def _cases(profiles: Sequence[str], shelf: Shelf, session: Session, limits: Limits) -> tuple[Case, ...]:
    named = [asked_documents(name, session, limits) for name in dict.fromkeys(profiles)]
    editions = chosen_editions(session.given.get("--edition", ()), named[0].baselines, shelf)
    return tuple(_case(one._replace(editions=editions), shelf, session, limits) for one in routed(named, limits))


def _case(named: Named, shelf: Shelf, session: Session, limits: Limits) -> Case:
    documents = load_all(named, shelf, limits)
    profile = usable_profile(documents, session)
    with evidence_progress(session):
        seen = observe_evidence(profile.evidence, profile_folder(named.profile), limits.evidence_bytes)
    return Case(named, documents, profile, seen)


def _inputs(cases: Sequence[Case]) -> list[Path]:
    sources = [Path(source.name) for case in cases for source in case.documents.sources]
    named = [(case, item.file) for case in cases for item in case.profile.evidence.values() if item.file]
    return [*sources, *(profile_folder(case.named.profile) / file for case, file in named)]


def _tell(made: Made, session: Session) -> None:
    for result in made.results:
        service, outcome = result.profile.service.id, Term(f"term.outcome.{result.outcome}")
        if result.verified_outcome:
            verified = Term(f"term.outcome.{result.verified_outcome}")
            session.note("sealed-outcome-verified", id=service, outcome=outcome, verified=verified)
        else:
            session.note("sealed-outcome", id=service, outcome=outcome)
    count = len(made.manifest.members) + 1
    session.note("sealed" if made.manifest.with_evidence else "sealed-without-evidence", n=count)
    if unseen := made.manifest.unseen:
        session.note("sealed-evidence-unseen", always=True, n=len(unseen), ids=unseen)
    if made.manifest.kept_out:
        session.note("sealed-wording-kept-out", paths=tuple(one.path for one in made.manifest.kept_out))
