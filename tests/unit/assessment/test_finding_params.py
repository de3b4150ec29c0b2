"""Every finding that can be raised brings the values its sentence wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ismap_check.assessment import FINDINGS
from ismap_check.assessment.evidence_notes import name_twice_findings, unlisted_findings
from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import Control, PeriodRule
from ismap_check.model.evidence import Seen
from ismap_check.model.finding import Finding
from ismap_check.model.profile import (
    AssessmentScope,
    Base,
    Conditional,
    EvidenceItem,
    Option,
    Period,
    Recheck,
    Registration,
    Response,
    Status,
    VendorProfile,
)
from ismap_check.model.result import AssessmentResult
from ismap_check.model.text import Language
from tests.unit.assessment.builders import (
    AS_OF,
    DESELECTED,
    EXCLUDED,
    IMPLEMENTED,
    PARTIAL,
    STRICT,
    catalogue,
    control,
    evidence,
    failed,
    judge,
    passed,
    profile,
    review,
    seen,
    text,
    waivers,
)

DAY = timedelta(days=1)
OLD, LATE = AS_OF - DAY, AS_OF + DAY
RULES = replace(STRICT, measure_required=True, period=PeriodRule(max_months=12, min_months=3, validity_months=16))
CONTROLS: tuple[str | Control, ...] = (
    *("O must", "O/M must O", "O/S - O", "P must", "P/S - P", "Q must", "Q/S - Q", "R -", "R/S - R"),
    *(f"L{n} must" for n in range(1, 13)),
    control("L13 -", inheritable=False),
    control("L14 -", applies_when={"ai": (True,)}),
    *(f"N{n} -" for n in range(11)),
)
INHERITED = Response(status=Status.INHERITED)
ANSWERS = {
    "O": EXCLUDED,
    "O/S": IMPLEMENTED,
    "P/S": replace(DESELECTED, reason=None),
    "Q": replace(PARTIAL, evidence=("ev-missing",)),
    "R": IMPLEMENTED,
    "R/S": replace(DESELECTED, reason="N/A"),
    "L1": EXCLUDED,
    "L2": DESELECTED,
    "L3": Response(status=Status.PLANNED),
    "L4": Response(status=Status.PLANNED, due=OLD),
    "L5": replace(IMPLEMENTED, recheck=Recheck(catalogue="old", edition="1", control="L5", relation="equal-to")),
    "L6": INHERITED,
    "L7": replace(INHERITED, inherited_from="expired"),
    "L8": replace(INHERITED, inherited_from="unknown"),
    "L9": replace(INHERITED, inherited_from="pending"),
    "L10": replace(IMPLEMENTED, condition=Conditional(option="one", otherwise=Status.PARTIAL)),
    "L11": replace(IMPLEMENTED, condition=Conditional(option="two", otherwise=Status.PARTIAL)),
    "L13": replace(INHERITED, inherited_from="pending"),
    **{f"N{n}": DESELECTED for n in range(11)},
}
SEEN = {
    "missing": Seen.MISSING,
    "outside": Seen.OUTSIDE,
    "folder": Seen.NOT_A_FILE,
    "large": Seen.TOO_LARGE,
    "closed": Seen.UNREADABLE,
    "nothing": Seen.NOTHING,
    "address": Seen.ADDRESS,
}


def items() -> list[EvidenceItem]:
    plain = [evidence(f"ev-{name}") for name in SEEN]
    dated = [evidence("ev-late", issued=LATE), evidence("ev-old", expires=OLD), evidence("ev-other", sha256="a" * 64)]
    noted = [
        evidence("ev-soon", expires=AS_OF, covers=Period(LATE, None)),
        evidence("ev-bare", file="evidence/ev-soon.pdf", sha256=None),
    ]
    return [*plain, *dated, *noted]


def registrations() -> tuple[Registration, ...]:
    mine = Registration(programme="test")
    return (
        mine,
        replace(mine, expires=OLD),
        replace(mine, expires=LATE),
        replace(mine, expires=OLD, renewal_filed=OLD),
        replace(mine, expires=date(2030, 1, 1), period=Period(None, date(2026, 9, 30))),
    )


def vendor(period: Period | None, previous: Period | None = None) -> VendorProfile:
    bases = (Base(id="expired", expires=OLD), Base(id="unknown"), Base(id="pending", expires=OLD, renewal_filed=OLD))
    return profile(
        ANSWERS,
        options=[Option(id="one", title=text(), excludes=("two",)), Option(id="two", title=text())],
        items=items(),
        inherits={base.id: base for base in bases},
        registrations=registrations(),
        assessment=AssessmentScope(catalogues={"test": "1", "silent": "1"}, period=period, previous_period=previous),
    )


def with_assessors() -> AssessmentResult:
    answers = {"M": IMPLEMENTED, "S1": IMPLEMENTED, "S2": EXCLUDED, "P": PARTIAL, "N": PARTIAL, "W": PARTIAL}
    tree = catalogue(["M must", "S1 -", "S2 -", "S3 -", "P must", "N must", "W must", "X must"])
    early = passed(reviewed_on=date(2030, 1, 1))
    one = review({"M": failed(), "S1": passed(digest="0" * 64), "S2": failed(), "S3": passed(), "P": early})
    old, soon = date(2026, 10, 1), date(2026, 11, 5)
    documents = (
        waivers("S1", "X"),
        waivers("N", start=old, end=old),
        waivers("W", end=soon),
    )
    return judge(profile(answers), tree, reviews=[one, review({"M": passed()})], waivers=documents)


def results() -> list[AssessmentResult]:
    tree = catalogue(CONTROLS, rules=RULES, facts=["ai"])
    others = (catalogue(id="silent"), catalogue(CONTROLS, edition="2"))
    facts = [seen(f"ev-{name}", seen=what, size=9) for name, what in SEEN.items()]
    facts += [seen("ev-late"), seen("ev-old"), seen("ev-other", sha256="b" * 64)]
    facts += [seen("ev-soon"), replace(seen("ev-bare"), size=0)]
    periods = (
        vendor(None),
        vendor(Period(date(2026, 1, 1), date(2027, 6, 30)), Period(None, date(2025, 1, 1))),
        vendor(Period(date(2026, 1, 1), date(2026, 1, 31))),
        vendor(Period(date(2030, 1, 1), date(2030, 6, 30))),
        replace(vendor(None), assessment=AssessmentScope(catalogues={"test": "2"})),
    )
    judgements = [judge(one, tree, *others, seen=facts) for one in periods[:-1]]
    demanded = Baseline(id="b", title=text(), uses={"test": "1"}, programme="another")
    carried = CarriedAnswers(catalogue="test", edition="1", answered="2", kept=("O/S",), added=("L1",))
    judgements.append(with_assessors())
    return [*judgements, judge(periods[-1], tree, *others, seen=facts, baselines=[demanded], carried=[carried])]


def raised() -> list[Finding]:
    found = [finding for result in results() for finding in result.findings]
    judged = [part for result in results() for judgement in result.judgements for part in judgement.catalogues]
    return [
        *found,
        *(finding for part in judged for finding in part.findings),
        *unlisted_findings(["a.pdf"]),
        *name_twice_findings(["b.pdf"]),
    ]


def test_every_code_can_be_raised() -> None:
    assert set(FINDINGS) - {finding.code for finding in raised()} == set()


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_gets_its_values(language: Language) -> None:
    words = load_words(language)
    for finding in raised():
        sentence = words(f"finding.{finding.code}.what", control=finding.control or "", **finding.params)
        assert "{" not in sentence
        assert "Term(" not in sentence


def test_every_value_is_said() -> None:
    words = load_words(Language.EN)
    for finding in raised():
        unsaid = [name for name in finding.params if f"{{{name}}}" not in words(f"finding.{finding.code}.what")]
        assert unsaid == []
