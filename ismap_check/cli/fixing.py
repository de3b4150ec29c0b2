"""What ``validate --fix`` does before it checks: mend each file in place, and say what was mended where."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.cli.asked import asked_limits, shelf_of
from ismap_check.cli.diagnostics import tell_diagnostics
from ismap_check.cli.exit_codes import code_of_diagnostics
from ismap_check.cli.session import Session
from ismap_check.errors import UsageError
from ismap_check.workflow.fixing import Fix, mend
from ismap_check.workflow.profile_editing import write_changes
from ismap_check.workflow.standard_input import STANDARD_INPUT


def fix_files(names: Sequence[str], session: Session) -> int:
    """Mend every file, and return the exit code that what could not be mended asks for.

    Raises :class:`UsageError` for standard input.
    """
    if STANDARD_INPUT in names:
        raise UsageError("fix-needs-file")
    limits = asked_limits(session.given)
    shelf = shelf_of(session, limits)
    code = 0
    for name in dict.fromkeys(names):
        mended = mend(name, shelf, limits)
        write_changes(mended.changes)
        for fix in mended.fixes:
            _tell(fix, session)
        tell_diagnostics(mended.refused, mended.sources, session)
        code = max(code, code_of_diagnostics(mended.refused))
    return code


def _tell(fix: Fix, session: Session) -> None:
    where = f"{fix.document}:{fix.place}" if fix.place else fix.document
    session.note("fixed", where=where, before=fix.before, after=fix.after)
