"""A small procurement case that shows everything its reports can show, hostile text of bidders included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline, Confirmation, Party
from ismap_check.model.catalogue import Provenance, Responsibility, Rules
from ismap_check.model.gate import Condition, Gate
from ismap_check.model.procurement import (
    AskedQuestion,
    Axis,
    Bid,
    Decision,
    Demands,
    Leaning,
    ProcurementCase,
    Project,
    QuestionState,
    RecordedTask,
    RiskAxis,
    SeenRegistration,
    TaskState,
    Topic,
)
from ismap_check.model.profile import (
    AssessmentScope,
    Base,
    Conditional,
    Registration,
    Response,
    Status,
    Vendor,
    VendorProfile,
)
from ismap_check.model.signature import Signature
from ismap_check.model.text import Language, Text
from ismap_check.procurement.case_result import CaseFile, CaseResult, FileRole
from ismap_check.report import Report
from ismap_check.report.procurement import build_annex, build_case_report, build_vendor_questions
from tests.unit.assessment.builders import catalogue, control
from tests.unit.procurement.small_case import CONTRACT, DONE, NOT_DONE, PLANNED, judged_case, offer
from tests.unit.report.sample import HOSTILE

AI = catalogue(
    [
        control(
            "M1 must g1",
            title=Text("有害な出力の抑制", "Harmful output"),
            provenance=Provenance.INFERRED,
            evidence=(Text("規程", "Rules"), Text("記録", "Records")),
        ),
        control(
            "M2 must g1", title=Text("出力の却下", "Rejecting output"), responsibility=Responsibility.CUSTOMER_FUNCTION
        ),
        control("M3 must g1", title=Text("画像の表示", "Marking images")),
        control("S1 - g1", title=Text("利用の手引", "Guidance"), responsibility=Responsibility.CUSTOMER_INFORMATION),
        control("S2 - g2", title=Text("実行の上限", "Limits of action"), applies_when={"agents": (True,)}),
    ],
    groups=("g1", "g2"),
    facts=("agents", "personal"),
    rules=Rules(),
    title=Text("生成AIの要件", "Requirements on generative AI"),
    notice=Text("試験用です。", "For tests."),
    sha256="aa" * 32,
)
CONTRACT_TERMS = replace(
    catalogue(
        [
            control("C1 must", title=Text("目的の限定", "Purposes")),
            control("C2 -", title=Text("正文", "Language of the contract")),
        ],
        rules=Rules(),
        title=Text("契約の要件", "Contract terms"),
        sha256="bb" * 32,
    ),
    id="terms",
)
PILOT = Baseline(
    id="pilot",
    title=Text("試行段階", "Pilot phase"),
    uses={"test": "1"},
    mandatory={"test": ("S1",)},
    gate=Gate({Condition.COMPLETENESS: 1000}),
    notice=Text("試行だけに用います。", "For pilots only."),
    confirmations=(Confirmation(Party.BUYER, Text("影響が小さいこと", "That the impact is low")),),
)
IF_PLUS = Response(
    status=Status.IMPLEMENTED, measure=HOSTILE, condition=Conditional(option="plus", otherwise=Status.PARTIAL)
)
CASE = ProcurementCase(
    project=Project(
        name="文書要約サービスの調達",
        agency="架空省",
        purpose="要約する。\n下書きを作る。",
        phase="試行",
        contract=CONTRACT,
    ),
    facts={"agents": False},
    risk={
        Axis.USERS: RiskAxis(judgement="職員だけが使う。", leaning=Leaning.LOW, reason="研修を条件とする。"),
        Axis.WORK: RiskAxis(judgement=HOSTILE, leaning=Leaning.UNCLEAR, facts=("agents", "personal", "unknown")),
    },
    decision=Decision(
        by="CAIO", result="進める", decided_on=date(2026, 10, 1), reason="影響が小さい。", board="諮問せず"
    ),
    demands=Demands(
        catalogues={"terms": "1"},
        baselines=("pilot",),
        musts={"test": {"M3": "個人情報を扱うため。"}},
        weights={"test": {"g1": 2}},
        thresholds=Gate({Condition.SCORE: 800}, {"test": {Condition.MANDATORY_EXCLUSIONS: 1}}),
        settle=("terms",),
        reason="試行のため。",
    ),
    questions=(
        AskedQuestion(
            bid="a",
            topic=Topic(catalogue="test", node="M2"),
            asked_on=date(2026, 11, 1),
            due=date(2026, 11, 15),
            answered_on=date(2026, 11, 5),
            answer=HOSTILE,
            state=QuestionState.CLOSED,
        ),
        AskedQuestion(bid="a", text="体制を示してください。"),
        AskedQuestion(bid="b", topic=Topic(catalogue="test"), asked_on=date(2026, 11, 1)),
    ),
    points={"test": {"g1": 60, "S2": 40}},
    tasks=(
        RecordedTask(topic=Topic(catalogue="test", node="M2"), state=TaskState.DONE, by="係員", note="済み"),
        RecordedTask(text="研修の日程を決める。", due=date(2027, 2, 26)),
    ),
    signatures=(Signature(role="企画者", organisation="室", name="春野", signed_on=date(2026, 11, 20)), Signature()),
)
ANSWERS = {
    "M1": IF_PLUS,
    "M2": PLANNED,
    "M3": Response(status=Status.NOT_APPLICABLE, reason="画像を扱わないため。"),
    "S1": Response(status=Status.PARTIAL, reason=HOSTILE, due=date(2027, 5, 1)),
}
REGISTRATIONS = (
    Registration(programme="ismap", number="C1", scope="API", regions=("東日本",), expires=date(2027, 9, 30)),
)
BASE = Base(id="base", service=HOSTILE, programme="ismap", expires=date(2026, 10, 31), renewal_filed=date(2026, 9, 1))
OFFER = offer(
    ANSWERS,
    vendor=Vendor(name="青葉クラウド株式会社", country="JP"),
    registrations=REGISTRATIONS,
    inherits={"base": BASE},
)
OTHER = offer(
    {"M1": DONE, "M2": DONE, "M3": NOT_DONE}, assessment=AssessmentScope(catalogues={"test": "1", "terms": "1"})
)
BIDS = (
    Bid(
        id="a",
        profile="a/profile.yaml",
        confirmed=(
            SeenRegistration(
                number="C1",
                seen_on=date(2026, 11, 1),
                by="係員",
                url="https://example.jp/list",
                listed=True,
                expires=date(2027, 6, 30),
                note="一致しない。",
            ),
            SeenRegistration(number="C9", listed=False),
        ),
        note=HOSTILE,
    ),
    Bid(id="c", profile="c/profile.yaml", options=("plus",)),
)


@cache
def full() -> CaseResult:
    """Return a case with three bids, one of which cannot be read."""
    both = {"test": OTHER.responses["test"], "terms": {"C1": DONE, "C2": NOT_DONE}}
    offers: dict[str, VendorProfile | None] = {"a": OFFER, "b": None, "c": replace(OTHER, responses=both)}
    result = judged_case(CASE, offers, PILOT, bids=BIDS, catalogues=(AI, CONTRACT_TERMS))
    files = (
        CaseFile(FileRole.CASE, "case.yaml", "11" * 32),
        CaseFile(FileRole.PROFILE, "../a/profile.yaml", "22" * 32, "a"),
    )
    return replace(result, inputs=files)


@cache
def bare() -> CaseResult:
    """Return a case that says next to nothing, with one bid that meets everything."""
    case = ProcurementCase(demands=Demands(catalogues={"terms": "1"}))
    offered = replace(OTHER, responses={"terms": {"C1": DONE, "C2": DONE}})
    return judged_case(case, {"only": offered}, catalogues=(CONTRACT_TERMS,))


@cache
def report(name: str, language: Language) -> Report:
    """Return one of the sample's reports."""
    words = load_words(language)
    match name:
        case "annex":
            return build_annex(full(), words)
        case "questions":
            return build_vendor_questions(full(), full().bids[0], words)
        case _:
            return build_case_report(bare() if name == "bare" else full(), words)


REPORTS = ("full", "bare", "annex", "questions")
