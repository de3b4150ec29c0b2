"""What fits on one sheet: the first wish first, the fewest rows of all before more of any."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.report.sheet import FRAME, Wish, shared

WISHES = st.lists(st.builds(Wish, st.integers(1, 4), st.integers(0, 6), st.integers(1, 3)), max_size=4)


def test_the_fewest_rows_of_all_come_before_more_of_the_first() -> None:
    assert shared(2 * FRAME + 5, [Wish(2, 5), Wish(2, 4)]) == (3, 2)


def test_what_does_not_fit_leaves_its_room_to_the_next() -> None:
    assert shared(FRAME + 3, [Wish(4, 5), Wish(2, 4)]) == (0, 3)


def test_a_list_of_nothing_takes_no_room() -> None:
    assert shared(FRAME + 4, [Wish(2, 0), Wish(2, 4)]) == (0, 4)


@settings(max_examples=60)
@given(st.integers(-5, 40), WISHES)
def test_nobody_has_more_than_wished_and_the_sheet_is_never_too_full(room: int, wishes: list[Wish]) -> None:
    rows = shared(room, wishes)
    assert all(count <= wish.most for count, wish in zip(rows, wishes, strict=True))
    taken = sum(FRAME + count * wish.height for count, wish in zip(rows, wishes, strict=True) if count)
    assert taken <= max(room, 0)
