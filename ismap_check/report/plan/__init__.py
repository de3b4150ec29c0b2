"""The action plan: what is left to do, who does it until when, what it takes and brings, and how it stands."""

from __future__ import annotations

from ismap_check.report.plan.build import build_plan
from ismap_check.report.plan.section import plan_section

__all__ = ["build_plan", "plan_section"]
