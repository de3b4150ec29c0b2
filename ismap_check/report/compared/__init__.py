"""The report on several vendors side by side, and the same as one flat table."""

from ismap_check.report.compared.build import build_comparison
from ismap_check.report.compared.flat import build_flat

__all__ = ["build_comparison", "build_flat"]
