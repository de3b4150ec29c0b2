"""All findings by code: what was found where, why it matters, how to fix it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.report.blocks import Code, Fact, Facts, Inline, Line, Ref, Section
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

ORDER = tuple(FindingSeverity)
"""From the heaviest to the lightest."""
Anchor = Callable[[str], str]


def findings_section(view: View) -> Section:
    """Return the findings on one catalogue and its controls, the heaviest first."""
    shown = tuple(finding for finding in view.judged.findings if view.shows(finding.control))
    groups = by_code(shown)
    if not groups:
        return view.section("findings")
    section = view.section("findings", view.counted("findings.intro", len(shown), len(view.judged.findings)))
    parts = tuple(_group(view, code, findings) for code, findings in groups.items())
    return Section(anchor=section.anchor, title=section.title, blocks=section.blocks, sections=parts)


def by_code(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return findings by code, gaps before warnings before notes, otherwise as they came."""
    found: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: ORDER.index(finding.severity)):
        found.setdefault(finding.code, []).append(finding)
    return {code: tuple(group) for code, group in found.items()}


def _group(view: View, code: str, findings: tuple[Finding, ...]) -> Section:
    return Section(
        anchor=f"{view.part('findings')}/{code}",
        title=view.voice.finding_title(code),
        blocks=(finding_facts(view.voice, findings, view.anchor),),
    )


def finding_facts(voice: Voice, findings: tuple[Finding, ...], anchor: Anchor) -> Facts:
    """Return weight, what, why and how to fix of findings that share a code."""
    first = findings[0]
    return Facts(
        (
            Fact(voice("findings.weight"), ((voice.severity(first.severity), " ", Code(first.code)),)),
            Fact(voice("findings.what"), _what(voice, findings, anchor)),
            Fact(voice("findings.why"), ((voice.finding(first, "why"),),)),
            Fact(voice("findings.fix"), ((voice.finding(first, "fix"),),)),
        )
    )


def _what(voice: Voice, findings: tuple[Finding, ...], anchor: Anchor) -> tuple[Line, ...]:
    """Return one line per sentence; the controls that share a sentence are listed behind it, each once."""
    said: dict[str, dict[str, None]] = {}
    for finding in findings:
        controls = said.setdefault(voice.finding(finding, "what"), {})
        controls.update(dict.fromkeys([finding.control] if finding.control else ()))
    return tuple((sentence, *_refs(voice, controls, anchor)) for sentence, controls in said.items())


def _refs(voice: Voice, controls: Iterable[str], anchor: Anchor) -> Line:
    refs: list[Inline] = []
    for control in controls:
        refs += [voice("list.parts") if refs else "\n", Ref(control, anchor(control))]
    return tuple(refs)
