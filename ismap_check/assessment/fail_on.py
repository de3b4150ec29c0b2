"""What ``--fail-on`` and ``--fail-under`` hit, beside the gate (JUDGING, section 9)."""

from __future__ import annotations

from collections.abc import Iterable

from ismap_check.assessment.findings import FAMILIES
from ismap_check.assessment.gate import holds
from ismap_check.model.finding import Finding
from ismap_check.model.gate import Condition
from ismap_check.model.result import Judgement, RunOptions

FAIL_UNDER = "fail-under"
"""How a score below ``fail_under`` appears among the failures."""


def failures(options: RunOptions, judgements: Iterable[Judgement], findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the codes and families that were hit, in the order asked for, then ``fail-under``."""
    judged = [result for judgement in judgements for result in judgement.catalogues]
    codes = {finding.code for finding in findings}
    codes.update(finding.code for result in judged for finding in result.findings)
    failed = [name for name in dict.fromkeys(options.fail_on) if codes & FAMILIES.get(name, frozenset({name}))]
    limit = options.fail_under
    if limit is not None and not all(holds(Condition.SCORE, limit, result.low) for result in judged):
        failed.append(FAIL_UNDER)
    return tuple(failed)
