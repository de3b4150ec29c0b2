"""What changed at a glance: the numbers then and now, and how many controls went where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.model.difference import CatalogueDifference, Difference
from ismap_check.model.result import CatalogueResult
from ismap_check.model.verified import VerifiedResult
from ismap_check.report.blocks import Block, Line, Notice, Table, Tone
from ismap_check.report.difference.kinds import KEYS, kinds_of
from ismap_check.report.difference.shares import fine_percent, hundredths, signed
from ismap_check.report.difference.telling import CatalogueTelling, Telling
from ismap_check.report.numbers import DASH

NUMBERS = ("score", "evidenced", "verified", "completeness", "gaps")


def outcomes_of(telling: CatalogueTelling) -> Iterator[tuple[str, tuple[Line, Line]]]:
    """Yield the outcome of both sides with its label; a second time as verified where a side was reviewed."""
    before, after = telling.found.before, telling.found.after
    yield telling.say("standing.outcome"), (_outcome(telling, before), _outcome(telling, after))
    if before.verified or after.verified:
        yield (
            telling.say("standing.verified-outcome"),
            (_outcome(telling, before.verified), _outcome(telling, after.verified)),
        )


def _outcome(telling: CatalogueTelling, judged: CatalogueResult | VerifiedResult | None) -> Line:
    return (telling.voice.outcome(judged.outcome) if judged else DASH,)


def numbers_of(found: CatalogueDifference) -> tuple[str, ...]:
    """Return which of :data:`NUMBERS` are told: the verified score only where a side was reviewed."""
    reviewed = found.before.low.verified or found.after.low.verified
    return tuple(name for name in NUMBERS if reviewed or name != "verified")


def conclusion(telling: Telling) -> Notice:
    """Return what matters most: that something got worse, that things only got better, or that nothing changed."""
    found = telling.found
    if found.is_empty and not _concludes_worse(found):
        return Notice(telling.say("conclusion.same"), Tone.MUTED)
    key, tone = _concluded(found)
    counted = [telling.say(f"movement.{kind}", n=n) for kind, n in _counts(telling).items() if n]
    paragraphs: tuple[Line, ...] = ((telling.voice("list.parts").join(counted),),) if counted else ()
    return Notice(telling.say(f"conclusion.{key}"), tone, paragraphs)


def _concluded(found: Difference) -> tuple[str, Tone]:
    """Return the key of the conclusion: controls first, then the conclusion over all, then what backs the claims."""
    if found.has_regressed:
        return "regressed", Tone.BAD
    if _concludes_worse(found):
        return "concluded-worse", Tone.PARTIAL
    for name in ("verified", "evidenced"):
        if any(_fell(one, name) for one in found.catalogues):
            return f"less-{name}", Tone.PARTIAL
    return "held", Tone.GOOD


def _fell(one: CatalogueDifference, name: str) -> bool:
    """Whether a share is smaller than it was, where there was one on both sides."""
    (was, before), (now, after) = _pair(one.before, name), _pair(one.after, name)
    return bool(before and after) and now * before < was * after


def _concludes_worse(found: Difference) -> bool:
    """Whether a conclusion over all is worse: more may be asked of the vendor, with every control as it was."""
    before, after = found.before, found.after
    ends = ((before.outcome, after.outcome), (before.verified_outcome, after.verified_outcome))
    return any(now.rank < was.rank for was, now in ends if was and now)


def _counts(telling: Telling) -> Mapping[str, int]:
    """Return how many controls of all catalogues differ in each way, in the order of the kinds."""
    counts = dict.fromkeys(KEYS, 0)
    for one in telling.found.catalogues:
        for kind in kinds_of(one):
            counts[kind.key] += len(kind.controls)
    return counts


def standing_blocks(tellings: tuple[CatalogueTelling, ...]) -> Iterator[Block]:
    """Yield a table of numbers then and now for each catalogue."""
    for telling in tellings:
        yield Table(
            caption=telling.title,
            columns=telling.telling.columns("standing", "number", "before", "after", "change", numeric=("change",)),
            rows=(*_outcomes(telling), *(_number(telling, name) for name in numbers_of(telling.found))),
            note=" ".join(notes_on_sides(telling)),
        )


def short_standing(telling: Telling, catalogues: tuple[CatalogueTelling, ...]) -> Iterator[Table]:
    """Yield one table of the scores and gaps of all catalogues then and now; none where nothing is in common."""
    if catalogues:
        yield Table(
            caption=telling.say("standing.caption"),
            columns=telling.columns(
                "short", "catalogue", "before", "after", "change", "gaps", numeric=("before", "after", "change", "gaps")
            ),
            rows=tuple(_short(one) for one in catalogues),
            note=telling.say("standing.since", day=telling.voice.day(telling.found.before.as_of)),
        )


def _short(telling: CatalogueTelling) -> tuple[Line, ...]:
    found = telling.found
    gaps = f"{found.before.low.gaps} → {found.after.low.gaps}"
    ends = ((number_value(side, "score"),) for side in (found.before, found.after))
    return ((telling.title,), *ends, (number_change(telling, "score"),), (gaps,))


def _outcomes(telling: CatalogueTelling) -> Iterator[tuple[Line, ...]]:
    for label, ends in outcomes_of(telling):
        yield (label,), *ends, (DASH,)


def _number(telling: CatalogueTelling, name: str) -> tuple[Line, ...]:
    before, after = telling.found.before, telling.found.after
    return (
        (telling.voice(f"number.{name}"),),
        (number_value(before, name),),
        (number_value(after, name),),
        (number_change(telling, name),),
    )


def number_value(side: CatalogueResult, name: str) -> str:
    """Return one of :data:`NUMBERS` of one side."""
    if name == "gaps":
        return str(side.low.gaps)
    return fine_percent(*_pair(side, name))


def _pair(side: CatalogueResult, name: str) -> tuple[int, int]:
    low = side.low
    if name == "completeness":
        return low.answered, low.in_scope
    if name == "verified":
        return (low.verified.earned, low.verified.possible) if low.verified else (0, 0)
    return (low.claimed if name == "score" else low.evidenced), low.possible


def number_change(telling: CatalogueTelling, name: str) -> str:
    """Return how far a number moved: what lies between the two values as they are printed."""
    before, after = telling.found.before, telling.found.after
    if name == "gaps":
        return _count_change(after.low.gaps - before.low.gaps)
    was, now = _pair(before, name), _pair(after, name)
    return signed(hundredths(*now) - hundredths(*was)) if was[1] and now[1] else DASH


def _count_change(change: int) -> str:
    return f"+{change}" if change > 0 else signed(change * 100).removesuffix(".00")


def notes_on_sides(telling: CatalogueTelling) -> Iterator[str]:
    """Yield what makes the two sides less comparable: another edition, another structure, another baseline."""
    found: CatalogueDifference = telling.found
    if found.old.edition != found.new.edition:
        yield telling.say("standing.edition", before=found.old.edition, after=found.new.edition)
    elif found.old.structure != found.new.structure:
        yield telling.say("standing.structure")
    if found.baselines[0] != found.baselines[1]:
        yield telling.say("standing.baseline", before=found.baselines[0] or DASH, after=found.baselines[1] or DASH)
