"""Terms in months, the assessment period, the vendor's registrations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ismap_check.assessment.terms import last_day, validity_end
from ismap_check.model.catalogue import Catalogue, PeriodRule
from ismap_check.model.profile import AssessmentScope, Period, Registration
from tests.unit.assessment.builders import AS_OF, STRICT, catalogue, codes, judge, judged, profile

DAY = timedelta(days=1)
RULE = PeriodRule(max_months=12, min_months=3, validity_months=16)
START = date(2026, 4, 1)


def ruled() -> Catalogue:
    return catalogue(rules=replace(STRICT, period=RULE))


def found(period: Period | None, previous: Period | None = None, tree: Catalogue | None = None) -> set[str]:
    scope = AssessmentScope(catalogues={"test": "1"}, period=period, previous_period=previous)
    return codes(judged(judge(profile(assessment=scope), tree or ruled()))) - {"catalogue-unanswered"}


@pytest.mark.parametrize("tree", [catalogue(), ruled()])
def test_a_day_before_the_period_is_told_whatever_the_catalogue_asks(tree: Catalogue) -> None:
    later = last_day(AS_OF, 9)
    assert "judged-before-period" in found(Period(start=AS_OF + DAY, end=later), tree=tree)
    assert "judged-before-period" not in found(Period(start=AS_OF, end=later), tree=tree)
    assert "judged-before-period" not in found(None, tree=tree)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2025, 10, 1), 16, date(2027, 1, 31)),
        (date(2025, 10, 31), 16, date(2027, 2, 28)),
        (date(2026, 4, 1), 12, date(2027, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(9999, 12, 1), 1, date.max),
        (date(9999, 1, 1), 500, date.max),
    ],
)
def test_the_last_day_of_a_term(start: date, months: int, expected: date) -> None:
    assert last_day(start, months) == expected


def test_validity_begins_on_the_day_after_the_period() -> None:
    assert validity_end(date(2025, 9, 30), 16) == date(2027, 1, 31)
    assert validity_end(date(2025, 10, 30), 16) == date(2027, 2, 28)
    assert validity_end(date.max, 16) == date.max


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 48))
def test_a_term_is_as_long_as_it_says(start: date, months: int) -> None:
    end = last_day(start, months)
    assert 28 * months - 1 <= (end - start).days <= 31 * months
    assert last_day(start, months + 1) > end


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (date(2027, 3, 31), set()),
        (date(2027, 4, 1), {"period-too-long"}),
        (date(2026, 6, 30), set()),
        (date(2026, 6, 29), {"period-too-short"}),
        (date(2026, 3, 1), set()),
    ],
)
def test_length_of_the_period(end: date, expected: set[str]) -> None:
    assert found(Period(START, end)) == expected


@pytest.mark.parametrize("period", [None, Period(None, START), Period(START, None)])
def test_a_missing_period(period: Period | None) -> None:
    assert found(period) == {"period-missing"}


@pytest.mark.parametrize(
    ("previous_end", "expected"),
    [(START - DAY, set()), (START, set()), (START - 2 * DAY, {"period-gap"}), (None, set()), (date.max, set())],
)
def test_gap_after_the_previous_period(previous_end: date | None, expected: set[str]) -> None:
    assert found(Period(START, date(2027, 3, 31)), Period(None, previous_end)) == expected


def test_no_rule_no_finding() -> None:
    assert found(Period(START, date(2030, 1, 1)), tree=catalogue()) == set()


def registered(tree: Catalogue | None = None, **values: Any) -> list[str]:
    registration = Registration(**{"programme": "test", "number": "C21-0000-2"} | values)
    result = judge(profile(registrations=(registration,)), tree or ruled())
    return [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"expires": AS_OF + 91 * DAY}, []),
        ({"expires": AS_OF + 90 * DAY}, ["registration-expiring"]),
        ({"expires": AS_OF}, ["registration-expiring"]),
        ({"expires": AS_OF, "renewal_filed": AS_OF - DAY}, []),
        ({"expires": AS_OF - DAY}, ["registration-expired"]),
        ({"expires": AS_OF - DAY, "renewal_filed": AS_OF - DAY}, ["registration-renewal-pending"]),
        ({"expires": AS_OF - DAY, "renewal_filed": AS_OF}, ["registration-expired"]),
        ({}, ["registration-undated"]),
        ({"programme": "elsewhere", "period": Period(None, date(2026, 9, 30))}, ["registration-undated"]),
    ],
)
def test_state_of_a_registration(values: dict[str, Any], expected: list[str]) -> None:
    assert registered(**values) == expected


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (date(2028, 1, 31), []),
        (date(2028, 2, 1), []),
        (date(2028, 1, 30), ["registration-date-differs"]),
        (date(2028, 2, 2), ["registration-date-differs"]),
    ],
)
def test_either_reading_of_the_rule_is_fine(expires: date, expected: list[str]) -> None:
    assert registered(expires=expires, period=Period(None, date(2026, 9, 30))) == expected


def test_the_printed_day_counts_and_without_one_the_earlier_computed_day() -> None:
    ended = Period(None, date(2025, 6, 30))
    assert registered(period=ended) == ["registration-expired"]
    assert registered(period=ended, expires=AS_OF + 200 * DAY) == ["registration-date-differs"]
    assert registered(period=Period(None, date.max)) == []


def test_without_a_validity_rule_nothing_is_computed() -> None:
    assert registered(catalogue(), period=Period(None, date(2026, 9, 30)), expires=AS_OF + 200 * DAY) == []
