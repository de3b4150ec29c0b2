from __future__ import annotations

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment.risk import Candidate, Risk
from ismap_check.assessment.sampling import draw, ticket_text
from ismap_check.model.catalogue import Requirement
from ismap_check.model.result import Verdict

RISKS = st.lists(st.sampled_from(list(Risk)), unique=True).map(tuple)
POPULATIONS = st.lists(RISKS, min_size=1, max_size=25).map(
    lambda rows: [candidate(f"1.{place}", *risks) for place, risks in enumerate(rows)]
)


def candidate(control: str, *risks: Risk) -> Candidate:
    return Candidate("small", "1", control, Requirement.SELECTABLE, Verdict.SATISFIED, risks)


def names(population: list[Candidate], size: int, seed: str) -> list[str]:
    return [one.candidate.name for one in draw(population, size, seed).drawn]


@settings(max_examples=60)
@given(POPULATIONS, st.integers(min_value=1, max_value=40), st.text(max_size=8))
def test_a_sample_has_its_size_and_nothing_twice(population: list[Candidate], size: int, seed: str) -> None:
    drawn = names(population, size, seed)
    assert len(drawn) == min(size, len(population)) == len(set(drawn))
    assert set(drawn) <= {one.name for one in population}


@settings(max_examples=60)
@given(POPULATIONS, st.integers(min_value=1, max_value=25), st.randoms(use_true_random=False))
def test_the_order_of_the_input_makes_no_difference(population: list[Candidate], size: int, chance: object) -> None:
    shuffled = list(population)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert names(population, size, "seed") == names(shuffled, size, "seed")


@settings(max_examples=40)
@given(POPULATIONS, st.integers(min_value=1, max_value=24))
def test_a_larger_sample_holds_the_smaller_one(population: list[Candidate], size: int) -> None:
    assert names(population, size + 1, "seed")[:size] == names(population, size, "seed")[:size]


@settings(max_examples=40)
@given(POPULATIONS)
def test_one_more_ticket_never_makes_a_control_come_later(population: list[Candidate]) -> None:
    first = population[0]
    more = first._replace(risks=(*first.risks, Risk.PRIOR))
    before, after = (names([one, *population[1:]], len(population), "seed") for one in (first, more))
    assert after.index(first.name) <= before.index(first.name)


def test_weight_decides_how_often_a_control_comes_first() -> None:
    population = [candidate("1.1"), candidate("1.2", Risk.MANDATORY)]
    firsts = [names(population, 1, str(seed))[0] for seed in range(2_000)]
    share = firsts.count("small@1/1.2")
    assert 1_420 <= share <= 1_580  # three tickets of four: 1,500 expected, the standard deviation is 19


def test_anyone_can_draw_again_with_a_hash_alone() -> None:
    drawing = draw([candidate("1.1", Risk.PARTIAL), candidate("1.2")], 2, "七")
    assert ticket_text("七", "small@1/1.1", 2) == "ismap-check sample 1|七|small@1/1.1|2"
    numbers = {
        control: min(
            sha256(f"ismap-check sample 1|七|small@1/{control}|{ticket}".encode()).hexdigest()
            for ticket in range(1, tickets + 1)
        )
        for control, tickets in (("1.1", 2), ("1.2", 1))
    }
    assert {one.candidate.control: one.number for one in drawing.drawn} == numbers
    assert [one.candidate.control for one in drawing.drawn] == sorted(numbers, key=lambda control: numbers[control])


def test_the_sample_of_a_seed_is_the_same_for_ever() -> None:
    population = [candidate(f"1.{place}", *([Risk.MANDATORY] if place % 2 else [])) for place in range(20)]
    assert names(population, 5, "20261102") == [f"small@1/1.{place}" for place in (17, 10, 1, 5, 11)]
