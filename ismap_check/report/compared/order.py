"""An order among those compared, shown with its rule only where it was asked for."""

from __future__ import annotations

from ismap_check.comparison.candidates import Ground
from ismap_check.comparison.ranking import Place, ranking
from ismap_check.report.blocks import Column, Line, Section, Table
from ismap_check.report.compared.telling import Telling
from ismap_check.report.verdict import score_text, share_of


def ranking_section(telling: Telling) -> Section:
    """Return the order on each ground; catalogues are never pooled, so there is none over all."""
    return telling.section("ranking", ((ground, (_ranking(telling, ground),)) for ground in telling.found.grounds))


def _ranking(telling: Telling, ground: Ground) -> Table:
    numbers = tuple(Column(telling.voice(f"number.{name}"), numeric=True) for name in _NUMBERS)
    columns = (*telling.columns("ranking", "place", "candidate", "outcome"), *numbers)
    rows = tuple(_row(telling, ground, one) for one in ranking(ground))
    return Table(telling.say("ranking.caption"), columns, rows, telling.say("ranking.note"))


_NUMBERS = ("gaps", "score", "evidenced", "completeness")


def _row(telling: Telling, ground: Ground, one: Place) -> tuple[Line, ...]:
    judged, voice = ground.judged[one.candidate], telling.voice
    low = judged.low
    score, evidenced = (low.claimed, low.possible), (low.evidenced, low.possible)
    return (
        (str(one.place),),
        (telling.name(one.candidate),),
        (voice.outcome(judged.outcome),),
        (str(low.gaps),),
        (score_text(voice, score, score),),
        (score_text(voice, evidenced, evidenced),),
        (share_of(low, lambda numbers: (numbers.answered, numbers.in_scope)),),
    )
