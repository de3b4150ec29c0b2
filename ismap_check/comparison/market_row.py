"""A result to its row in a portfolio: small, so that thousands of them stay small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ismap_check.comparison.market_answers import answers_of
from ismap_check.model.finding import Finding
from ismap_check.model.portfolio import EvidenceDays, Mark, RegistrationDay, RowPart, VendorRow, VerifiedPart
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, Verdict

MARKS: Mapping[Verdict | None, Mark] = {
    Verdict.SATISFIED: Mark.SATISFIED,
    Verdict.PARTIAL: Mark.PARTIAL,
    Verdict.NOT_SATISFIED: Mark.NOT_SATISFIED,
    Verdict.UNANSWERED: Mark.UNANSWERED,
    Verdict.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
    Verdict.NOT_SELECTED: Mark.NOT_SELECTED,
    None: Mark.OUT_OF_SCOPE,
}
REGISTRATIONS = {"registration-expired": True, "registration-expiring": False}
"""The findings about the days of registrations, and whether each has run out."""
OVER, SOON = "evidence-expired", "evidence-expiring"


def row_of(file: str, result: AssessmentResult) -> VendorRow:
    """Return the row of a profile that was judged; ``file`` is the profile as it was named."""
    findings = list(_findings(result))
    return VendorRow(
        file=file,
        vendor=result.profile.vendor.name,
        service=result.profile.service.id,
        name=result.profile.service.name,
        outcome=result.outcome,
        best_outcome=result.best_outcome,
        parts=tuple(_parts(result)),
        findings=dict(sorted(Counter(one.code for one in findings).items())),
        registrations=tuple(_registrations(findings)),
        evidence=_evidence(result),
        failed_on=result.failed_on,
        verified_outcome=result.verified_outcome,
    )


def _findings(result: AssessmentResult) -> Iterator[Finding]:
    yield from result.findings
    for judgement in result.judgements:
        for judged in judgement.catalogues:
            yield from judged.findings


def _parts(result: AssessmentResult) -> Iterator[RowPart]:
    for judgement in result.judgements:
        for judged in judgement.catalogues:
            yield _part(result, judgement.baseline, judged)


def _part(result: AssessmentResult, baseline: str | None, judged: CatalogueResult) -> RowPart:
    catalogue, low, high = result.catalogue(judged.catalogue, judged.edition), judged.low, judged.high
    return RowPart(
        baseline=baseline,
        catalogue=catalogue.ref,
        sha256=catalogue.sha256,
        outcome=judged.outcome,
        best_outcome=judged.best_outcome,
        possible=low.possible,
        claimed=low.claimed,
        best_possible=high.possible,
        best_claimed=high.claimed,
        evidenced=low.evidenced,
        in_scope=low.in_scope,
        answered=low.answered,
        gaps=low.gaps,
        best_gaps=high.gaps,
        missed=tuple(one.condition for one in judged.conditions if not one.holds),
        marks="".join(mark_of(judged.control_by_id.get(leaf.id)) for leaf in catalogue.leaves),
        answers=answers_of(result, judged),
        waived=low.waived,
        verified=_verified(judged),
    )


def _verified(judged: CatalogueResult) -> VerifiedPart | None:
    verified = judged.verified
    points = verified.numbers.verified if verified else None
    if verified is None or points is None:
        return None
    return VerifiedPart(
        outcome=verified.outcome,
        possible=points.possible,
        earned=points.earned,
        corrected=points.corrected,
        reviewed=points.reviewed,
        gaps=verified.numbers.gaps,
    )


def mark_of(control: ControlResult | None) -> str:
    """Return the letter of a leaf, with the options given."""
    if control is None or control.out_by is not None:
        return Mark.OUT_OF_SCOPE
    mark = MARKS[control.low.verdict]
    return mark.upper() if control.low.gap else mark


def _registrations(findings: Iterable[Finding]) -> Iterator[RegistrationDay]:
    for one in findings:
        if one.code in REGISTRATIONS:
            name, expires = str(one.params["registration"]), str(one.params["expires"])
            yield RegistrationDay(name=name, expires=expires, is_over=REGISTRATIONS[one.code])


def _evidence(result: AssessmentResult) -> EvidenceDays:
    soon = [str(one.params["expires"]) for one in _findings(result) if one.code == SOON]
    return EvidenceDays(
        items=len(result.evidence),
        valid=sum(one.valid for one in result.evidence),
        over=sum(OVER in one.codes for one in result.evidence),
        soon=len(soon),
        next_day=min(soon, default=""),
    )
