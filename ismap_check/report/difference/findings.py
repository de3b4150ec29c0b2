"""The findings that are new, those that are settled, and those that went with their controls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ismap_check.model.difference import CatalogueDifference, Difference
from ismap_check.model.finding import Finding
from ismap_check.report.blocks import Block, Code, Fact, Facts, Inline, Line, Section
from ismap_check.report.difference.telling import Telling
from ismap_check.report.findings import by_code


def lists_of(found: Difference | CatalogueDifference) -> Mapping[str, tuple[Finding, ...]]:
    """Return the lists that hold anything: what is new, what is settled, what went with its control."""
    departed = found.departed_findings if isinstance(found, CatalogueDifference) else ()
    lists = {"new": found.new_findings, "settled": found.settled_findings, "departed": departed}
    return {name: findings for name, findings in lists.items() if findings}


def findings_section(telling: Telling, anchor: str, lists: Mapping[str, tuple[Finding, ...]]) -> Section:
    """Return the lists, as of :func:`lists_of`, each grouped by code."""
    sections = tuple(
        Section(
            anchor=f"{anchor}/{name}", title=telling.say(f"findings.{name}", n=len(found)), blocks=_list(telling, found)
        )
        for name, found in lists.items()
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
