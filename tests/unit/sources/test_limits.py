from __future__ import annotations

from dataclasses import fields

import pytest

from ismap_check.sources.limits import HIGHEST_DEPTH, OPTIONS, Limits, size_text


def test_every_limit_has_an_option_that_raises_it() -> None:
    assert set(OPTIONS) == {field.name for field in fields(Limits)}
    assert len(set(OPTIONS.values())) == len(OPTIONS)


@pytest.mark.parametrize("wrong", [{"nodes": 0}, {"file_bytes": -1}, {"depth": HIGHEST_DEPTH + 1}])
def test_limits_that_no_reading_can_keep_are_a_mistake(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="Limits"):
        Limits(**wrong)


def test_the_highest_depth_is_allowed() -> None:
    assert Limits(depth=HIGHEST_DEPTH).depth == HIGHEST_DEPTH


@pytest.mark.parametrize(
    ("size", "text"), [(16 * 1024 * 1024, "16 MiB"), (1024 * 1024, "1 MiB"), (1_000_000, "1,000,000 B"), (5, "5 B")]
)
def test_sizes_are_written_as_people_write_them(size: int, text: str) -> None:
    assert size_text(size) == text
