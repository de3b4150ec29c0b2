"""The findings that are new, and those that are settled."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.model.finding import Finding
from ismap_check.report.blocks import Block, Code, Fact, Facts, Line, Section
from ismap_check.report.difference.telling import Telling
from ismap_check.report.findings import by_code


def findings_section(telling: Telling, anchor: str, new: tuple[Finding, ...], settled: tuple[Finding, ...]) -> Section:
    """Return both lists, grouped by code; each says so where it is empty."""
    sections = tuple(
        Section(
            anchor=f"{anchor}/{name}", title=telling.say(f"findings.{name}", n=len(found)), blocks=_list(telling, found)
        )
        for name, found in (("new", new), ("settled", settled))
        if found
    )
    return Section(anchor=anchor, title=telling.say("findings.title"), sections=sections)


def _list(telling: Telling, found: Iterable[Finding]) -> tuple[Block, ...]:
    rows = tuple(
        Fact(telling.voice.finding_title(code), tuple(_line(telling, finding) for finding in group))
        for code, group in by_code(found).items()
    )
    return (Facts(rows),)


def _line(telling: Telling, finding: Finding) -> Line:
    what = telling.voice.finding(finding, "what")
    return (Code(finding.control), " ", what) if finding.control else (what,)
