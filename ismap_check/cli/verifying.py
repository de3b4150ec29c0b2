"""What ``verify`` does: check a sealed case step by step, and show every step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ismap_check.cli import streams
from ismap_check.cli.asked import asked_limits
from ismap_check.cli.difference_page import difference_page
from ismap_check.cli.exit_codes import ExitCode
from ismap_check.cli.paint import Ink
from ismap_check.cli.progress import evidence_progress
from ismap_check.cli.screen import Screen, screen_of
from ismap_check.cli.session import MessageFormat, Session, json_line, printable_lines
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.i18n.width import printable, wrap
from ismap_check.model.access import reason_of
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.workflow.sealing.checks import Check, State, left_open
from ismap_check.workflow.sealing.signing import SUFFIX, check_signature
from ismap_check.workflow.sealing.verifying import Verified, verify_case

INKS = {State.OK: Ink.GREEN, State.OPEN: Ink.YELLOW, State.UNSURE: Ink.RED, State.FAILED: Ink.RED}
INDENT = 6


class Accepted(NamedTuple):
    """Whose signature counts and where it lies, and whether what another version writes differently may pass."""

    signers: str | None = None
    signature: str | None = None
    rewording: bool = False


def verify(case: str, session: Session, accepted: Accepted) -> int:
    """Show what was checked; 1 if anything says no, or cannot be told from a change and is not accepted either."""
    signers, signature = accepted.signers, accepted.signature
    if signature and not signers:
        raise UsageError("signature-needs-signers")
    if not Path(case).is_file():
        raise FileAccessError("case-missing", {"path": case})
    limits, signed = asked_limits(session.given), _signature(Path(case), signers, signature)
    with evidence_progress(session):
        found = _verified(Path(case), case, limits)
    found = found._replace(checks=(*found.checks, signed))
    _show(found, case, session)
    session.note(_conclusion(found, accepted))
    passes = found.holds and (found.is_sure or accepted.rewording)
    return ExitCode.CONDITIONS_MET if passes else ExitCode.CHECK_SAYS_NO


def _verified(path: Path, name: str, limits: Limits) -> Verified:
    try:
        with path.open("rb") as stream:
            return verify_case(stream, name, limits)
    except OSError as error:
        raise FileAccessError("case-unreadable", {"path": name, "reason": reason_of(error)}) from error


def _signature(case: Path, signers: str | None, signature: str | None) -> Check:
    """Check the signature if it is known who may sign; otherwise say whether there is one."""
    beside = case.with_name(case.name + SUFFIX)
    if signers:
        return check_signature(case, Path(signature) if signature else beside, Path(signers))
    return left_open("signature" if beside.is_file() else "no-signature", path=str(beside))


def _show(found: Verified, case: str, session: Session) -> None:
    screen = screen_of(session)
    lines = [f"{found.sha256}  {case}", *(line for check in found.checks for line in _lines(check, screen))]
    streams.write_text("\n".join(map(printable_lines, lines[:1])) + "\n" + "\n".join(lines[1:]) + "\n")
    for one in found.differences:
        streams.write_text("\n" + difference_page(one, screen, whole=session.verbose))
    if session.messages is MessageFormat.JSON:
        for check in found.checks:
            streams.write_message(json_line(_data(check, session)))


def _conclusion(found: Verified, accepted: Accepted) -> str:
    """Return which note ends the run: nobody is told more than was looked at."""
    if not found.holds:
        return "verified-not"
    if not found.is_sure:
        return "verified-reworded" if accepted.rewording else "verified-unsure"
    return "verified-in-part" if any(check.state is State.OPEN for check in found.checks) else "verified"


def _lines(check: Check, screen: Screen) -> Iterator[str]:
    state = screen.words(f"verify.state.{check.state}")
    said = screen.words(f"verify.{check.code}.{check.state}", **check.params)
    first, *more = wrap(printable(said), screen.columns - INDENT)
    yield f"{screen.paint(state, INKS[check.state])}{' ' * (INDENT - len(state))}{first}"
    yield from (f"{' ' * INDENT}{line}" for line in more)


def _data(check: Check, session: Session) -> dict[str, object]:
    return {
        "kind": "check",
        "code": check.code,
        "state": str(check.state),
        "message": session.words(f"verify.{check.code}.{check.state}", **check.params),
        "params": {name: session.words.say(value) for name, value in check.params.items()},
    }
