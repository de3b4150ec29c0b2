"""What ``evidence check`` does: look at the evidence, write missing hashes if asked, show what was found."""

from __future__ import annotations

from collections.abc import Collection

import typer

from ismap_check.cli import streams
from ismap_check.cli.clock import today
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.evidence_adding import open_for_evidence
from ismap_check.cli.evidence_page import evidence_page, finding_data
from ismap_check.cli.exit_codes import ExitCode, code_of_diagnostics
from ismap_check.cli.progress import evidence_progress
from ismap_check.cli.screen import screen_of
from ismap_check.cli.session import MessageFormat, Session, json_line
from ismap_check.model.finding import Finding
from ismap_check.workflow.evidence_checking import Evidence, check_evidence, hashes_written, without_hash
from ismap_check.workflow.judging import check_fail_on
from ismap_check.workflow.profile_editing import OpenProfile, write_changes


def show_evidence(name: str, within: int, session: Session, *, fix: bool) -> int:
    """Show what was seen of the evidence; 1 if some of it does not count, or ``--fail-on`` names what was found."""
    codes = _asked_codes(session)
    opened = open_for_evidence(name, session)
    as_of = session.given.get("--as-of") or today(session.environment)
    with evidence_progress(session):
        evidence = check_evidence(opened, name, as_of, within)
    if fix:
        evidence = _with_hashes(opened, evidence, session)
    _show(evidence, session)
    failed = evidence.invalid or {one.code for one in evidence.findings} & codes
    return ExitCode.CHECK_SAYS_NO if failed else ExitCode.CONDITIONS_MET


def _asked_codes(session: Session) -> set[str]:
    """Return the codes that make the run fail, families taken apart."""
    from ismap_check.assessment import FAMILIES

    named = [code.strip() for listed in session.given.get("--fail-on", ()) for code in listed.split(",")]
    wanted = [code for code in named if code]
    check_fail_on(wanted)
    return {code for name in wanted for code in FAMILIES.get(name, frozenset({name}))}


def _with_hashes(opened: OpenProfile, evidence: Evidence, session: Session) -> Evidence:
    """Write the missing hashes down, and return what is left to be said."""
    items = without_hash(evidence)
    if not items:
        session.note("evidence-hashes-none")
        return evidence
    changes = hashes_written(opened, items)
    if changes.value is None:
        sources = [layer.site.source for layer in opened.document.layers if layer.site.source]
        tell_diagnostics(changes.diagnostics, sources, session)
        raise typer.Exit(code_of_diagnostics(changes.diagnostics) or ExitCode.INVALID_DOCUMENT)
    write_changes(changes.value)
    session.note("evidence-hashes", n=len(items), ids=tuple(items))
    return evidence._replace(findings=tuple(one for one in evidence.findings if not _mended(one, items)))


def _mended(finding: Finding, items: Collection[str]) -> bool:
    return finding.code == "evidence-unhashed" and finding.params["evidence"] in items


def _show(evidence: Evidence, session: Session) -> None:
    streams.write_text(evidence_page(evidence, screen_of(session), whole=session.verbose))
    if session.messages is MessageFormat.JSON:
        for finding in evidence.findings:
            streams.write_message(json_line(finding_data(finding, session.words)))
