"""The report on a history: how score, completeness and gaps went from one assessment to the next."""

from __future__ import annotations

from ismap_check.report.history.build import build_history

__all__ = ["build_history"]
