"""The first two lines of a document: what kind it is, and which version of the format it is written in."""

from __future__ import annotations

from typing import Any

from ismap_check.documents.kinds import KINDS, schema_of
from ismap_check.documents.near import near
from ismap_check.documents.trouble import Site
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.pieces import SCHEMA_VERSION
from ismap_check.model.text import Term
from ismap_check.sources.problems import shortened
from ismap_check.version import __version__


def check_header(data: Any, kinds: tuple[str, ...], site: Site) -> tuple[Diagnostic, ...]:
    """Return why a document cannot be read as one of ``kinds``; a wrong kind is not checked any further."""
    if not isinstance(data, dict):
        return (site.error("no-named-items"),)
    if data.get("kind") is None:
        return (_no_kind(frozenset(data), kinds, site),)
    return (*_check_kind(data["kind"], kinds, site.at("kind")), *_check_version(data.get("schema"), site.at("schema")))


def _no_kind(keys: frozenset[str], kinds: tuple[str, ...], site: Site) -> Diagnostic:
    """Return what a document without a kind may be: what is wanted here, or the only kind that has all of its keys."""
    if len(kinds) == 1:
        return site.error("missing-kind", expected=_labels(kinds), kind=kinds[0])
    fitting = tuple(kind for kind in kinds if keys and keys <= schema_of(kind)["properties"].keys())
    if len(fitting) == 1:
        return site.error("missing-kind-likely", keys=tuple(sorted(keys)), expected=_labels(fitting), kind=fitting[0])
    return site.error("missing-kind-any", kinds=KINDS)


def _check_kind(kind: Any, kinds: tuple[str, ...], site: Site) -> tuple[Diagnostic, ...]:
    if kind in kinds:
        return ()
    if kind not in KINDS:
        written = shortened(str(kind))
        return (site.error("unknown-kind", value=written, kinds=KINDS, near=near(written, KINDS), version=__version__),)
    return (site.error("wrong-kind", kind=_labels((kind,)), expected=_labels(kinds), use=Term(f"schema.use.{kind}")),)


def _check_version(version: Any, site: Site) -> tuple[Diagnostic, ...]:
    newer = isinstance(version, int) and not isinstance(version, bool) and version > SCHEMA_VERSION
    return (site.error("newer-schema", value=version, newest=SCHEMA_VERSION, version=__version__),) if newer else ()


def _labels(kinds: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(Term(f"schema.kind.{kind}") for kind in kinds)
