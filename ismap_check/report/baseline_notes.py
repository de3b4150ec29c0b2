"""What a reader must know about the baseline: its notice, and what people have to confirm beside the controls."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.baseline import Baseline
from ismap_check.report.blocks import Block, Column, Notice, Prose, Section, Table, Tone
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


def baseline_section(view: View) -> Section | None:
    """Return the baseline's own page; None where it has nothing to say beside its demands."""
    if view.baseline is None or not (view.baseline.notice or view.baseline.confirmations):
        return None
    return view.section("baseline", *_blocks(view.voice, view.baseline))


def _blocks(voice: Voice, baseline: Baseline) -> Iterator[Block]:
    if baseline.notice:
        title = voice("baseline.notice", baseline=baseline.title)
        yield Notice(title=title, tone=Tone.MUTED, paragraphs=((voice.text(baseline.notice),),))
    if baseline.confirmations:
        yield Prose(((voice("baseline.intro"),),))
        yield Table(
            caption=voice("baseline.caption"),
            columns=tuple(Column(voice(f"baseline.{name}")) for name in ("what", "by")),
            rows=tuple(((voice.text(one.text),), (voice(f"baseline.{one.by}"),)) for one in baseline.confirmations),
        )
