"""The report on what answers to some catalogues propose for another."""

from ismap_check.report.covered.build import build_coverage_report
from ismap_check.report.covered.telling import Covered

__all__ = ["Covered", "build_coverage_report"]
