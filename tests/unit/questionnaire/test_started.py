"""What a questionnaire started from travels in the profile that its page saves."""

from __future__ import annotations

from typing import Any

import pytest

from ismap_check.questionnaire.entries import entries_of
from ismap_check.questionnaire.standing import mark_of
from ismap_check.questionnaire.started import STARTED_FROM, read_marks, written_marks
from tests.unit.questionnaire.trips import profile

SAID = profile({"1.1.2": {"status": "planned"}}, evidence={"rules": {"title": "規程"}})


def test_the_mark_of_every_entry_is_read_back() -> None:
    entries = entries_of(SAID)
    document = {**SAID, STARTED_FROM: written_marks(entries)}
    assert read_marks(document) == {key: mark_of(value) for key, value in entries.items()}


@pytest.mark.parametrize("told", [{}, {STARTED_FROM: None}, {STARTED_FROM: {}}])
def test_a_profile_that_no_page_saved_carries_none(told: dict[str, Any]) -> None:
    assert read_marks({**SAID, **told}) == {}
