"""Two small catalogues and two baselines that use everything a catalogue can say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ismap_check.model.baseline import Baseline, Confirmation, Party, Selection
from ismap_check.model.catalogue import (
    Catalogue,
    Control,
    Fact,
    FactType,
    Group,
    Inheritance,
    MandatoryExclusion,
    PeriodRule,
    Provenance,
    Requirement,
    Responsibility,
    Rules,
    Source,
    Wording,
)
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.mapping import CatalogueMapping, Link, Relation
from ismap_check.model.text import Text

MUST: dict[str, Any] = {"requirement": Requirement.MANDATORY}
WEIGHTS = {Requirement.MANDATORY: 3, Requirement.SELECTABLE: 1}


def control(control_id: str, parent: str | None, ja: str, en: str, **changes: Any) -> Control:
    """Return a selectable control with a text made of its title."""
    values: dict[str, Any] = {
        "requirement": Requirement.SELECTABLE,
        "text": Text(ja=f"事業者は、{ja}の手順を定め、記録を残す。", en=f"The provider keeps rules and records: {en}."),
        "provenance": Provenance.PARAPHRASE,
        "source": "guide",
    }
    return Control(id=control_id, parent=parent, title=Text(ja=ja, en=en), **values | changes)


def fact(fact_id: str, kind: FactType, ja: str, en: str) -> Fact:
    """Return a question about the service."""
    return Fact(id=fact_id, type=kind, question=Text(ja=ja, en=en))


def group(group_id: str, parent: str | None, ja: str, en: str) -> Group:
    """Return a chapter or section."""
    return Group(id=group_id, parent=parent, title=Text(ja=ja, en=en))


ACCESS = (
    control("1.1.1", "1.1", "利用者IDの管理", "Managing user IDs", **MUST, provenance=Provenance.OFFICIAL),
    control(
        "1.1.1.1.PB",
        "1.1.1",
        "管理者権限の多要素認証",
        "Multi-factor authentication of administrators",
        **MUST,
        responsibility=Responsibility.CUSTOMER_FUNCTION,
        evidence=(
            Text(ja="認証方式の設定を示す記録", en="Record of the authentication settings"),
            Text(ja="管理者アカウントの一覧", en="List of administrator accounts"),
        ),
    ),
    control("1.1.1.2", "1.1.1", "退職者のIDの削除", "Removal of leavers' IDs", reference="near ISO/IEC 27002 9.2.1"),
    control("1.1.1.3", "1.1.1", "共用IDの制限", "Limits on shared IDs", provenance=Provenance.INFERRED, source=None),
    control("1.1.1.4", "1.1.1", "操作の記録", "Records of operation"),
    control("1.2.1", "1.2", "媒体の取扱い", "Handling of media", **MUST),
    control("1.2.1.1.B", "1.2.1", "媒体の廃棄", "Disposal of media", **MUST, provenance=Provenance.INFERRED),
    control("1.2.1.2", "1.2.1", "媒体の輸送", "Transport of media", changed=Text(ja="追加", en="Added")),
)
SUPPLY = (
    control("2.1.1", "2", "供給者との契約", "Agreements with suppliers", **MUST),
    control("2.1.1.1.B", "2.1.1", "外国の法令の影響の説明", "Explaining foreign law", **MUST, inheritable=False),
    control(
        "2.1.1.2",
        "2.1.1",
        "AIモデルの提供元の確認",
        "Checking the maker of an AI model",
        applies_when={"generative_ai": (True,)},
    ),
    control(
        "2.1.1.3",
        "2.1.1",
        "サービスの変更の通知",
        "Notice of changes",
        responsibility=Responsibility.CUSTOMER_INFORMATION,
        applies_when={"regions": ("jp-east", "jp-west")},
    ),
    control("2.1.1.4", "2.1.1", "再委託先の点検", "Checking sub-processors", official_id="S-4"),
    control("2.1.1.5.B", "2.1.1", "基盤の障害の連絡", "Reports of faults beneath", **MUST),
)
SYSTEM = Catalogue(
    id="system",
    edition="2026-04",
    revision=2,
    title=Text(ja="システム管理基準モデル", en="System control criteria (modelled)"),
    wording=Wording.OWN,
    notice=Text(ja="試験のために作成した管理基準です。", en="This catalogue was made for tests."),
    weights=WEIGHTS,
    rules=Rules(
        mandatory_exclusion=MandatoryExclusion.WITH_OBJECTIVE,
        selection=True,
        measure_required=True,
        inheritance=Inheritance.REGISTERED,
        period=PeriodRule(max_months=12, min_months=3, validity_months=16),
    ),
    facts={
        one.id: one
        for one in (
            fact("generative_ai", FactType.BOOLEAN, "生成AIの機能を提供しますか。", "Does it offer generative AI?"),
            fact("regions", FactType.LIST, "データはどこに置きますか。", "Where is data kept?"),
            fact("on_premises", FactType.BOOLEAN, "自社の設備で運用しますか。", "Is it run on own premises?"),
        )
    },
    sources={
        "guide": Source(
            id="guide", title=Text(ja="試験用の手引", en="Guide for tests"), url="https://example.jp/guide?a=1&b=(2)"
        ),
        "us": Source(id="us", title=Text(ja="本プロジェクト", en="This project")),
    },
    groups=(
        group("1", None, "アクセス制御", "Access control"),
        group("1.1", "1", "利用者の管理", "Managing users"),
        group("1.2", "1", "媒体", "Media"),
        group("2", None, "供給者", "Suppliers"),
    ),
    controls=ACCESS + SUPPLY,
    effective_from=date(2026, 4, 1),
    sha256="5d" * 32,
    structure="a7" * 32,
)
NEXT = replace(
    SYSTEM,
    edition="2027-10",
    revision=1,
    title=Text(ja="システム管理基準モデル（2027年10月版）", en="System control criteria (modelled, October 2027)"),
    derived_from="system@2026-04",
    controls=(
        *(one for one in SYSTEM.controls if one.id not in {"1.1.1.1.PB", "1.1.1.2", "2.1.1.4", "2.1.1.5.B"}),
        replace(
            SYSTEM.control_by_id["1.1.1.1.PB"],
            changed=Text(ja="生体認証の例を加えた。", en="Examples of biometric authentication were added."),
        ),
        replace(
            SYSTEM.control_by_id["1.1.1.2"],
            text=Text(ja="退職の日に削除する。", en="IDs are removed on the day of leaving."),
        ),
        control("2.1.1.6", "2.1.1", "部品表の提供", "Providing a bill of materials"),
        control("2.1.1.7.B", "2.1.1", "障害の共有", "Sharing news of faults", **MUST),
    ),
    effective_from=date(2027, 10, 1),
    sha256="6e" * 32,
    structure="b8" * 32,
)
"""An amended edition of the first catalogue: controls changed, reworded, renumbered, new and gone."""
RENUMBERED = CatalogueMapping(
    source="system@2026-04",
    target="system@2027-10",
    links=(
        Link(
            source="2.1.1.5.B",
            target="2.1.1.7.B",
            relation=Relation.SUBSET_OF,
            reason=Text(ja="番号を改め、対象を広げた。", en="Renumbered, and wider than before."),
        ),
    ),
)
IMPORTED = Catalogue(
    id="imported",
    edition="1",
    revision=1,
    title=Text(ja="取り込んだ管理基準", en="Imported criteria"),
    wording=Wording.OFFICIAL,
    notice=Text(ja="利用者が取り込んだ管理基準です。", en="Imported by the user."),
    weights=WEIGHTS,
    rules=Rules(),
    facts={},
    sources={},
    groups=(),
    controls=(control("A", None, "任意の管理策", "An optional control", source=None),),
    derived_from="imported@0",
    sha256="0b" * 32,
    structure="0c" * 32,
    withheld=True,
    origin="own/imported.yaml",
)
PILOT = Baseline(
    id="pilot",
    title=Text(ja="試行段階", en="Pilot phase"),
    uses={"system": "2026-04"},
    select={"system": Selection(exclude=("1.2", "2.1.1.5.B"))},
    mandatory={"system": ("1.1.1.2",)},
    gate=Gate(default={Condition.SCORE: 800, Condition.MANDATORY_EXCLUSIONS: 1}),
    programme="limited",
    notice=Text(ja="試行段階だけに用いる条件です。", en="Conditions for the pilot phase only."),
    confirmations=(
        Confirmation(
            Party.BUYER, Text(ja="業務への影響の評価が「低」であること", en="The assessed impact on business is low")
        ),
        Confirmation(Party.PROVIDER, Text(ja="内部監査の結果の提出", en="The internal audit's result is filed")),
    ),
    sha256="f1" * 32,
)
FULL = Baseline(
    id="full",
    title=Text(ja="本番段階", en="Production"),
    uses={"system": "2026-04", "imported": "1"},
    gate=Gate(default={Condition.COMPLETENESS: 1000, Condition.EVIDENCED: 500}),
    sha256="f2" * 32,
)
