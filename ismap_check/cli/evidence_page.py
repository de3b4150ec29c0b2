"""Evidence on a terminal: the items that ask for attention, or all of them, with what is to be said of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import Screen, plain
from ismap_check.i18n.findings import say_finding
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.i18n.words import Words
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.profile import EvidenceItem
from ismap_check.model.result import EvidenceResult
from ismap_check.report.blocks import Tone
from ismap_check.workflow.evidence_checking import Evidence

COLUMNS = ("state", "id", "users", "expires", "place")
WIDEST_ID = 24


def evidence_page(evidence: Evidence, screen: Screen, *, whole: bool) -> str:
    """Return the text to show; every line fits the columns. ``whole``: items of which nothing is to be said too."""
    by_item: dict[object, list[Finding]] = {}
    for finding in evidence.findings:
        by_item.setdefault(finding.params.get("evidence"), []).append(finding)
    shown = (one for one in evidence.results if whole or one.fact.id in by_item)
    listed = sorted(shown, key=lambda one: one.valid)  # what does not count comes first
    lines = [*_head(evidence, screen), *_table(evidence, listed, by_item, screen)]
    others = by_item.get(None, [])
    if others:
        lines += ["", screen.paint(screen.words("cli.evidence.others"), Ink.BOLD)]
        lines += [line for one in others for line in _said(one, screen)]
    return "\n".join(lines) + "\n"


def finding_data(finding: Finding, words: Words) -> Mapping[str, object]:
    """Return a finding as plain data, for ``--messages json``."""
    return {
        "kind": "finding",
        "code": finding.code,
        "severity": str(finding.severity),
        "evidence": finding.params.get("evidence"),
        "message": say_finding(finding, "what", words, control=""),
        "hint": say_finding(finding, "fix", words, control=""),
        "params": {
            name: value if isinstance(value, int) else words.say(value) for name, value in finding.params.items()
        },
    }


def _head(evidence: Evidence, screen: Screen) -> Iterator[str]:
    if not evidence.results:
        yield from wrap(screen.words("report.evidence.checked.nothing"), screen.columns)
        return
    notes = sum(one.severity is FindingSeverity.NOTE for one in evidence.findings)
    counts = {"n": len(evidence.results), "invalid": len(evidence.invalid), "notes": notes}
    yield from wrap(screen.words("cli.evidence.counts", **counts), screen.columns)


def _table(
    evidence: Evidence,
    listed: Sequence[EvidenceResult],
    by_item: Mapping[object, Sequence[Finding]],
    screen: Screen,
) -> Iterator[str]:
    """Yield a row for each item, and below it what is to be said of it."""
    if not listed:
        return
    rows = [_row(evidence.profile.evidence[one.fact.id], one, screen.words) for one in listed]
    heads = tuple(screen.words(f"cli.evidence.column.{name}") for name in COLUMNS)
    widths = [max(width_of(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    widths[1] = min(widths[1], WIDEST_ID)
    yield ""
    yield screen.paint(_aligned(heads, widths, screen), Ink.BOLD)
    for row, one in zip(rows, listed, strict=True):
        line = _aligned(row, widths, screen)
        yield line.replace(row[0], screen.paint.tone(row[0], Tone.GOOD if one.valid else Tone.BAD), 1)
        for finding in by_item.get(one.fact.id, ()):
            yield from _said(finding, screen)


def _row(item: EvidenceItem, seen: EvidenceResult, words: Words) -> tuple[str, ...]:
    state = words(f"report.evidence.{'valid' if seen.valid else 'invalid'}")
    expires = item.expires.isoformat() if item.expires else "-"
    return (state, item.id, str(len(seen.used_by)), expires, plain(item.file or item.url or "-"))


def _aligned(row: Sequence[str], widths: Sequence[int], screen: Screen) -> str:
    *cells, last = (
        pad(shorten(cell, width), width, right=place == COLUMNS.index("users"))
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    start = "  ".join(cells)
    return f"{start}  {shorten(last.rstrip(), screen.columns - width_of(start) - 2)}"


def _said(finding: Finding, screen: Screen) -> Iterator[str]:
    said = plain(say_finding(finding, "what", screen.words, control=""))
    lines = wrap(f"- {said}", screen.columns - 4, hang=2)
    note = finding.severity is FindingSeverity.NOTE
    yield from (f"    {screen.paint(line, Ink.DIM) if note else line}" for line in lines)
