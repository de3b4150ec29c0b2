"""Judging: models in, result out; pure, exact, by the rules of docs/judging."""

from ismap_check.assessment.assess import assess
from ismap_check.assessment.findings import FAMILIES, FINDINGS, FindingKind
from ismap_check.assessment.request import AssessmentRequest
from ismap_check.assessment.sums import check_sums

__all__ = ["FAMILIES", "FINDINGS", "AssessmentRequest", "FindingKind", "assess", "check_sums"]
