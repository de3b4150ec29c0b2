"""The contrast of colours, as WCAG counts it."""

from __future__ import annotations

import pytest

from ismap_check.renderers.contrast import LEAST, contrast


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4)],
)
def test_the_ratio(colour: str, ground: str, ratio: float) -> None:
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.01)
    assert contrast(ground, colour) == contrast(colour, ground)


def test_our_own_colours_can_be_read() -> None:
    assert contrast("#1d4f7c", "#ffffff") > LEAST
    assert contrast("#93c0e8", "#15181c") > LEAST
