from __future__ import annotations

import pytest

from ismap_check.sources.limits import Limits
from ismap_check.sources.yaml_places import yaml_places
from tests.unit.sources.reading import LIMITS, place

TEXT = """\
# comment
kind: x
list:
  - a
  - b: 1
    管理策: [p, "q"]
empty:
block: |
  text
"""


@pytest.mark.parametrize(
    ("pointer", "at_key", "line", "column"),
    [
        ((), False, 2, 1),
        (("kind",), True, 2, 1),
        (("kind",), False, 2, 7),
        (("list",), False, 4, 3),
        (("list", 0), False, 4, 5),
        (("list", 1), False, 5, 5),
        (("list", 1, "b"), False, 5, 8),
        (("list", 1, "管理策"), True, 6, 5),
        (("list", 1, "管理策", 1), False, 6, 14),
        (("empty",), False, 7, 7),
        (("block",), False, 8, 8),
    ],
)
def test_keys_and_values_have_places(pointer: tuple[str | int, ...], at_key: bool, line: int, column: int) -> None:
    assert yaml_places(TEXT, LIMITS)[pointer, at_key] == place(line, column)


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    assert yaml_places("a: 1\na: 2\n", LIMITS)[("a",), True] == place(1, 1)


def test_keys_are_found_in_normal_form() -> None:
    assert (("が",), True) in yaml_places("か\u3099: 1\n", LIMITS)


@pytest.mark.parametrize("rest", ["b: [\n", "b: @\n", "? [x]\n: 1\n", "[]: 1\n"])
def test_a_broken_text_gives_what_stands_before(rest: str) -> None:
    assert yaml_places(f"a: 1\n{rest}", LIMITS)[("a",), False] == place(1, 4)


def test_aliases_shift_nothing() -> None:
    places = yaml_places("a: [*x, 1]\n*y : 2\nb: 3\n", LIMITS)
    assert (places[("a", 1), False], places[("b",), True]) == (place(1, 9), place(3, 1))


def test_the_limits_hold_here_too() -> None:
    assert len(yaml_places("- a\n" * 100, Limits(nodes=5))) == 5
    assert max(len(pointer) for pointer, _ in yaml_places("[" * 5_000, Limits(depth=4))) == 3
