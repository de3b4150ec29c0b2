"""The conclusion on one catalogue: outcome with its reasons, the named numbers, the gate's conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ismap_check.model.gate import Condition, Outcome
from ismap_check.model.result import CatalogueResult, ConditionResult, Numbers
from ismap_check.report.blocks import Badge, Column, Line, Notice, Prose, Section, Table, Tone
from ismap_check.report.numbers import DASH, percent, percents, points, span, tenths
from ismap_check.report.pictures.option_range import option_range
from ismap_check.report.scope_table import scope_table
from ismap_check.report.view import View
from ismap_check.report.voice import OUTCOME_TONES, Voice
from ismap_check.report.why_outcome import why_outcome

GAPS = "mandatory_gaps"
UPPER_LIMITS = frozenset({GAPS, Condition.MANDATORY_EXCLUSIONS})
COUNTS = UPPER_LIMITS | {"in_scope"}


def verdict_section(view: View) -> Section:
    """Return outcome, numbers and conditions of one catalogue."""
    options = option_range(view)
    pictures = (options,) if options else ()
    tables = (numbers_table(view), *pictures, _conditions_table(view), scope_table(view))
    return view.section("verdict", outcome_notice(view), *_why(view), *tables)


def _why(view: View) -> tuple[Prose, ...]:
    """Return why the outcome is what it is, with what was reached of the conditions beside that on gaps."""
    voice, others = view.voice, [one for one in view.judged.conditions if one.condition != GAPS]
    held = [
        voice("conditions.reached", condition=voice.term("condition", one.condition), actual=_actual(voice, _low(one)))
        for one in others
        if one.holds
    ]
    return why_outcome(view, held, missed=len(others) - len(held))


def outcome_title(view: View) -> str:
    """Return the outcome in a few words; where nothing is in scope, no answer is missing (JUDGING, section 9)."""
    return view.voice(f"outcome.{view.judged.outcome if view.judged.low.in_scope else 'nothing-to-judge'}")


def outcome_notice(view: View) -> Notice:
    """Return the outcome in a sentence, with the conditions that fail and what options would change."""
    return Notice(
        title=outcome_title(view),
        tone=OUTCOME_TONES[view.judged.outcome],
        paragraphs=tuple((line,) for line in _reasons(view)),
    )


def reasons_in_short(view: View) -> Iterator[str]:
    """Yield why the outcome is what it is, as a cell beside the numbers has room for."""
    yield from missed_conditions(view.voice, view.judged.conditions)
    yield from _reasons_beside(view)


def _reasons(view: View) -> Iterator[str]:
    yield from failed_conditions(view.voice, view.judged.conditions)
    yield from _reasons_beside(view)


def _reasons_beside(view: View) -> Iterator[str]:
    """Yield what else decides: waivers, open answers, options."""
    voice, judged = view.voice, view.judged
    if judged.low.waived:
        yield voice("waivers.lifted", n=judged.low.waived)
    if judged.outcome is Outcome.INCOMPLETE and judged.low.in_scope:
        yield voice("verdict.incomplete")
    if judged.best_outcome is not judged.outcome:
        yield voice("verdict.best", outcome=voice.term("outcome", judged.best_outcome))
        if not judged.attainable:
            yield voice("verdict.unattainable")


def failed_conditions(voice: Voice, conditions: Iterable[ConditionResult]) -> Iterator[str]:
    """Yield one sentence for each condition that does not hold."""
    for condition in conditions:
        if not condition.holds:
            label, actual = voice.term("condition", condition.condition), _actual(voice, _low(condition))
            yield voice("verdict.failed", condition=label, actual=actual, limit=_limit(voice, condition))


def missed_conditions(voice: Voice, conditions: Iterable[ConditionResult]) -> Iterator[str]:
    """Yield each condition that does not hold, with what was reached, for a cell that is headed so."""
    for condition in conditions:
        if condition.holds:
            continue
        if condition.condition == GAPS and not condition.threshold:
            yield voice("conditions.no-gaps-missed", n=condition.part)
        else:
            label, actual = voice.term("condition", condition.condition), _actual(voice, _low(condition))
            yield voice("conditions.one-missed", condition=label, limit=_limit(voice, condition), actual=actual)


def numbers_table(view: View) -> Table:
    """Return the named numbers of one catalogue with what they are counted from."""
    voice = view.voice
    columns = (Column(voice("numbers.name")), Column(voice("numbers.value"), numeric=True), Column(voice("numbers.of")))
    note = voice("numbers.note") if view.judged.attainable else voice("numbers.note-unattainable")
    rows = (*_shares(voice, view.judged), *_counts(voice, view.judged))
    return Table(caption=voice("numbers.caption"), columns=columns, rows=rows, note=note)


def _shares(voice: Voice, judged: CatalogueResult) -> Iterator[tuple[Line, ...]]:
    low, high = judged.low, judged.high
    for name, part in (("score", low.claimed), ("evidenced", low.evidenced)):
        best = high.claimed if name == "score" else high.evidenced
        value = score_text(voice, (part, low.possible), (best, high.possible))
        yield _number(voice, name, value, _points(voice, part, best, low.possible))
    if low.verified:
        part, whole = low.verified.earned, low.verified.possible
        value = score_text(voice, (part, whole), (part, whole))
        yield _number(voice, "verified", value, _points(voice, part, part, whole))
    answered = voice("numbers.answered", part=low.answered, whole=low.in_scope)
    yield _number(voice, "completeness", share_of(low, lambda n: (n.answered, n.in_scope)), answered)
    selected = voice("numbers.selected-of", part=low.selected, whole=low.selectable)
    yield _number(voice, "selected", share_of(low, lambda n: (n.selected, n.selectable)), selected)


def _points(voice: Voice, part: int, best: int, possible: int) -> str:
    return voice("numbers.points", points=points(part, best, possible)) if possible else DASH


def _counts(voice: Voice, judged: CatalogueResult) -> Iterator[tuple[Line, ...]]:
    low, high = judged.low, judged.high
    gaps = span(str(low.gaps), str(high.gaps))
    yield _number(voice, "gaps", gaps, voice("numbers.mandatory-of", whole=low.mandatory))
    exclusions = span(str(low.exclusions), str(high.exclusions))
    yield _number(voice, "exclusions", exclusions, voice("numbers.exclusions-of"))
    if low.rough:
        yield _number(voice, "rough", str(low.rough), voice("numbers.rough-of"))


def _number(voice: Voice, name: str, value: str, counted: str) -> tuple[Line, ...]:
    return ((voice(f"number.{name}"),), (value,), (counted,))


def share_of(numbers: Numbers, pair: Callable[[Numbers], tuple[int, int]]) -> str:
    """Return a share of the numbers in percent, a dash where there is nothing to share."""
    share = tenths(*pair(numbers))
    return DASH if share is None else percent(share)


def score_text(voice: Voice, low: tuple[int, int], high: tuple[int, int]) -> str:
    """Return a score or its range; in words where nothing can be earned."""
    ends = tenths(*low), tenths(*high)
    return voice("numbers.no-score") if None in ends else percents(*ends)


def _conditions_table(view: View) -> Table:
    voice = view.voice
    columns = tuple(Column(voice(f"conditions.{name}")) for name in ("name", "limit", "actual", "holds"))
    return Table(
        caption=voice("conditions.caption"),
        columns=columns,
        rows=tuple(_condition_row(voice, condition) for condition in view.judged.conditions),
        note=voice("conditions.note"),
    )


def _condition_row(voice: Voice, condition: ConditionResult) -> tuple[Line, ...]:
    label = voice.term("condition", condition.condition)
    return ((label,), (_limit(voice, condition),), (_actual(voice, condition),), _holds(voice, condition))


def _limit(voice: Voice, condition: ConditionResult) -> str:
    """Return a condition's limit: at least a share, at most a count."""
    value = str(condition.threshold) if condition.condition in COUNTS else percent(condition.threshold)
    return voice(f"conditions.{'at-most' if condition.condition in UPPER_LIMITS else 'at-least'}", value=value)


def _actual(voice: Voice, condition: ConditionResult) -> str:
    """Return what was reached, as a range where answers are conditional."""
    if condition.condition in COUNTS:
        return span(str(condition.part), str(condition.best_part))
    ends = (condition.part, condition.whole), (condition.best_part, condition.best_whole)
    return score_text(voice, *ends)


def _low(condition: ConditionResult) -> ConditionResult:
    """Return a condition as it stands with the options given, without the best end."""
    return replace(condition, best_part=condition.part, best_whole=condition.whole)


def _holds(voice: Voice, condition: ConditionResult) -> Line:
    badges: tuple[Badge, ...] = (_held(voice, holds=condition.holds),)
    if condition.best_holds is condition.holds:
        return badges
    return (*badges, " ", voice("conditions.best", holds=_held(voice, holds=condition.best_holds).text))


def _held(voice: Voice, *, holds: bool) -> Badge:
    return voice.badge(voice(f"conditions.{'held' if holds else 'missed'}"), Tone.GOOD if holds else Tone.BAD)
