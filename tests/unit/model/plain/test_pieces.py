from __future__ import annotations

from datetime import date
from typing import Any

from ismap_check.model.plain.pieces import given, write_date, write_period, write_title
from ismap_check.model.profile import Period
from ismap_check.model.text import Text


def test_only_what_is_there_is_written() -> None:
    fields: dict[str, Any] = {"none": None, "list": [], "mapping": {}, "zero": 0, "false": False, "some": [0]}
    assert given(fields) == {"zero": 0, "false": False, "some": [0]}


def test_one_wording_for_both_languages_is_written_once() -> None:
    assert write_title(Text("同じ", "同じ")) == "同じ"
    assert write_title(Text("日", "E")) == {"ja": "日", "en": "E"}


def test_days_and_periods() -> None:
    assert write_date(date(2026, 4, 1)) == "2026-04-01"
    assert write_date(None) is None
    assert write_period(Period(None, date(2026, 4, 1))) == {"to": "2026-04-01"}
    assert write_period(None) is None
