"""Judging: models in, result out; pure, exact, by the rules of docs/judging. ``sums.check_sums`` checks a result."""

from ismap_check.assessment.assess import assess
from ismap_check.assessment.findings import FAMILIES, FINDINGS, FindingKind
from ismap_check.assessment.request import AssessmentRequest

__all__ = ["FAMILIES", "FINDINGS", "AssessmentRequest", "FindingKind", "assess"]
