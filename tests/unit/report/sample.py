"""A small assessment that shows everything a report can show, hostile vendor text included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.coverage.carry import carry
from ismap_check.i18n.words import load_words
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.gate import Condition
from ismap_check.model.profile import (
    AssessmentScope,
    Base,
    Conditional,
    EvidenceItem,
    MeasureChange,
    Option,
    Period,
    Recheck,
    Registration,
    Response,
    Service,
    Status,
    Vendor,
    VendorProfile,
)
from ismap_check.model.result import AssessmentResult, Input, InputRole, RunOptions
from ismap_check.model.statement import Statement
from ismap_check.model.text import Language, Text
from ismap_check.report import Report, build_report
from tests.unit.report.sample_catalogues import FULL, IMPORTED, NEXT, PILOT, RENUMBERED, SYSTEM

AS_OF = date(2026, 11, 2)
HOSTILE = (
    '<script>alert("1")</script> | `x` [y](javascript:z) *a* _b_ ~c~\n# 見出し\n- 項目 &lt; \u202efdp.exe\u202c $x$'
)
"""Vendor text that tries to be markup in every format, and hides a file name's ending."""

ANSWERS = {
    "1.1.1.1.PB": Response(
        status=Status.IMPLEMENTED,
        measure="管理者アカウントは、パスキーによる多要素認証を必須とする。\n例外は認めない。",
        evidence=("mfa", "portal"),
        owner="情報セキュリティ部",
        condition=Conditional(option="enterprise", otherwise=Status.NOT_IMPLEMENTED),
        changes=(MeasureChange(until=date(2026, 6, 30), measure="ワンタイムパスワードを併用する。"),),
        extra={"社内の規程番号": "ISM-104"},
    ),
    "1.1.1.2": Response(status=Status.PARTIAL, measure=HOSTILE, evidence=("report",), origin="company.yaml"),
    "1.1.1.3": Response(status=Status.PLANNED, due=date(2026, 9, 30), owner="人事部", assignee="青木"),
    "1.2.1": Response(status=Status.NOT_APPLICABLE, reason="データを記録した媒体を、事業者の手元に置かないため。"),
    "2.1.1": Response(status=Status.IMPLEMENTED, measure="取引基本契約に情報セキュリティの条項を置く。"),
    "2.1.1.1.B": Response(status=Status.NOT_IMPLEMENTED),
    "2.1.1.3": Response(
        status=Status.IMPLEMENTED,
        measure="30日前までに通知する。",
        recheck=Recheck(catalogue="system", edition="2025-04", control="2.1.1.9", relation="intersects-with"),
    ),
    "2.1.1.5.B": Response(status=Status.INHERITED, inherited_from="base", evidence=("altered",)),
}
EVIDENCE = (
    EvidenceItem(
        id="mfa",
        title="多要素認証の設定",
        file="evidence/mfa.pdf",
        sha256="aa" * 32,
        issued=date(2026, 4, 1),
        covers=Period(date(2026, 4, 1), None),
        expires=date(2027, 3, 31),
        confidential=True,
    ),
    EvidenceItem(id="portal", title="公開の説明", url="https://example.jp/trust", issued=date(2026, 5, 1)),
    EvidenceItem(
        id="report", title=HOSTILE, url="javascript:alert(1)", expires=date(2026, 1, 31), origin="company.yaml"
    ),
    EvidenceItem(id="altered", title="運用記録", file="evidence/log|1.csv", sha256="bb" * 32),
    EvidenceItem(id="unused", title="使われない証跡", file="evidence/none.pdf"),
)
SEEN = (
    EvidenceFact(id="mfa", seen=Seen.FILE, size=120_000, sha256="aa" * 32),
    EvidenceFact(id="portal", seen=Seen.ADDRESS),
    EvidenceFact(id="report", seen=Seen.ADDRESS),
    EvidenceFact(id="altered", seen=Seen.FILE, size=10, sha256="cc" * 32),
    EvidenceFact(id="unused", seen=Seen.MISSING),
)
PROFILE = VendorProfile(
    language="ja",
    vendor=Vendor(name="青葉クラウド株式会社", corporate_number="0000000000000", country="JP"),
    service=Service(
        id="aoba-cloud",
        name="Aoba Cloud",
        model="iaas",
        facts={"generative_ai": False, "regions": ("jp-east", "jp-west"), "governing_law": "JP"},
        options={
            "enterprise": Option(
                id="enterprise", title=Text(ja="法人プラン", en="Enterprise plan"), excludes=("lite",)
            ),
            "lite": Option(id="lite", title=Text(ja="簡易プラン", en="Lite plan")),
        },
        subprocessors=("青葉データ株式会社（運用監視）",),
    ),
    assessment=AssessmentScope(
        catalogues={"system": "2026-04", "imported": "1"},
        programme="ismap",
        period=Period(date(2026, 4, 1), date(2026, 9, 30)),
        prepared_on=date(2026, 10, 10),
        prepared_by="青葉クラウド株式会社 情報セキュリティ部",
    ),
    registrations=(
        Registration(
            programme="ismap",
            number="C00-0000-0",
            service="Aoba Cloud",
            scope="仮想サーバ、ストレージ",
            regions=("jp-east",),
            period=Period(date(2025, 4, 1), date(2026, 3, 31)),
            expires=date(2027, 7, 31),
        ),
    ),
    inherits={
        "base": Base(
            id="base",
            service="Aoba Base",
            programme="ismap",
            number="C00-0000-1",
            expires=date(2026, 10, 31),
            renewal_filed=date(2026, 9, 1),
        )
    },
    responses={"system": ANSWERS, "imported": {"A": Response(status=Status.NOT_APPLICABLE, reason="提供しないため。")}},
    evidence={item.id: item for item in EVIDENCE},
    statement=Statement(sub_services=("Aoba Storage",), special_notes=("試験用の架空の事業者です。",)),
)
INPUTS = (
    Input(role=InputRole.PROFILE, path="aoba-cloud.yaml", sha256="11" * 32),
    Input(role=InputRole.PROFILE, path="company.yaml", sha256="22" * 32),
    Input(role=InputRole.CATALOGUE, path="bundled:system/2026-04/catalogue.yaml", sha256="33" * 32),
    Input(role=InputRole.EVIDENCE, path="evidence/mfa.pdf", sha256="aa" * 32),
)
REQUEST = AssessmentRequest(
    profile=PROFILE,
    catalogues=(SYSTEM, IMPORTED),
    as_of=AS_OF,
    tool_version="1.2.3",
    evidence={fact.id: fact for fact in SEEN},
    inputs=INPUTS,
    empty_words=frozenset({"なし"}),
)


