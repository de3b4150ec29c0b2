"""Two sides joined: what one side changed is taken, what both changed is a conflict, nothing gets lost unseen."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.questionnaire.asked import Key, Section
from ismap_check.questionnaire.merging import Fate, Prefer, merged
from ismap_check.questionnaire.standing import mark_of

KEY = Key(Section.RESPONSE, "1.1", "small")
A, B, C = ({"status": one} for one in ("implemented", "partial", "planned"))


def fate(there: Any, coming: Any, start: Any = ...) -> Fate:
    marks = {} if start is ... else {KEY: mark_of(start)}
    mine, theirs = ({KEY: value} if value is not None else {} for value in (there, coming))
    return merged(mine, theirs, marks).fates.get(KEY, Fate.SAME)


@pytest.mark.parametrize(
    ("there", "coming", "start", "expected"),
    [
        (A, A, A, Fate.SAME),
        (A, B, A, Fate.CHANGED),
        (B, A, A, Fate.KEPT),
        (B, C, A, Fate.CONFLICT),
        (B, B, A, Fate.SAME),
        (None, B, None, Fate.NEW),
        (A, None, A, Fate.REMOVED),
        (B, None, A, Fate.CONFLICT),
        (None, B, A, Fate.CONFLICT),
        (B, None, None, Fate.KEPT),
        (None, A, A, Fate.KEPT),
        (B, C, None, Fate.CONFLICT),
        ({}, B, None, Fate.NEW),
    ],
)
def test_what_both_started_from_decides(there: Any, coming: Any, start: Any, expected: Fate) -> None:
    assert fate(there, coming, start) is expected


@pytest.mark.parametrize(
    ("there", "coming", "expected"),
    [(A, B, Fate.CONFLICT), (A, None, Fate.KEPT), (A, {}, Fate.KEPT), ({}, A, Fate.NEW), (None, A, Fate.NEW)],
)
def test_without_a_start_only_silence_gives_way(there: Any, coming: Any, expected: Fate) -> None:
    assert fate(there, coming) is expected


def test_a_conflict_keeps_what_is_there_unless_told_otherwise() -> None:
    there, coming = {KEY: A}, {KEY: B}
    assert merged(there, coming, {}).entries == there
    assert merged(there, coming, {}, Prefer.KEEP).entries == there
    assert merged(there, coming, {}, Prefer.REPLACE).entries == coming


entries = st.dictionaries(st.sampled_from([KEY, KEY._replace(id="1.2")]), st.sampled_from([A, B, C]))


@given(entries, entries)
def test_joining_loses_nothing_that_only_one_side_says(there: dict[Key, Any], coming: dict[Key, Any]) -> None:
    joined = merged(there, coming, {})
    assert joined.entries.keys() == there.keys() | coming.keys()
    assert all(joined.entries[key] in (there.get(key), coming.get(key)) for key in joined.entries)


@given(entries, entries)
def test_a_profile_joined_with_itself_stays_as_it_is(there: dict[Key, Any], coming: dict[Key, Any]) -> None:
    joined = merged(there, coming, {}, Prefer.REPLACE)
    again = merged(joined.entries, joined.entries, {})
    assert again.entries == joined.entries
    assert set(again.fates.values()) <= {Fate.SAME}
