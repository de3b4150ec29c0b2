"""Barriers that axe-core finds in a page, opened with ``bypass_csp``: its own policy lets no other script in."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

VIOLATIONS = {"resultTypes": ["violations"]}
"""All rules are run; what they are content with is not described, which would take longer than to find it."""
CONTRAST_ONLY = MappingProxyType({"runOnly": ["color-contrast"]})
"""Of all that axe looks at, only contrast depends on the theme."""


def barriers(page: Any, rules: Mapping[str, Any] = MappingProxyType({})) -> list[tuple[str, list[str]]]:
    """Return the rules that the page breaks, each with the elements that do; axe is put in where it is not yet."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(importlib.import_module("axe_playwright_python.base").AXE_SCRIPT)
    found = page.evaluate(f"axe.run({json.dumps({**VIOLATIONS, **rules})}).then((all) => all.violations)")
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
