"""The findings that are new, and those that are settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ismap_check.model.finding import Finding
from ismap_check.report.blocks import Block, Code, Fact, Facts, Inline, Line, Section
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
        Fact(telling.voice.finding_title(code), tuple(_lines(telling, group))) for code, group in by_code(found).items()
    )
    return (Facts(rows),)


def _lines(telling: Telling, group: Iterable[Finding]) -> Iterator[Line]:
    """Yield one line per sentence; controls that share a sentence are listed behind it."""
    said: dict[str, list[str]] = {}
    for finding in group:
        said.setdefault(telling.voice.finding(finding, "what"), []).extend(filter(None, [finding.control]))
    for what, controls in said.items():
        if len(controls) == 1:
            yield Code(controls[0]), " ", what
        else:
            yield (what, *(("\n", *_listed(telling, controls)) if controls else ()))


def _listed(telling: Telling, controls: Iterable[str]) -> Iterator[Inline]:
    between = telling.voice("list.parts")
    for number, control in enumerate(controls):
        yield from (between, Code(control)) if number else (Code(control),)
