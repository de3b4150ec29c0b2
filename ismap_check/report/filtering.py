"""The words of the bar that filters, groups and orders control cards."""

from __future__ import annotations

from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import OutBy, Verdict
from ismap_check.report.keys import BarLabels, FilterWords
from ismap_check.report.voice import Voice


def filter_words(voice: Voice) -> FilterWords:
    """Return the bar's words: what stands on it, and the name of every code that a card may carry."""
    return FilterWords(
        labels=BarLabels(*(voice(f"filter.{name.replace('_', '-')}") for name in BarLabels._fields)),
        states=(
            *((verdict, voice.term("verdict", verdict)) for verdict in (*Verdict, None)),
            *((out_by, voice.term("out-by", out_by)) for out_by in OutBy),
        ),
        requirements=tuple((one, voice.term("requirement", one)) for one in Requirement),
        findings=tuple((code, voice.finding_title(code)) for code in voice.words.keys_under("finding")),
    )
