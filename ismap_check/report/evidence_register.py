"""The evidence register: every item the vendor names, what was seen of it, and which controls lean on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ismap_check.model.evidence import Seen
from ismap_check.model.finding import FindingSeverity
from ismap_check.model.profile import EvidenceItem
from ismap_check.model.result import AssessmentResult, EvidenceResult
from ismap_check.report.blocks import (
    Badge,
    Block,
    Code,
    Column,
    Inline,
    Line,
    Link,
    Prose,
    Ref,
    Section,
    Table,
    Target,
    Tone,
)
from ismap_check.report.numbers import DASH
from ismap_check.report.voice import Voice


def evidence_section(
    voice: Voice, result: AssessmentResult, cards: Mapping[str, str], *, only_shown: bool = False
) -> Section:
    """Return the register, with how the evidence was looked at in front of it; ``cards`` as of :func:`view.cards`.

    ``only_shown`` leaves out what no control with a card leans on.
    """
    seen = {item.fact.id: item for item in result.evidence}
    held = result.profile.evidence
    keys = [key for key in held if not only_shown or not cards.keys().isdisjoint(_users(seen.get(key)))]
    notes = _notes(result)
    rows = tuple(_row(voice, held[key], seen.get(key), cards, notes.get(key, ())) for key in keys)
    columns = tuple(Column(voice(f"evidence.{name}")) for name in ("item", "state", "days", "used-by"))
    table = Table(caption=voice("evidence.caption"), columns=columns, rows=rows)
    lines: list[Line] = [(evidence_checked(voice, result),)]
    if only_shown:
        lines.append((voice("asked.some", shown=len(rows), whole=len(held)),))
    blocks: tuple[Block, ...] = (Prose(tuple(lines)), *([table] if rows else []))
    return Section(anchor="section/evidence", title=voice("evidence.title"), blocks=blocks)


def _notes(result: AssessmentResult) -> Mapping[object, tuple[str, ...]]:
    """Return the codes of what is worth knowing of items that may count all the same, by the item."""
    notes: dict[object, tuple[str, ...]] = {}
    for finding in result.findings:
        if finding.severity is FindingSeverity.NOTE:
            about = finding.params.get("evidence")
            notes[about] = (*notes.get(about, ()), finding.code)
    return notes


def evidence_checked(voice: Voice, result: AssessmentResult) -> str:
    """Return in one sentence whether evidence was looked at, and how deep."""
    if not result.profile.evidence:
        return voice("evidence.checked.nothing")
    if not result.evidence:
        return voice("evidence.checked.not")
    valid = sum(item.valid for item in result.evidence)
    hashed = sum(item.hash_checked for item in result.evidence)
    return voice("evidence.checked.yes", n=len(result.evidence), valid=valid, hashed=hashed)


def evidence_badge(voice: Voice, seen: EvidenceResult) -> Badge:
    """Return whether an evidence item counts at as-of."""
    return voice.badge(
        voice(f"evidence.{'valid' if seen.valid else 'invalid'}"),
        Tone.GOOD if seen.valid else Tone.BAD,
    )


def _row(
    voice: Voice, item: EvidenceItem, seen: EvidenceResult | None, cards: Mapping[str, str], notes: Iterable[str]
) -> tuple[Line, ...]:
    users = tuple(piece for user in _users(seen) for piece in (_user(user, cards), voice("list.parts")))
    return (_item(voice, item), tuple(_state(voice, seen, notes)), _days(voice, item), users[:-1] or (DASH,))


def _users(seen: EvidenceResult | None) -> tuple[str, ...]:
    return seen.used_by if seen else ()


def _user(user: str, cards: Mapping[str, str]) -> Inline:
    """Return the link to the control that leans on an item, its name where no card shows it."""
    return Ref(user.partition("/")[2], cards[user]) if user in cards else user


def _item(voice: Voice, item: EvidenceItem) -> Line:
    where: Line = (Link(item.url, item.url),) if item.url else (Code(item.file),) if item.file else ()
    line: Line = (Target(f"evidence/{item.id}"), item.title, *(("\n", *where) if where else ()))
    if item.origin:
        line = (*line, "\n", voice("evidence.origin", origin=item.origin))
    if item.owner:
        line = (*line, "\n", voice("evidence.owner", owner=item.owner))
    return (*line, "\n", voice("evidence.confidential")) if item.confidential else line


def _state(voice: Voice, seen: EvidenceResult | None, notes: Iterable[str]) -> Iterator[Inline]:
    if seen is None:
        yield voice("evidence.not-looked-at")
        return
    yield evidence_badge(voice, seen)
    for code in (*seen.codes, *notes):
        yield f"\n{voice.finding_title(code)}"
    if seen.fact.seen is Seen.ADDRESS:
        yield "\n" + voice("evidence.not-inspected")
    if seen.fact.seen is Seen.FILE:
        yield "\n" + voice(f"evidence.hash-{_hash_state(seen)}")
        if seen.fact.sha256:
            yield "\n"
            yield Code(seen.fact.sha256)


def _hash_state(seen: EvidenceResult) -> str:
    if not seen.hash_checked:
        return "unchecked"
    return "different" if "evidence-altered" in seen.codes else "equal"


def _days(voice: Voice, item: EvidenceItem) -> Line:
    lines = [voice("evidence.issued", day=voice.day(item.issued))]
    if item.covers:
        lines.append(voice("evidence.covers", period=voice.period(item.covers)))
    if item.expires:
        lines.append(voice("evidence.expires", day=voice.day(item.expires)))
    return ("\n".join(lines),)
