"""Judge all leaves of one catalogue: the scope first, then every leaf in it."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.assessment.answers import answers_of
from ismap_check.assessment.exclusion import Above, objectives_above
from ismap_check.assessment.leaf import JudgedLeaf, judge_leaf, out_of_scope
from ismap_check.assessment.request import Case
from ismap_check.assessment.scope import Scope, scope_of
from ismap_check.assessment.weights import demands_of
from ismap_check.model.profile import Response
from ismap_check.model.result import ControlResult
from ismap_check.model.rows import NamedTuple


class JudgedLeaves(NamedTuple):
    """All leaves judged: results by id, and those in scope with what decided about them.

    ``above`` holds for every node the answered objectives from the top down to the node itself.
    """

    scope: Scope
    answers: Mapping[str, Response]
    above: Mapping[str, Above]
    results: Mapping[str, ControlResult]
    in_scope: Mapping[str, JudgedLeaf]


def judge_leaves(case: Case) -> JudgedLeaves:
    """Judge every leaf, in the catalogue's order."""
    scope, demands, answers = scope_of(case), demands_of(case), answers_of(case)
    above = objectives_above(case, answers)
    results: dict[str, ControlResult] = {}
    in_scope: dict[str, JudgedLeaf] = {}
    for leaf in case.catalogue.leaves:
        out_by = scope.out_by.get(leaf.id)
        if out_by is None:
            judged = judge_leaf(leaf, demands[leaf.id], above[leaf.id], answers, case)
            in_scope[leaf.id], results[leaf.id] = judged, judged.result
        else:
            results[leaf.id] = out_of_scope(leaf, demands[leaf.id], out_by)
    return JudgedLeaves(scope, answers, above, results, in_scope)
