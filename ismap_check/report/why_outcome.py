"""Why the conclusion on one catalogue is what it is, in words: which numbers decide it, and which do not.

Everything is said of the answers as claimed and of the lower end, which the outcome rests on (JUDGING, section 9).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ismap_check.model.result import Verdict
from ismap_check.report.blocks import Prose, Strong
from ismap_check.report.view import View


def why_outcome(view: View, held: Sequence[str], missed: int) -> tuple[Prose, ...]:
    """Return one paragraph; none where nothing is in scope, which the conclusion itself says.

    ``held`` are the conditions that hold beside that on mandatory gaps, in words; ``missed`` is how many do not.
    """
    if not view.judged.low.in_scope:
        return ()
    sentences = (*_musts(view), *_others(view, held, missed), *_reserves(view))
    label = Strong(view.voice("verdict.why.label"))
    return (Prose(((label, view.voice("verdict.why.after"), view.voice("verdict.why.space").join(sentences)),)),)


def _musts(view: View) -> Iterator[str]:
    """Yield how it stands with the mandatory leaves, which always decide."""
    voice, low = view.voice, view.judged.low
    musts = low.mandatory - low.exclusions
    if not musts:
        yield voice("verdict.why.no-mandatory")
    elif not low.gaps:
        yield voice("verdict.why.no-gaps", n=musts)
    else:
        yield voice("verdict.why.gaps", n=low.gaps, whole=musts, split=_split(view))
    if low.exclusions:
        yield voice("verdict.why.exclusions", n=low.exclusions)


def _split(view: View) -> str:
    """Return the mandatory gaps by their verdicts."""
    found = Counter(judged.low.verdict for _, judged in view.mandatory_leaves if judged.low.gap)
    counts = (
        view.voice("verdict.why.verdict", n=found[one], verdict=view.voice.term("verdict", one))
        for one in Verdict
        if found[one]
    )
    return view.voice("list.parts").join(counts)


def _others(view: View, held: Sequence[str], missed: int) -> Iterator[str]:
    """Yield what the other conditions say; those that are missed stand in the conclusion, one by one."""
    voice, low = view.voice, view.judged.low
    if not low.possible:
        yield voice("verdict.why.no-score")
    if not (held or missed):
        yield voice(f"verdict.why.{'no-other' if low.gaps or not low.possible else 'score-alone'}")
    elif held:
        listed = voice("list.parts").join(held)
        yield voice(f"verdict.why.{'some-held' if missed else 'all-held'}", n=len(held), held=listed)


def _reserves(view: View) -> Iterator[str]:
    """Yield what may still change: answers that are missing, options that were not named."""
    low = view.judged.low
    if low.answered < low.in_scope:
        yield view.voice("verdict.why.open", n=low.in_scope - low.answered, whole=low.in_scope)
    if low != view.judged.high:
        yield view.voice("verdict.why.lower")
