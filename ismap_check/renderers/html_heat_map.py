"""The heat map in HTML: a link per control, short enough that a thousand of them weigh little."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.renderers.addresses import fragment
from ismap_check.renderers.html_attribute import attribute
from ismap_check.renderers.html_inline import line, text
from ismap_check.report.blocks import HeatCell, HeatCluster, HeatKey, HeatMap, HeatRow


def map_of_cells(drawn: HeatMap) -> str:
    """Return legend and cells; the hint and the line that names a cell are hidden until a script serves them."""
    keys = "".join([_key(key) for key in drawn.keys])
    rows = "\n".join([_row(row) for row in drawn.rows])
    return (
        f"<figure class=heat>\n<figcaption><strong>{text(drawn.caption)}</strong>\n<ul>{keys}</ul>\n"
        f"<p class=hint hidden>{text(drawn.hint)}</p></figcaption>\n"
        f"<div class=cells role=group{attribute('aria-label', drawn.caption)}>\n{rows}\n</div>\n"
        f"<p class=told aria-hidden=true hidden></p>\n</figure>"
    )


def _key(key: HeatKey) -> str:
    sample = f"<i{_look(key.shade, must=key.must)} aria-hidden=true>{text(key.mark)}</i>"
    return f"<li>{sample}{text(key.label)} <span>{text(key.amount)}</span></li>"


def _row(row: HeatRow) -> str:
    name, cells = attribute("aria-label", row.title), "".join(_clusters(row.clusters))
    head = f"<div>{text(row.title)}<small>{line(row.counts)}</small></div>"
    return f"<div role=group{name}>{head}<div>{cells}</div></div>"


def _clusters(clusters: tuple[HeatCluster, ...]) -> Iterator[str]:
    for cluster in clusters:
        label = f"<span>{text(cluster.label)}</span>" if cluster.label else ""
        yield f"<p>{label}{''.join([_cell(cell) for cell in cluster.cells])}</p>"


def _cell(cell: HeatCell) -> str:
    """Return a cell as a link; where there is no card to link to, as a picture."""
    look, name = _look(cell.shade, must=cell.must), attribute("aria-label", cell.name)
    if not cell.anchor:
        return f"<i role=img{look}{name}>{text(cell.mark)}</i>"
    return f"<a{attribute('href', fragment(cell.anchor))}{look}{name}>{text(cell.mark)}</a>"


def _look(shade: str, *, must: bool) -> str:
    return attribute("class", f"{shade} must" if must else shade)
