"""How well a colour can be read on another one: the contrast ratio of WCAG 2.2 (1.4.3)."""

from __future__ import annotations

LEAST = 4.5
"""What text needs (level AA)."""

_DARK = 0.04045
"""Below it the sRGB curve is a straight line."""


def contrast(colour: str, ground: str) -> float:
    """Return the ratio of two colours (``#rrggbb``), from 1 to 21."""
    darker, lighter = sorted((_luminance(colour), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    linear: float = part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
    return linear
