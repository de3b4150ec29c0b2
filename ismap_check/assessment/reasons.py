"""One reason on many controls: an observation, nothing more (JUDGING, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ismap_check.assessment.answers import normalise_each
from ismap_check.assessment.findings import finding
from ismap_check.assessment.request import Case
from ismap_check.model.finding import Finding
from ismap_check.model.order import natural_key

MANY = 10
"""The same reason on more controls than this is worth a word."""
EXAMPLES = 3


def repeated_reasons(case: Case, in_scope: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each reason that stands on many controls in scope, with the first few as examples."""
    reasons = {
        control_id: response.reason
        for control_id in in_scope
        if (response := case.responses.get(control_id)) is not None and response.reason is not None
    }
    controls_by_reason: dict[str, list[str]] = {}
    for control_id, reason in zip(reasons, normalise_each([*reasons.values()]), strict=True):
        controls_by_reason.setdefault(reason, []).append(control_id)
    for reason, controls in controls_by_reason.items():
        if len(controls) > MANY and reason not in case.empty_words:
            examples = tuple(sorted(controls, key=natural_key)[:EXAMPLES])
            yield finding("reason-repeated", n=len(controls), examples=examples)
