"""Bars of charts as inline SVG, everything placed in percent, so that they fit any width without a script."""

from __future__ import annotations

from ismap_check.renderers.html_inline import text
from ismap_check.report.blocks import Bar, Fill

TICKS = (25, 50, 75)
_SWATCHES = {
    Fill.BENEATH: '<rect class="beneath" y="35%" width="100%" height="30%"/>',
    Fill.LIMIT: '<rect class="limit" x="45%" width="2" height="100%"/>',
}


def bar_svg(bar: Bar) -> str:
    """Return a bar as SVG; a second one beneath makes it higher, a limit stands across it."""
    paired = bar.beneath is not None
    name = "bar paired" if paired else "bar"
    height = "55%" if paired else "100%"
    parts = (
        f'<rect class="track" width="100%" height="{height}"/>',
        _segments(bar, height),
        *(f'<rect class="tick" x="{tick}%" width="1" height="{height}"/>' for tick in TICKS if paired),
        _beneath(bar.beneath) if bar.beneath is not None else "",
        f'<rect class="limit" x="{_limit(bar.limit)}%" width="2" height="100%"/>' if bar.limit is not None else "",
    )
    return f'<svg class="{name}" role="img" aria-label="{text(bar.label)}" focusable="false">{"".join(parts)}</svg>'


def swatch(fill: Fill) -> str:
    """Return the sample of a fill beside its words in a legend."""
    drawn = _SWATCHES.get(fill, f'<rect class="{fill}" width="100%" height="100%"/>')
    return f'<svg class="swatch" aria-hidden="true" focusable="false">{drawn}</svg>'


def _segments(bar: Bar, height: str) -> str:
    places = [sum(part.share for part in bar.segments[:count]) for count in range(len(bar.segments))]
    return "".join(
        [
            f'<rect class="{part.fill}" x="{place / 10}%" width="{part.share / 10}%" height="{height}"/>'
            for place, part in zip(places, bar.segments, strict=True)
        ]
    )


def _beneath(share: int) -> str:
    thin = '<rect class="{}" y="72%" width="{}%" height="28%"/>'
    return thin.format("track", 100) + thin.format("beneath", share / 10)


def _limit(share: int) -> float:
    """Return where a limit is drawn: one of the whole still inside the picture."""
    return min(share, 996) / 10
