"""Coverages to report on: one with everything that can be told, one with nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from ismap_check.coverage.cover import Answered, cover
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue, Group, Wording
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.profile import Recheck, Response, Status
from ismap_check.model.text import Language, Text
from ismap_check.report import Report
from ismap_check.report.covered import Covered, build_coverage_report
from tests.unit.assessment.builders import catalogue, control
from tests.unit.coverage.maps import mapping
from tests.unit.report.sample import HOSTILE, RESULTS

DONE = Response(status=Status.IMPLEMENTED, measure="統制している。")
PART = Response(status=Status.PARTIAL, measure="一部を統制している。")
WAITING = replace(DONE, recheck=Recheck(catalogue="x", edition="1", control="1", relation="equal-to"))

NUMBERS = catalogue(
    ["A.1 -", "A.2 -"],
    id="numbers",
    edition="2013",
    wording=Wording.NONE,
    title=Text("番号だけの管理基準", "Numbers only"),
    notice=Text("文言は載せていません。", "No wording is included."),
)


def _target() -> Catalogue:
    made = catalogue(
        [
            replace(control("b1 must G"), title=Text("記録の保管", "Keeping records")),
            replace(control("b2 - G"), title=Text(HOSTILE, HOSTILE)),
            replace(control("b3 - G.1"), title=Text("記録の確認", "Reading records")),
            replace(control("O must H"), title=Text("人の統制", "Control by people")),
            replace(control("O1 must O"), title=Text("担当者", "Those in charge")),
            replace(control("O2 - O"), title=Text("代理", "Their deputies")),
            replace(control("loose -"), title=Text("章のない管理策", "A control without a chapter")),
        ],
        id="target",
        edition="2026-07",
        title=Text("対象の管理基準", "The catalogue asked about"),
        notice=Text("独自の文言です。", "Our own wording."),
    )
    named = {"G": Text("記録", "Records"), "G.1": Text("確認", "Reading"), "H": Text("人", "People")}
    groups = tuple(Group(id=key, title=title, parent="G" if "." in key else None) for key, title in named.items())
    return replace(made, groups=groups)


def _source() -> Catalogue:
    made = catalogue(["a1 must", "a2 -", "R must", "R1 must R", "R2 - R"], id="source", edition="1")
    return replace(made, title=Text("回答した管理基準", "The catalogue answered"))


def _link(one: CatalogueMapping, **ends: str) -> CatalogueMapping:
    return replace(one, sha256="0c" * 32, **ends)  # type: ignore[arg-type]


def _full() -> Covered:
    source = Answered(_source(), {"a1": DONE, "a2": PART, "R1": DONE, "R2": DONE})
    target = Answered(_target(), {"b2": WAITING, "O2": DONE})
    ends = {"source": "source@1", "target": "target@2026-07"}
    mappings = (
        _link(mapping("source target", "a1 > b1", "a2 x b2", "R ~ O", "a1 / loose"), **ends),
        _link(mapping("source between", "a1 = m1"), origin="mappings/between.yaml"),
        _link(mapping("between target", "m1 > b3"), target="target@2026-07"),
    )
    others = [Answered(NUMBERS, {"A.1": DONE})]
    return _covered(cover_of=(target, [source, *others]), mappings=mappings)


def _bare() -> Covered:
    return _covered(cover_of=(Answered(NUMBERS, {}), [Answered(_source(), {})]), mappings=())


def _covered(cover_of: tuple[Answered, list[Answered]], mappings: tuple[CatalogueMapping, ...]) -> Covered:
    return Covered(RESULTS["plain"]().profile, cover(*cover_of, mappings), mappings, date(2026, 11, 1), "0.0.0")


COVERED = {"full": _full, "bare": _bare}


@cache
def covered(name: str) -> Covered:
    """Return a coverage by its name."""
    return COVERED[name]()


@cache
def report(name: str, language: Language) -> Report:
    """Return its report."""
    return build_coverage_report(covered(name), load_words(language))
