"""Where another edition is judged than the profile answers: what became of the answers, control by control."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.finding import Finding
from ismap_check.model.profile import Recheck
from ismap_check.report.blocks import Block, Column, Line, Prose, Section, Table
from ismap_check.report.numbers import DASH
from ismap_check.report.view import View
from ismap_check.report.voice import Voice

SUMMARY = "edition-differs"
"""The finding that counts what became of the answers; its words stand in front of the lists."""


def carried_section(view: View) -> Section | None:
    """Return what was carried over as proposals, what is new and what is gone; None where no answers were carried."""
    if view.carried is None:
        return None
    return view.section("carried", *_blocks(view, view.carried))


def carried_summary(view: View) -> str:
    """Return in a few sentences what was carried over; empty where the answered edition is the one judged."""
    said = (view.voice.finding(one, "what") for one in view.judged.findings_by_control.get(None, ()) if _counts(one))
    return next(said, "")


def recheck_line(voice: Voice, recheck: Recheck) -> str:
    """Return how a proposal's control relates to the one that was answered, and why it is to be checked."""
    key = f"term.relation.{recheck.relation}"
    relation = voice.words(key) if key in voice.words else recheck.relation
    return voice("card.recheck-why", relation=relation, reason=recheck.reason) if recheck.reason else relation


def in_scope(view: View, controls: Iterable[str]) -> tuple[str, ...]:
    """Return the controls that neither facts nor the baseline took out."""
    return tuple(one for one in controls if view.judged.control_by_id[one].out_by is None)


def _counts(finding: Finding) -> bool:
    return finding.code == SUMMARY


def _blocks(view: View, carried: CarriedAnswers) -> Iterator[Block]:
    voice = view.voice
    yield Prose(((carried_summary(view),), (voice("carried.meaning"),)))
    if proposals := in_scope(view, carried.proposals):
        columns = tuple(Column(voice(f"carried.{name}")) for name in ("control", "answered", "proposed", "why"))
        rows = tuple(_proposal(view, carried, control) for control in proposals)
        yield Table(caption=voice("carried.proposals", n=len(rows)), columns=columns, rows=rows)
    if added := in_scope(view, carried.added):
        yield _listed(voice, "added", tuple((view.ref(view.catalogue.control_by_id[one]),) for one in added))
    if carried.removed:
        answered = view.result.catalogue(carried.catalogue, carried.answered)
        yield _listed(voice, "removed", tuple(_gone(voice, answered, control) for control in carried.removed))


def _proposal(view: View, carried: CarriedAnswers, control: str) -> tuple[Line, ...]:
    voice, answer = view.voice, carried.proposals[control]
    link = (view.ref(view.catalogue.control_by_id[control]),)
    proposed = (voice.term("status", answer.status),)
    if answer.recheck is None:
        return link, (DASH,), proposed, (DASH,)
    given = view.result.profile.responses.get(carried.catalogue, {}).get(answer.recheck.control)
    original = f"{answer.recheck.control} {voice.term('status', given.status if given else None)}"
    return link, (original,), proposed, (recheck_line(voice, answer.recheck),)


def _listed(voice: Voice, name: str, lines: tuple[Line, ...]) -> Table:
    rows = tuple((line,) for line in lines)
    return Table(caption=voice(f"carried.{name}", n=len(rows)), columns=(Column(voice("carried.control")),), rows=rows)


def _gone(voice: Voice, answered: Catalogue, control: str) -> Line:
    return (voice.named(answered.control_by_id[control]),)
