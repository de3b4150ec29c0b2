"""Which of a profile's files says what, and what each should say so that the whole says something else.

An answer is changed in the file where it stands. A new one comes into the file, and behind the answer, that is nearest
to it in the catalogue; what the profile only extends is answered anew in a file of its own.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ismap_check.documents.profile_document import Layer, ProfileDocument, merged_responses
from ismap_check.documents.suffixes import full_ids
from ismap_check.editing.rebase import placed, rebased
from ismap_check.editing.sameness import same
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile

HEAD = ("kind", "schema", "language", "vendor", "service", "registrations", "assessment")
SHARED = ("inherits", "responses", "evidence")
SECTIONS = (*HEAD, *SHARED, "statement")
"""The order in which a profile's sections are written: that of its schema. The parts of a profile hold the shared."""

Assessed = Mapping[str, Catalogue]
"""The catalogues of a profile by their ids, as far as they are at hand."""


def in_order(data: Plain) -> Plain:
    """Return a profile's sections in the order in which they are written."""
    return {key: data[key] for key in SECTIONS if key in data}


def meant_by(document: ProfileDocument, assessed: Assessed) -> VendorProfile:
    """Return the whole profile with the full ids of its controls; what is no control keeps its spelling."""
    full = {key: full_ids(catalogue) for key, catalogue in assessed.items()}
    layers = [
        {
            key: {full.get(key, {}).get(written, written): answer for written, answer in answers.items()}
            for key, answers in layer.responses.items()
        }
        for layer in document.layers
    ]
    return replace(document.profile, responses=merged_responses(layers))


def wanted_files(document: ProfileDocument, wanted: VendorProfile, assessed: Assessed) -> list[tuple[Layer, Plain]]:
    """Return what every file should say so that the whole is ``wanted``; the file that is extended is left alone."""
    layers = [layer for layer in document.layers if not layer.shared]
    before = [_sections(document.profile, layer) for layer in layers]
    after = [{section: dict(items) for section, items in file.items()} for file in before]
    now, then = write_profile(meant_by(document, assessed)), write_profile(wanted)
    for section in ("inherits", "evidence"):
        _put_items([file[section] for file in after], now.get(section, {}), then.get(section, {}))
    for key in dict.fromkeys([*now.get("responses", {}), *then.get("responses", {})]):
        said = [one.get("responses", {}).get(key, {}) for one in (now, then)]
        _put_answers([file["responses"] for file in after], key, said[0], said[1], assessed.get(key))
    before[0] |= _head(now)
    after[0] |= _head(then)
    pairs = zip(layers, before, after, strict=True)
    return [(layer, rebased(_written(layer), _given(was), _given(will))) for layer, was, will in pairs]


def _written(layer: Layer) -> Plain:
    data: Plain = layer.site.source.data if layer.site.source else {}
    return data


def _sections(profile: VendorProfile, layer: Layer) -> dict[str, Plain]:
    """Return what one file of a profile says of the shared sections."""
    said = write_profile(replace(profile, inherits=layer.inherits, responses=layer.responses, evidence=layer.evidence))
    return {section: said.get(section, {}) for section in SHARED}


def _head(data: Plain) -> Plain:
    return {key: value for key, value in data.items() if key not in SHARED}


def _given(file: Plain) -> Plain:
    """Return what there is to say of a file, in order; empty sections are not said."""
    return in_order({key: value for key, value in file.items() if value not in ({}, [])})


def _put_items(files: Sequence[Plain], before: Plain, after: Plain) -> None:
    """Put what changed between ``before`` and ``after`` into the file that has it, what is new into the first."""
    for key, item in after.items():
        if key not in before or not same(before[key], item):
            next((file for file in files if key in file), files[0])[key] = item
    for key in before.keys() - after.keys():
        for file in files:
            file.pop(key, None)


def _put_answers(files: Sequence[Plain], key: str, before: Plain, after: Plain, catalogue: Catalogue | None) -> None:
    """Put the answers to one catalogue that changed where they stand, and new ones beside their neighbours."""
    full = full_ids(catalogue) if catalogue else {}
    spelt = [{full.get(written, written): written for written in file.get(key, {})} for file in files]
    added: list[Plain] = [{} for _ in files]
    homes = _Homes(spelt, catalogue)
    for control, answer in after.items():
        if control in before and same(before[control], answer):
            continue
        home = homes.of(control)
        added[home][spelt[home].get(control, control)] = answer
    order = [control.id for control in catalogue.controls] if catalogue else []
    for file, names, new in zip(files, spelt, added, strict=True):
        gone = {names[control] for control in before.keys() - after.keys() if control in names}
        if new or gone:
            known = {written: answer for written, answer in file.get(key, {}).items() if written not in gone}
            file[key] = placed(known, new, [names.get(control, control) for control in order])


class _Homes:
    """In which of several files an answer stands, or would best stand: a file is a number, the profile's own is 0."""

    def __init__(self, spelt: Sequence[Mapping[str, str]], catalogue: Catalogue | None) -> None:
        self._known = {control: place for place, names in enumerate(spelt) for control in names}
        self._catalogue = catalogue
        self._rank = {control.id: rank for rank, control in enumerate(catalogue.controls)} if catalogue else {}
        self._ranked = sorted(control for control in self._known if control in self._rank)
        self._ranked.sort(key=self._rank.__getitem__)
        self._ranks = [self._rank[control] for control in self._ranked]

    def of(self, control: str) -> int:
        """Return the file of the answer itself, or of its nearest neighbour in the same chapter."""
        if control in self._known or control not in self._rank:
            return self._known.get(control, 0)
        place = bisect(self._ranks, self._rank[control])
        beside = self._ranked[max(place - 1, 0) : place + 1]
        near = max(beside, key=lambda other: self._shared(control, other), default=None)
        return self._known[near] if near and self._shared(control, near) else 0

    def _shared(self, control: str, other: str) -> int:
        """Return how many levels of the catalogue two controls have in common."""
        return len({*self._route(control)} & {*self._route(other)})

    def _route(self, node: str | None) -> list[str]:
        parents = self._catalogue.parent_by_id if self._catalogue else {}
        route = []
        while node is not None:
            route.append(node)
            node = parents.get(node)
        return route
