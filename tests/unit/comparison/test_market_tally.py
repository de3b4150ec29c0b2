"""Many rows at once: counted exactly, whatever their order, and small while it lasts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.comparison.market import Market, Missed, PartSummary
from ismap_check.comparison.market_tally import NAMED, MarketTally
from ismap_check.model.gate import Outcome
from ismap_check.model.plain.portfolio import read_row, write_row
from ismap_check.model.portfolio import EvidenceDays, Mark, RegistrationDay, RowPart, Trouble, VendorRow

LEAVES = 4
LETTERS = "".join(mark for mark in Mark) + "PNU"

parts = st.builds(
    RowPart,
    baseline=st.sampled_from([None, "pilot"]),
    catalogue=st.just("small@1"),
    sha256=st.sampled_from(["a", "b"]),
    outcome=st.sampled_from(Outcome),
    best_outcome=st.just(Outcome.MEETS),
    possible=st.integers(0, 5),
    claimed=st.just(0),
    best_possible=st.just(5),
    best_claimed=st.just(5),
    evidenced=st.just(0),
    in_scope=st.just(4),
    answered=st.just(3),
    gaps=st.integers(0, 3),
    best_gaps=st.just(0),
    missed=st.lists(st.sampled_from(["score", "mandatory_gaps"]), unique=True).map(tuple),
    marks=st.text(LETTERS, min_size=LEAVES, max_size=LEAVES),
)
judged = st.builds(
    VendorRow,
    file=st.text("abc", min_size=1, max_size=3),
    service=st.text("xy", min_size=1, max_size=2),
    outcome=st.sampled_from(Outcome),
    best_outcome=st.just(Outcome.MEETS),
    parts=st.lists(parts, max_size=2, unique_by=lambda one: (one.baseline, one.sha256)).map(tuple),
    findings=st.dictionaries(st.sampled_from(["gap", "reason-missing"]), st.integers(1, 9)),
    registrations=st.lists(
        st.builds(RegistrationDay, name=st.just("X"), expires=st.just("2026-12-01"), is_over=st.booleans())
    ).map(tuple),
    evidence=st.builds(EvidenceDays, items=st.just(3), over=st.integers(0, 2), next_day=st.just("2026-12-02")),
)
troubled = st.builds(
    VendorRow,
    file=st.text("abc", min_size=1, max_size=3),
    trouble=st.builds(Trouble, code=st.sampled_from(["file-missing", "yaml-syntax"]), document=st.just("p.yaml")),
    problems=st.integers(1, 3),
)
markets = st.lists(st.one_of(judged, troubled), max_size=8)


def market_of(rows: Iterable[VendorRow]) -> Market:
    tally = MarketTally()
    for row in rows:
        tally.add(row)
    return tally.market()


def counted(part: PartSummary) -> object:
    return part._replace(missed={name: Missed(one.vendors, ()) for name, one in part.missed.items()})


@settings(max_examples=60, deadline=None)
@given(markets)
def test_nothing_is_lost_and_the_order_is_irrelevant_to_every_count(rows: list[VendorRow]) -> None:
    market, turned = market_of(rows), market_of(reversed(rows))
    assert market.files == len(rows) == market.judged + sum(market.trouble.values())
    assert sum(market.outcomes.values()) == market.judged
    assert [*map(counted, market.parts)] == [*map(counted, turned.parts)]
    assert len(market.registrations) == sum(len(row.registrations) for row in rows)
    for part in market.parts:
        assert sum(part.bins) + part.unscored == part.vendors == sum(part.outcomes.values())
        assert len(part.controls) == LEAVES
        for control in part.controls:
            assert sum(control.marks.values()) == part.vendors
            assert control.gaps <= control.weak <= control.in_score <= part.vendors


@settings(max_examples=60, deadline=None)
@given(st.one_of(judged, troubled))
def test_a_row_comes_back_from_plain_data_as_it_was(row: VendorRow) -> None:
    assert read_row(write_row(row)) == row


def row(*, marks: str, claimed: int = 0, missed: tuple[str, ...] = (), number: int = 1) -> VendorRow:
    part = RowPart(
        baseline=None,
        catalogue="small@1",
        sha256="a",
        outcome=Outcome.MEETS,
        best_outcome=Outcome.MEETS,
        possible=8,
        claimed=claimed,
        best_possible=8,
        best_claimed=8,
        evidenced=0,
        in_scope=4,
        answered=4,
        gaps=0,
        best_gaps=0,
        missed=missed,
        marks=marks,
    )
    return VendorRow(file=f"{number}.yaml", service=f"s{number}", outcome=Outcome.MEETS, parts=(part,))


def test_weak_controls_and_common_gaps_stand_in_the_order_of_vendors_concerned() -> None:
    part = market_of([row(marks="spNu"), row(marks="spsN"), row(marks="sNxN")]).parts[0]
    assert [(one.place, one.weak, one.in_score) for one in part.weakest] == [(1, 3, 3), (3, 3, 3), (2, 1, 2)]
    assert [(one.place, one.gaps) for one in part.common_gaps] == [(3, 2), (1, 1), (2, 1)]


def test_scores_are_spread_over_those_that_vendors_have() -> None:
    part = market_of(row(marks="ssss", claimed=claimed) for claimed in (8, 0, 2, 4, 7)).parts[0]
    assert part.spread == (0, 250, 500, 875, 1000)
    assert part.bins == (1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1)


def test_many_who_miss_a_condition_are_counted_and_the_first_are_named() -> None:
    numbers = count(1)
    market = market_of(row(marks="ssss", missed=("score",), number=next(numbers)) for _ in range(NAMED + 5))
    missed = market.parts[0].missed["score"]
    assert (missed.vendors, len(missed.first), missed.first[0].file) == (NAMED + 5, NAMED, "1.yaml")


def test_services_in_several_files_are_named() -> None:
    market = market_of([row(marks="ssss"), replace(row(marks="ssss"), file="other.yaml")])
    assert market.twice == {"s1": ("1.yaml", "other.yaml")}
