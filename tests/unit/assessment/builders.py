"""Small documents for the tests of judging: trees written as lines, answers as keyword arguments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ismap_check.assessment import AssessmentRequest, assess
from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import CarriedAnswers
from ismap_check.model.catalogue import (
    Catalogue,
    Control,
    Fact,
    FactType,
    Group,
    Inheritance,
    MandatoryExclusion,
    Provenance,
    Requirement,
    Rules,
    Wording,
)
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.profile import (
    AssessmentScope,
    EvidenceItem,
    Option,
    Response,
    Service,
    Status,
    Vendor,
    VendorProfile,
)
from ismap_check.model.result import AssessmentResult, CatalogueResult, Numbers, RunOptions, Verdict
from ismap_check.model.review import Review, ReviewEntry, Reviewer, ReviewMark
from ismap_check.model.text import Text
from ismap_check.model.waivers import Waiver, Waivers

AS_OF = date(2026, 11, 1)
EMPTY_WORDS = frozenset({"なし", "該当なし", "N/A", "-"})
STRICT = Rules(
    mandatory_exclusion=MandatoryExclusion.WITH_OBJECTIVE, selection=True, inheritance=Inheritance.REGISTERED
)
"""Rules as strict as those of a registration programme, without measure and period."""
TREE = ("O must", "M must O", "S1 - O", "S2 - O", "S3 - O")
"""The catalogue of the worked examples: a mandatory objective, a mandatory leaf, three selectable ones."""
IMPLEMENTED = Response(status=Status.IMPLEMENTED)
PARTIAL = Response(status=Status.PARTIAL)
NOT_IMPLEMENTED = Response(status=Status.NOT_IMPLEMENTED)
EXCLUDED = Response(status=Status.NOT_APPLICABLE, reason="このサービスは物理媒体を扱わないため。")
DESELECTED = Response(status=Status.NOT_SELECTED, reason="リスク分析の結果、他の管理策で足りるため。")


def text(words: str = "x") -> Text:
    """Return the same words in both languages."""
    return Text(ja=words, en=words)


def control(line: str, **changes: Any) -> Control:
    """Return the control ``id requirement parent`` (requirement ``must`` or ``-``, no parent at the top)."""
    control_id, requirement, *parent = line.split()
    values: dict[str, Any] = {
        "id": control_id,
        "parent": parent[0] if parent else None,
        "requirement": Requirement.MANDATORY if requirement == "must" else Requirement.SELECTABLE,
        "title": text(control_id),
        "text": text(f"Text of {control_id}"),
        "provenance": Provenance.OWN,
    }
    return Control(**values | changes)


def group(line: str) -> Group:
    """Return the group ``id parent``."""
    group_id, *parent = line.split()
    return Group(id=group_id, title=text(group_id), parent=parent[0] if parent else None)


def catalogue(
    controls: Iterable[str | Control] = TREE, *, groups: Iterable[str] = (), facts: Iterable[str] = (), **changes: Any
) -> Catalogue:
    """Return a catalogue ``test@1``; weights 3 and 1, strict rules."""
    values: dict[str, Any] = {
        "id": "test",
        "edition": "1",
        "revision": 1,
        "title": text(),
        "wording": Wording.OWN,
        "notice": text(),
        "weights": {Requirement.MANDATORY: 3, Requirement.SELECTABLE: 1},
        "rules": STRICT,
        "facts": {fact: Fact(id=fact, type=FactType.BOOLEAN, question=text(f"{fact}?")) for fact in facts},
        "sources": {},
        "groups": tuple(group(line) for line in groups),
        "controls": tuple(control(item) if isinstance(item, str) else item for item in controls),
    }
    return Catalogue(**values | changes)


def evidence(item_id: str = "ev", **changes: Any) -> EvidenceItem:
    """Return an evidence item with a file and its hash."""
    file = f"evidence/{item_id}.pdf"
    values: dict[str, Any] = {"id": item_id, "title": item_id, "file": file, "sha256": "c" * 64}
    return EvidenceItem(**values | changes)


def seen(item_id: str = "ev", **changes: Any) -> EvidenceFact:
    """Return the fact that the file was seen."""
    values: dict[str, Any] = {"id": item_id, "seen": Seen.FILE}
    return EvidenceFact(**values | changes)


def profile(
    answers: Mapping[str, Response] | None = None,
    *,
    facts: Mapping[str, Any] | None = None,
    options: Iterable[Option] = (),
    items: Iterable[EvidenceItem] = (),
    **changes: Any,
) -> VendorProfile:
    """Return a profile that answers ``test@1``."""
    values: dict[str, Any] = {
        "language": "ja",
        "vendor": Vendor(name="青葉クラウド株式会社"),
        "service": Service(
            id="aoba", name="Aoba", facts=facts or {}, options={option.id: option for option in options}
        ),
        "assessment": AssessmentScope(catalogues={"test": "1"}),
        "responses": {"test": answers or {}},
        "evidence": {item.id: item for item in items},
    }
    return VendorProfile(**values | changes)


def judge(
    answered: VendorProfile,
    *catalogues: Catalogue,
    seen: Iterable[EvidenceFact] = (),
    baselines: Iterable[Baseline] = (),
    carried: Iterable[CarriedAnswers] = (),
    reviews: Iterable[Review] = (),
    waivers: Iterable[Waivers] = (),
    as_of: date = AS_OF,
    **options: Any,
) -> AssessmentResult:
    """Assess a profile; further keywords are run options."""
    return assess(
        AssessmentRequest(
            profile=answered,
            catalogues=catalogues or (catalogue(),),
            as_of=as_of,
            tool_version="1",
            baselines=tuple(baselines),
            evidence={fact.id: fact for fact in seen},
            options=RunOptions(**options),
            empty_words=EMPTY_WORDS,
            carried=tuple(carried),
            reviews=tuple(reviews),
            waivers=tuple(waivers),
        )
    )


def review(entries: Mapping[str, ReviewEntry], name: str = "検証 一郎", **changes: Any) -> Review:
    """Return a review of ``test@1``."""
    values: dict[str, Any] = {"service": "aoba", "reviewer": Reviewer(name=name), "results": {"test": entries}}
    return Review(**values | changes)


def passed(**changes: Any) -> ReviewEntry:
    """Return a result that passes design and operation."""
    values: dict[str, Any] = {"design": ReviewMark.PASS, "operation": ReviewMark.PASS, "reviewed_on": AS_OF}
    return ReviewEntry(**values | changes)


def failed(**changes: Any) -> ReviewEntry:
    """Return a result that passes design and fails operation."""
    return passed(**{"operation": ReviewMark.FAIL} | changes)


def waivers(*controls: str, start: date = AS_OF, end: date = date(2027, 3, 31), **changes: Any) -> Waivers:
    """Return one waiver for each control of ``test``."""
    values: dict[str, Any] = {"catalogue": "test", "accepted_by": "CAIO", "reason": "期限を定めて受け入れる。"}
    rows = tuple(Waiver(**values | {"control": one, "start": start, "end": end} | changes) for one in controls)
    return Waivers(service="aoba", waivers=rows)


def judged(result: AssessmentResult) -> CatalogueResult:
    """Return the only catalogue of the only judgement."""
    (judgement,) = result.judgements
    (catalogue_result,) = judgement.catalogues
    return catalogue_result


def judge_answers(
    responses: Mapping[str, Response], controls: Iterable[str | Control] = TREE, **options: Any
) -> CatalogueResult:
    """Judge answers to a catalogue with the usual rules."""
    return judged(judge(profile(responses), catalogue(controls), **options))


def codes(result: CatalogueResult, control_id: str | None = None) -> set[str]:
    """Return the codes of the findings on one control, or on the whole."""
    return {finding.code for finding in result.findings_by_control.get(control_id, ())}


def verdict(result: CatalogueResult, control_id: str) -> Verdict | None:
    """Return a control's verdict with the options given."""
    return result.control_by_id[control_id].low.verdict


def score(numbers: Numbers) -> tuple[int, int]:
    """Return earned and possible, in half-points."""
    return numbers.claimed, numbers.possible
