"""A vendor profile as its files tell it: every file's answers apart, and all of them merged, ids as written."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TypeVar

from ismap_check.documents.parts import Part
from ismap_check.documents.profile_read import read_head, read_inherits
from ismap_check.documents.response_read import read_evidence, read_responses
from ismap_check.documents.trouble import Site
from ismap_check.model.profile import Base, EvidenceItem, Response, VendorProfile
from ismap_check.model.rows import NamedTuple

Value = TypeVar("Value")

EMPTY = Response()


class Layer(NamedTuple):
    """What one file says: its answers by catalogue and control as written, its evidence and bases.

    ``shared`` is the file that the profile extends: what the profile and its parts say themselves wins over it.
    """

    site: Site
    shared: bool
    responses: Mapping[str, Mapping[str, Response]]
    evidence: Mapping[str, EvidenceItem]
    inherits: Mapping[str, Base]


class ProfileDocument(NamedTuple):
    """A profile before it is resolved against catalogues: ``root`` is its own file, ``profile`` the merged whole."""

    root: Part
    layers: tuple[Layer, ...]
    profile: VendorProfile


def profile_document(root: Part, parts: Sequence[Part] = (), shared: Part | None = None) -> ProfileDocument:
    """Return the document of valid files: the profile itself, its parts, and the file it extends."""
    layers = [_layer(part) for part in (root, *parts)]
    if shared:
        layers.append(_layer(shared, shared=True))
    profile = dataclasses.replace(
        read_head(root.data),
        inherits=merged([layer.inherits for layer in layers]),
        evidence=merged([layer.evidence for layer in layers]),
        responses=merged_responses([layer.responses for layer in layers]),
    )
    return ProfileDocument(root=root, layers=tuple(layers), profile=profile)


def merged(layers: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    """Return several mappings as one; an earlier one wins."""
    return {key: value for layer in reversed(layers) for key, value in layer.items()}


def merged_responses(layers: Sequence[Mapping[str, Mapping[str, Response]]]) -> dict[str, dict[str, Response]]:
    """Return the answers of several layers as one; an earlier one wins, unless nothing was filled in there."""
    whole: dict[str, dict[str, Response]] = {}
    for layer in layers:
        for catalogue, responses in layer.items():
            answers = whole.setdefault(catalogue, {})
            for control, response in responses.items():
                if control not in answers or _is_blank(answers[control]):
                    answers[control] = response
    return whole


def _is_blank(response: Response) -> bool:
    return dataclasses.replace(response, origin=None) == EMPTY


def _layer(part: Part, *, shared: bool = False) -> Layer:
    return Layer(
        site=part.site,
        shared=shared,
        responses=read_responses(part.data, part.written),
        evidence=read_evidence(part.data, part.written),
        inherits=read_inherits(part.data),
    )
