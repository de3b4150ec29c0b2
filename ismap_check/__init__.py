"""ismap-check: vendor self-assessments judged against security-control catalogues, as audit reports.

For Python programs::

    from datetime import date
    import ismap_check

    result = ismap_check.assess("profile.yaml", as_of=date(2026, 11, 1))
    page = ismap_check.render(result, "html", "ja")

Names are imported when they are first used, so that ``import ismap_check`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take for typing.TYPE_CHECKING, without importing typing
if TYPE_CHECKING:
    from ismap_check.errors import FileAccessError, InvalidDocumentError, IsmapCheckError, UsageError
    from ismap_check.model.baseline import Baseline
    from ismap_check.model.catalogue import Catalogue
    from ismap_check.model.diagnostic import Diagnostic
    from ismap_check.model.gate import Condition, Outcome
    from ismap_check.model.mapping import CatalogueMapping
    from ismap_check.model.portfolio import VendorRow
    from ismap_check.model.profile import VendorProfile
    from ismap_check.model.result import AssessmentResult
    from ismap_check.model.text import Language
    from ismap_check.report.blocks import Report
    from ismap_check.sources.limits import Limits
    from ismap_check.version import __version__
    from ismap_check.workflow.api import (
        assess,
        build_report,
        load_baseline,
        load_catalogue,
        load_mapping,
        load_profile,
        load_result,
        render,
    )
    from ismap_check.workflow.portfolio.library import judge_portfolio

__all__ = [
    "AssessmentResult",
    "Baseline",
    "Catalogue",
    "CatalogueMapping",
    "Condition",
    "Diagnostic",
    "FileAccessError",
    "InvalidDocumentError",
    "IsmapCheckError",
    "Language",
    "Limits",
    "Outcome",
    "Report",
    "UsageError",
    "VendorProfile",
    "VendorRow",
    "__version__",
    "assess",
    "build_report",
    "judge_portfolio",
    "load_baseline",
    "load_catalogue",
    "load_mapping",
    "load_profile",
    "load_result",
    "render",
]

_ROOMS = {
    "errors": ("FileAccessError", "InvalidDocumentError", "IsmapCheckError", "UsageError"),
    "model.baseline": ("Baseline",),
    "model.catalogue": ("Catalogue",),
    "model.diagnostic": ("Diagnostic",),
    "model.gate": ("Condition", "Outcome"),
    "model.mapping": ("CatalogueMapping",),
    "model.portfolio": ("VendorRow",),
    "model.profile": ("VendorProfile",),
    "model.result": ("AssessmentResult",),
    "model.text": ("Language",),
    "report.blocks": ("Report",),
    "sources.limits": ("Limits",),
    "version": ("__version__",),
    "workflow.api": (
        "assess",
        "build_report",
        "load_baseline",
        "load_catalogue",
        "load_mapping",
        "load_profile",
        "load_result",
        "render",
    ),
    "workflow.portfolio.library": ("judge_portfolio",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name from its room when it is first asked for."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    from importlib import import_module  # `--version` comes through here too, and pays for nothing

    value: object = getattr(import_module(f"ismap_check.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted(__all__)
