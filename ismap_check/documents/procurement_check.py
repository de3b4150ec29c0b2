"""Whether what a procurement case refers to is there: catalogues, facts, bids, controls, options, registrations."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ismap_check.documents.demand_check import Demanded, check_demanded, check_demands, check_node, editions_demanded
from ismap_check.documents.fact_check import resolve_facts
from ismap_check.documents.near import Suggestions
from ismap_check.documents.periods import check_period
from ismap_check.documents.procurement_load import CaseDocument
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.procurement import ProcurementCase, Topic
from ismap_check.model.profile import VendorProfile

Found = Iterator[Diagnostic]


def resolve_case(document: CaseDocument, demanded: Demanded) -> Loaded[ProcurementCase]:
    """Return the case with its facts as its catalogues declare them, or everything that leads nowhere.

    ``demanded`` holds the baselines and catalogues that the case names, as far as they could be read.
    """
    case, site, near = document.case, document.site, Suggestions()
    named = editions_demanded(case.demands, demanded.baselines.values())
    judged = {one.id: one for one in demanded.catalogues if named.get(one.id) == one.edition}
    facts, trouble = resolve_facts(case.facts, judged.values(), site.at("facts"), near)
    said = (
        *check_period((document.data.get("project") or {}).get("contract"), site.at("project", "contract")),
        *trouble,
        *check_demands(case.demands, demanded, site.at("demands"), near),
        *_check_axes(case, judged.values(), site.at("risk"), near),
        *_check_bids(case, site.at("bids")),
        *_check_points(case, named, judged, site.at("points"), near),
        *_check_questions(case, named, judged, site.at("questions"), near),
        *_check_tasks(case, named, judged, site.at("tasks"), near),
    )
    sound = not any(diagnostic.is_error for diagnostic in said)
    return Loaded(dataclasses.replace(case, facts=facts) if sound else None, said)


def check_bids(case: ProcurementCase, profiles: Mapping[str, VendorProfile], site: Site) -> tuple[Diagnostic, ...]:
    """Return what is wrong with what the case says of bids; ``profiles`` holds those that could be read, by bid."""
    return tuple(one for found in _each_bid(case, profiles, site, Suggestions()) for one in found)


def _each_bid(
    case: ProcurementCase, profiles: Mapping[str, VendorProfile], site: Site, near: Suggestions
) -> Iterator[Found]:
    for index, bid in enumerate(case.bids):
        place = site.at("bids", index)
        profile = profiles.get(bid.id)
        if profile is None:
            yield iter((place.at("profile").warning("bid-unreadable", bid=bid.id, path=bid.profile),))
            continue
        yield _check_options(bid.options, profile, place.at("options"), near)
        numbers = [seen.number for seen in bid.confirmed]
        yield _check_numbers(numbers, profile, place.at("confirmed"), near)


def _check_options(options: Sequence[str], profile: VendorProfile, site: Site, near: Suggestions) -> Found:
    known = profile.service.options
    for index, option in enumerate(options):
        if option not in known:
            code, meant = "bid-option-unknown", near(option, known)
            yield site.at(index).error(code, option=option, service=profile.service.id, near=meant)


def _check_numbers(numbers: Sequence[str], profile: VendorProfile, site: Site, near: Suggestions) -> Found:
    """Yield a warning for a registration that the officer confirmed and the vendor does not claim."""
    own = (one.number for one in profile.registrations)
    underneath = (one.number for one in profile.inherits.values())
    claimed = [number for number in (*own, *underneath) if number]
    for index, number in enumerate(numbers):
        if number not in claimed:
            place, meant = site.at(index, "number"), near(number, claimed)
            yield place.warning("registration-not-claimed", number=number, near=meant)


def _check_axes(case: ProcurementCase, catalogues: Iterable[Catalogue], site: Site, near: Suggestions) -> Found:
    asked = {fact for catalogue in catalogues for fact in catalogue.facts} | set(case.facts)
    for axis, row in case.risk.items():
        for index, fact in enumerate(row.facts):
            if fact not in asked:
                place = site.at(str(axis), "facts", index)
                yield place.warning("unknown-fact", fact=fact, near=near(fact, sorted(asked)))


def _check_bids(case: ProcurementCase, site: Site) -> Found:
    seen: set[str] = set()
    for index, bid in enumerate(case.bids):
        if bid.id in seen:
            yield site.at(index, "id").error("bid-twice", bid=bid.id)
        seen.add(bid.id)


def _check_points(
    case: ProcurementCase, named: Mapping[str, str], judged: Mapping[str, Catalogue], site: Site, near: Suggestions
) -> Found:
    for key, nodes in case.points.items():
        yield from check_demanded(key, named, site.at(key), near)
        if catalogue := judged.get(key):
            for node in nodes:
                place = site.at(key, node)
                yield from check_node(catalogue, node, place, near)
                yield from _check_overlap(catalogue, node, nodes, place)


def _check_overlap(catalogue: Catalogue, node: str, nodes: Iterable[str], site: Site) -> Found:
    """Yield an error for points on something whose group has points too: it would count twice."""
    above = catalogue.parent_by_id.get(node)
    while above is not None:
        if above in nodes:
            yield site.error("points-overlap", at_key=True, id=node, above=above)
            return
        above = catalogue.parent_by_id[above]


def _check_questions(
    case: ProcurementCase, named: Mapping[str, str], judged: Mapping[str, Catalogue], site: Site, near: Suggestions
) -> Found:
    bids = tuple(bid.id for bid in case.bids)
    for index, question in enumerate(case.questions):
        place = site.at(index)
        if question.bid not in bids:
            yield place.at("bid").error("unknown-bid", bid=question.bid, near=near(question.bid, bids))
        if question.topic is None and question.fact is None and question.text is None:
            yield place.error("record-about-nothing")
        if question.topic:
            yield from _check_topic(question.topic, named, judged, place.at("control"), near)


def _check_tasks(
    case: ProcurementCase, named: Mapping[str, str], judged: Mapping[str, Catalogue], site: Site, near: Suggestions
) -> Found:
    for index, task in enumerate(case.tasks):
        place = site.at(index)
        if task.topic is None and task.text is None:
            yield place.error("record-about-nothing")
        if task.topic:
            yield from _check_topic(task.topic, named, judged, place.at("control"), near)


def _check_topic(
    topic: Topic, named: Mapping[str, str], judged: Mapping[str, Catalogue], site: Site, near: Suggestions
) -> Found:
    place = site.at(topic.catalogue)
    yield from check_demanded(topic.catalogue, named, place, near)
    catalogue = judged.get(topic.catalogue)
    if catalogue and topic.node:
        yield from check_node(catalogue, topic.node, place, near)
