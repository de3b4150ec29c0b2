"""The reports of a procurement case: the whole file, the specification annex, the questions to one bidder."""

from ismap_check.report.procurement.annex import build_annex
from ismap_check.report.procurement.build import build_case_report
from ismap_check.report.procurement.vendor_questions import build_vendor_questions

__all__ = ["build_annex", "build_case_report", "build_vendor_questions"]
