"""The comparison as one flat table: a row for each vendor, catalogue and control, to sort and count elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.comparison.candidates import Ground
from ismap_check.comparison.compare import Comparison
from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Control
from ismap_check.model.result import ControlResult, Verdict
from ismap_check.report.blocks import Column, Line, Report, Section, Table, Tone
from ismap_check.report.compared.telling import Telling
from ismap_check.report.numbers import DASH, halves
from ismap_check.report.pages import page_words

COLUMNS = (
    "candidate", "service", "vendor", "catalogue", "baseline", "chapter", "control", "name", "requirement", "status",
    "verdict", "verified", "earned", "possible", "gap", "measure", "reason",
)  # fmt: skip
NUMBERS = frozenset({"earned", "possible"})


def build_flat(found: Comparison, words: Words) -> Report:
    """Return a report of one table; those whose file cannot be used have one row that says so."""
    telling = Telling(found, words)
    columns = tuple(Column(telling.say(f"flat.column.{name}"), numeric=name in NUMBERS) for name in COLUMNS)
    rows = (*_unusable(telling), *(row for ground in found.grounds for row in _rows(telling, ground)))
    table = Table(telling.say("flat.caption"), columns, tuple(rows))
    return Report(
        language=words.language,
        title=telling.say("title"),
        subject=telling.subject,
        cover=(),
        sections=(Section("compare/flat", telling.say("flat.caption"), blocks=(table,)),),
        words=page_words(telling.voice, found),
    )


def _unusable(telling: Telling) -> Iterator[tuple[Line, ...]]:
    badge = telling.voice.badge(telling.say("unusable.badge"), Tone.BAD)
    blank: Line = (DASH,)
    for one in telling.found.unusable:
        filled: dict[str, Line] = {"candidate": (one.path,), "verdict": (badge,)}
        yield tuple(filled.get(name, blank) for name in COLUMNS)


def _rows(telling: Telling, ground: Ground) -> Iterator[tuple[Line, ...]]:
    for row in ground.rows:
        for key, judged in row.results.items():
            yield _row(telling, ground, row.control, key, judged)


def _row(telling: Telling, ground: Ground, control: Control, key: str, judged: ControlResult) -> tuple[Line, ...]:
    voice, response = telling.voice, ground.responses[key].get(control.id)
    result = telling.found.by_key[key].result
    verdict = voice.term("out-by", judged.out_by) if judged.out_by else voice.verdict(judged.low.verdict).text
    return (
        (telling.name(key),),
        (key,),
        (result.profile.vendor.name if result else DASH,),
        (ground.catalogue.ref,),
        (ground.baseline.id if ground.baseline else DASH,),
        (telling.chapter(ground, control),),
        (control.id,),
        (voice.title(control),),
        (voice.term("requirement", judged.requirement),),
        (voice.term("status", response.status if response else None),),
        (verdict,),
        (voice.verdict(found).text if (found := _found(ground, key, judged)) else DASH,),
        (halves(judged.low.earned),),
        (halves(judged.possible),),
        (voice.answer(judged.low.gap),),
        ((response.measure if response else None) or DASH,),
        ((response.reason if response else None) or DASH,),
    )


def _found(ground: Ground, key: str, judged: ControlResult) -> Verdict | None:
    """Return what a review found; None where none looked."""
    review = ground.review(key, judged.id)
    return review.verdict if review else None
