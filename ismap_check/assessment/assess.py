"""Judge a profile: every demanded baseline on its own, or the profile's catalogues where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ismap_check.assessment.answers import normalise_all
from ismap_check.assessment.catalogue import judge_catalogue
from ismap_check.assessment.evidence import evidence_findings, judge_evidence
from ismap_check.assessment.fail_on import failures
from ismap_check.assessment.gate import worst, worst_verified
from ismap_check.assessment.registration import registration_findings
from ismap_check.assessment.request import AssessmentRequest, Case
from ismap_check.model.baseline import Baseline
from ismap_check.model.carried import responses_to
from ismap_check.model.result import AssessmentResult, EvidenceResult, Judgement


def assess(request: AssessmentRequest) -> AssessmentResult:
    """Judge by the rules of docs/judging; raises ``KeyError`` if a demanded catalogue was not handed in."""
    evidence = judge_evidence(request)
    judgements = tuple(_judge(request, baseline, evidence) for baseline in request.baselines or (None,))
    findings = (*evidence_findings(evidence, request.profile, request.as_of), *registration_findings(request))
    outcome = worst(judgement.outcome for judgement in judgements)
    verified = worst_verified(judgement.verified_outcome for judgement in judgements)
    failed_on = failures(request.options, judgements, findings)
    return AssessmentResult(
        tool_version=request.tool_version,
        as_of=request.as_of,
        options=request.options,
        inputs=request.inputs,
        profile=request.profile,
        catalogues=request.catalogues,
        baselines=request.baselines,
        evidence=evidence,
        judgements=judgements,
        findings=findings,
        outcome=outcome,
        best_outcome=worst(judgement.best_outcome for judgement in judgements),
        failed_on=failed_on,
        passed=(verified or outcome).passes and not failed_on,
        carried=request.carried,
        reviews=request.reviews,
        waivers=request.waivers,
        verified_outcome=verified,
    )


def _judge(request: AssessmentRequest, baseline: Baseline | None, evidence: Iterable[EvidenceResult]) -> Judgement:
    results = tuple(judge_catalogue(case) for case in _cases(request, baseline, evidence))
    return Judgement(
        baseline=baseline.id if baseline else None,
        outcome=worst(result.outcome for result in results),
        best_outcome=worst(result.best_outcome for result in results),
        catalogues=results,
        verified_outcome=worst_verified(result.verified.outcome if result.verified else None for result in results),
    )


def _cases(request: AssessmentRequest, baseline: Baseline | None, evidence: Iterable[EvidenceResult]) -> Iterator[Case]:
    by_edition = {(catalogue.id, catalogue.edition): catalogue for catalogue in request.catalogues}
    valid = frozenset(result.fact.id for result in evidence if result.valid)
    empty_words = normalise_all(request.empty_words)
    marks = _evidence_marks(request)
    for demanded in _demanded(request, baseline).items():
        catalogue = by_edition[demanded]
        carried = (one for one in request.carried if (one.catalogue, one.edition) == demanded)
        yield Case(
            catalogue=catalogue,
            responses=responses_to(catalogue, request.profile, request.carried),
            profile=request.profile,
            baseline=baseline,
            as_of=request.as_of,
            options=request.options,
            empty_words=empty_words,
            valid_evidence=valid,
            carried=next(carried, None),
            evidence_marks=marks,
            reviews=request.reviews,
            waivers=request.waivers,
        )


def _demanded(request: AssessmentRequest, baseline: Baseline | None) -> Mapping[str, str]:
    """Return the editions to judge: the baseline's, or the profile's with those asked for in their place."""
    return baseline.uses if baseline else {**request.profile.assessment.catalogues, **request.options.editions}


def _evidence_marks(request: AssessmentRequest) -> Mapping[str, str]:
    if not request.reviews:
        return {}
    from ismap_check.assessment.digest import evidence_marks  # most runs have no review

    return evidence_marks(request.profile.evidence, request.evidence)
