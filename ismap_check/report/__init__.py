"""Everything a reader will see, in words, numbers rounded; no layout."""

from ismap_check.report.blocks import Report
from ismap_check.report.build import build_report

__all__ = ["Report", "build_report"]
