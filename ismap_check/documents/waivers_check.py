"""Whether waivers make sense: they are for this service, run forwards, and name controls that can have a gap."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from ismap_check.documents.near import Suggestions
from ismap_check.documents.review_check import check_service
from ismap_check.documents.suffixes import full_ids
from ismap_check.documents.trouble import Site
from ismap_check.documents.waivers_load import WaiversDocument
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.waivers import Waiver

Found = Iterator[Diagnostic]


def resolve_waivers(
    document: WaiversDocument, catalogues: Sequence[Catalogue], *, service: str | None = None
) -> Loaded[WaiversDocument]:
    """Return the waivers with full ids, or everything that is wrong with them.

    A waiver that names no leaf is a warning: it lifts nothing, and the report lists it as it is written.
    """
    waivers, site = document.waivers, document.site
    spellings = _spellings(catalogues)
    said = [*check_service(waivers.service, service, site), *_check_days(waivers.waivers, site)]
    if catalogues:
        said += _check_controls(waivers.waivers, catalogues, spellings, site)
    settled = tuple(_with_full_id(one, spellings) for one in waivers.waivers)
    sound = not any(one.is_error for one in said)
    resolved = document._replace(waivers=dataclasses.replace(waivers, waivers=settled))
    return Loaded(resolved if sound else None, tuple(said))


def _spellings(catalogues: Sequence[Catalogue]) -> dict[str, Mapping[str, str]]:
    """Return the accepted spellings of ids by catalogue, those of all editions together."""
    spellings: dict[str, Mapping[str, str]] = {}
    for catalogue in catalogues:
        spellings[catalogue.id] = {**full_ids(catalogue), **spellings.get(catalogue.id, {})}
    return spellings


def _with_full_id(waiver: Waiver, spellings: Mapping[str, Mapping[str, str]]) -> Waiver:
    full = spellings.get(waiver.catalogue, {}).get(waiver.control, waiver.control)
    return dataclasses.replace(waiver, control=full)


def _check_days(waivers: Sequence[Waiver], site: Site) -> Found:
    for index, waiver in enumerate(waivers):
        if waiver.end < waiver.start:
            start, end = waiver.start.isoformat(), waiver.end.isoformat()
            yield site.at("waivers", index, "until").error("period-reversed", start=start, end=end)


def _check_controls(
    waivers: Sequence[Waiver], catalogues: Sequence[Catalogue], spellings: Mapping[str, Mapping[str, str]], site: Site
) -> Found:
    near = Suggestions()
    for index, waiver in enumerate(waivers):
        place = site.at("waivers", index, "control", waiver.catalogue)
        known = spellings.get(waiver.catalogue)
        if known is None:
            named = tuple(dict.fromkeys(one.id for one in catalogues))
            yield place.warning(
                "waiver-not-judged", at_key=True, catalogue=waiver.catalogue, near=near(waiver.catalogue, named)
            )
        elif waiver.control not in known:
            meant = near(waiver.control, known)
            yield place.warning("waiver-unknown-control", id=waiver.control, catalogue=waiver.catalogue, near=meant)
        elif not any(_is_leaf(known[waiver.control], one) for one in catalogues if one.id == waiver.catalogue):
            yield place.warning("waiver-of-objective", id=waiver.control)


def _is_leaf(control_id: str, catalogue: Catalogue) -> bool:
    return control_id in catalogue.control_by_id and catalogue.is_leaf(control_id)