@cache
def plain() -> AssessmentResult:
    """Return the assessment without a baseline."""
    return assess(REQUEST)


@cache
def baselines() -> AssessmentResult:
    """Return the assessment under two baselines, with the command line's options in use."""
    options = RunOptions(
        with_options=("lite",), thresholds={Condition.SCORE: 500}, fail_under=605, fail_on=("mandatory", "evidence")
    )
    return assess(replace(REQUEST, baselines=(PILOT, FULL), options=options))


@cache
def empty() -> AssessmentResult:
    """Return the assessment of a profile that says nothing."""
    profile = VendorProfile(
        language="en",
        vendor=Vendor(name="Empty & Sons"),
        service=Service(id="void", name="Void"),
        assessment=AssessmentScope(catalogues={"imported": "1"}),
    )
    return assess(AssessmentRequest(profile=profile, catalogues=(IMPORTED,), as_of=AS_OF, tool_version="1.2.3"))


@cache
def carried() -> AssessmentResult:
    """Return the assessment by an edition that the profile does not answer."""
    over = carry(ANSWERS, SYSTEM, NEXT, mappings=[RENUMBERED])
    options = RunOptions(editions={"system": "2027-10"})
    return assess(replace(REQUEST, catalogues=(SYSTEM, IMPORTED, NEXT), carried=(over,), options=options))


RESULTS = {"plain": plain, "baselines": baselines, "empty": empty, "carried": carried}


@cache
def report(name: str, language: Language) -> Report:
    """Return a sample's report."""
    return build_report(RESULTS[name](), load_words(language))
