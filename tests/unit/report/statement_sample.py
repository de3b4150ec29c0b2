"""Assessments to draft statements from: one that lacks much, one that lacks nothing, one full of secrets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from ismap_check.assessment import assess
from ismap_check.i18n.words import load_words
from ismap_check.model.profile import (
    Base,
    MeasureChange,
    Period,
    Response,
    Status,
    VendorProfile,
)
from ismap_check.model.result import AssessmentResult
from ismap_check.model.statement import Overview, Population, Signatory, Statement, UncoveredService
from ismap_check.model.text import Language
from ismap_check.report import Report
from ismap_check.report.extract import build_extract
from ismap_check.report.statement import build_statement
from tests.unit.report import sample
from tests.unit.report.sample_catalogues import SYSTEM

SECRET = "SECRET-7f3a"  # noqa: S105 -- a marker to look for
"""Stands in every field that must not be made public."""


def done(measure: str) -> Response:
    """Return an answer that says what is done."""
    return Response(status=Status.IMPLEMENTED, measure=measure)


WHOLE = Statement(
    sub_services=("仮想サーバー", "オブジェクトストレージ"),
    regions=("東日本", "西日本"),
    uncovered_services=(
        UncoveredService(service="外部の監視", scope="稼働の監視", declaration="言明の対象に含まない。"),
    ),
    overview=Overview(
        provider="クラウドサービスを営む。",
        service="仮想サーバーを提供する。",
        structure="物理層からアプリケーション層まで自ら運用する。",
        internal_control="情報セキュリティ委員会を置く。",
        populations=(Population(treated_as_one="二つの拠点", reason="同じ手順で運用する。"),),
    ),
    subsequent_events=("2026年10月に拠点を加えた。",),
    special_notes=("架空の事業者である。",),
    signatory=Signatory(name="見本 太郎", position="取締役", final_responsibility=False, authority="委任による。"),
    capital_ties=("なし",),
    officers=("見本 太郎",),
    foreign_law_risk="おそれはない。",
    governing_law="日本法",
    jurisdiction="東京地方裁判所",
    third_party_tests=("2026年6月の侵入テスト",),
    test_acceptance="日程を合わせて受け入れる。",
    certifications=("ISO/IEC 27001",),
)
ANSWERS = {
    "1.1.1.1.PB": replace(
        done("パスキーを必須とする。"),
        changes=(
            MeasureChange(until=date(2026, 7, 31), measure="ハードウェアキーを併用する。"),
            MeasureChange(until=date(2026, 5, 31), measure="ワンタイムパスワードを併用する。"),
        ),
    ),
    "1.1.1.2": done("当日中に消す。"),
    "1.1.1.3": Response(status=Status.NOT_SELECTED, reason="共用IDがないため。"),
    "1.1.1.4": Response(status=Status.ALTERNATIVE, measure="通信を記録する。", reason="同じことがわかるため。"),
    "1.2.1": Response(status=Status.NOT_APPLICABLE, reason="媒体を手元に置かないため。"),
    "2.1.1.1.B": done("年に1回、調べて説明する。"),
    "2.1.1.3": done("30日前までに知らせる。"),
    "2.1.1.4": done("年に1回、点検する。"),
    "2.1.1.5.B": Response(status=Status.INHERITED, inherited_from="base"),
}
BASE = Base(id="base", service="Aoba Base", programme="ismap", number="C00-0000-1", expires=date(2027, 3, 31))


def profile(**changes: object) -> VendorProfile:
    """Return a profile that lacks nothing, with some fields changed."""
    whole = replace(
        sample.PROFILE,
        service=replace(
            sample.PROFILE.service,
            facts={"generative_ai": False, "regions": ("jp-east",), "on_premises": True},
        ),
        assessment=replace(sample.PROFILE.assessment, catalogues={"system": "2026-04"}),
        responses={"system": ANSWERS},
        inherits={"base": BASE},
        evidence={},
        statement=WHOLE,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def judged(whole: VendorProfile) -> AssessmentResult:
    """Return the assessment of a profile against the sample catalogue."""
    return assess(replace(sample.REQUEST, profile=whole, catalogues=(SYSTEM,), evidence={}))


@cache
def complete() -> AssessmentResult:
    """Return the assessment of a profile that lacks nothing."""
    return judged(profile())


@cache
def secretive() -> AssessmentResult:
    """Return an assessment whose every confidential text holds the marker."""
    whole = profile()
    answers = {
        key: replace(
            one,
            measure=SECRET,
            reason=SECRET,
            owner=SECRET,
            assignee=SECRET,
            evidence=("e",),
            changes=(MeasureChange(until=date(2026, 5, 31), measure=SECRET),),
            extra={SECRET: SECRET},
            origin=SECRET,
        )
        for key, one in ANSWERS.items()
    }
    return judged(
        replace(
            whole,
            vendor=replace(whole.vendor, corporate_number=SECRET, country=SECRET),
            service=replace(
                whole.service, id=SECRET, model=SECRET, subprocessors=(SECRET,), facts={"regions": (SECRET,)}
            ),
            registrations=tuple(replace(one, number=SECRET, scope=SECRET) for one in whole.registrations),
            assessment=replace(
                whole.assessment,
                prepared_by=SECRET,
                previous_period=Period(date(1999, 1, 1), date(1999, 12, 31)),
            ),
            responses={"system": answers},
            inherits={"base": replace(BASE, service=SECRET, number=SECRET)},
            evidence={"e": replace(sample.EVIDENCE[0], id="e", title=SECRET, file=SECRET, owner=SECRET, origin=SECRET)},
            statement=Statement(
                sub_services=WHOLE.sub_services,
                regions=WHOLE.regions,
                uncovered_services=WHOLE.uncovered_services,
                subsequent_events=WHOLE.subsequent_events,
                overview=Overview(
                    provider=SECRET,
                    service=SECRET,
                    structure=SECRET,
                    internal_control=SECRET,
                    populations=(Population(treated_as_one=SECRET, reason=SECRET),),
                ),
                special_notes=(SECRET,),
                signatory=Signatory(name=SECRET, position=SECRET, authority=SECRET),
                capital_ties=(SECRET,),
                officers=(SECRET,),
                foreign_law_risk=SECRET,
                governing_law=SECRET,
                jurisdiction=SECRET,
                third_party_tests=(SECRET,),
                test_acceptance=SECRET,
                certifications=(SECRET,),
            ),
        )
    )


RESULTS = {"plain": sample.plain, "complete": complete}


@cache
def statement(name: str, language: Language) -> Report:
    """Return a sample's draft of the annex."""
    return build_statement(RESULTS[name](), load_words(language))


@cache
def extract(name: str, language: Language) -> Report:
    """Return a sample's draft of the public extract."""
    return build_extract(RESULTS[name](), load_words(language))
