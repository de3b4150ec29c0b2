"""The report on a drawn sample: what was drawn, from what, and how anyone can draw it again."""

from __future__ import annotations

from ismap_check.report.sampled.build import build_sample

__all__ = ["build_sample"]
