"""Why a control has its verdict, in a sentence: which rule of JUDGING (sections 4 to 7) decided.

A leaf that is plainly satisfied needs no reason. Everything is said of the lower end, which the outcome rests on.
"""

from __future__ import annotations

from ismap_check.model.catalogue import Control, MandatoryExclusion, Requirement
from ismap_check.model.profile import EXCLUDING, Response, Status
from ismap_check.model.result import ControlResult, Verdict
from ismap_check.report.answers import option_title
from ismap_check.report.blocks import Fact
from ismap_check.report.view import View

FAILING = frozenset({Verdict.NOT_SATISFIED, Verdict.UNANSWERED})
JUDGED_BY_MORE = frozenset({Status.ALTERNATIVE, Status.INHERITED})
"""The statuses that count only with something beside them: a reason, a registration."""


def why_fact(view: View, control: Control, judged: ControlResult) -> tuple[Fact, ...]:
    """Return the reason of a verdict; none for a control outside the scope or a leaf that is plainly satisfied."""
    if judged.out_by is not None:
        return ()
    leaf = view.catalogue.is_leaf(control.id)
    said = _leaf(view, control, judged) if leaf else _objective(view, control, judged)
    return (Fact(view.voice("why.label"), ((said,),)),) if said else ()


def _leaf(view: View, control: Control, judged: ControlResult) -> str:
    response = view.responses.get(control.id)
    if judged.rough:
        return view.voice("why.rough", objective=_answered_above(view, control))
    if response is None:
        return _without_answer(view, control, judged)
    if response.recheck is not None:
        return view.voice("why.proposed")
    if response.status in EXCLUDING:
        return _excluded(view, control, judged, response)
    return _claimed(view, judged, response)


def _answered_above(view: View, control: Control) -> str:
    """Return the nearest objective with an answer: the one that a rough answer comes from."""
    above = (one.id for one in view.catalogue.ancestors(control.id) if one.id in view.responses)
    return next(above, "")


def _without_answer(view: View, control: Control, judged: ControlResult) -> str:
    if judged.low.verdict is Verdict.UNANSWERED:
        must = judged.requirement is Requirement.MANDATORY
        return view.voice("why.nothing-must" if must else "why.nothing")
    by = view.excluded_by(control)
    if judged.low.verdict is Verdict.NOT_APPLICABLE and by is not None:
        return view.voice("why.covered", objective=by.id)
    return view.voice("why.refused-never")


def _excluded(view: View, control: Control, judged: ControlResult, response: Response) -> str:
    """Return what became of an answer that leaves a leaf out (JUDGING, section 5)."""
    by = view.excluded_by(control)
    match judged.low.verdict:
        case Verdict.UNANSWERED:
            return view.voice("why.no-reason")
        case Verdict.NOT_SELECTED:
            return view.voice("why.not-selected")
        case Verdict.NOT_APPLICABLE if by is not None and by is not control:
            return view.voice("why.covered", objective=by.id)
        case Verdict.NOT_APPLICABLE:
            return view.voice("why.not-applicable")
    if response.status is Status.NOT_SELECTED:
        return view.voice("why.deselected-must")
    rule = view.catalogue.rules.mandatory_exclusion
    return view.voice("why.refused-never" if rule is MandatoryExclusion.NEVER else "why.refused")


def _claimed(view: View, judged: ControlResult, response: Response) -> str:
    """Return what a claim earned (JUDGING, section 4), and that it is the one without an option where it is."""
    condition = response.condition
    open_option = condition is not None and condition.option not in view.result.options.with_options
    status = condition.otherwise if condition is not None and open_option else response.status
    satisfied = judged.low.verdict is Verdict.SATISFIED
    said = ""
    if status in JUDGED_BY_MORE:
        said = view.voice(f"why.{status}" if satisfied else f"why.{status}-refused")
    elif not satisfied and status is not None:
        said = view.voice(f"why.{status}")
    if condition is None or not open_option or satisfied:
        return said
    return view.voice("why.condition", option=option_title(view, condition.option)) + said


def _objective(view: View, control: Control, judged: ControlResult) -> str:
    """Return which rule of JUDGING, section 7 decided, the first that matches."""
    match judged.low.verdict:
        case Verdict.NOT_SATISFIED:
            failing = sum(_fails(view, below) for below in view.beneath(control.id))
            return view.voice("why.must-fails", n=failing) if failing else view.voice("why.none-satisfied")
        case None:
            return ""
        case Verdict.NOT_APPLICABLE | Verdict.NOT_SELECTED:
            return view.voice("why.none-in-score")
        case verdict:
            return view.voice(f"why.objective-{verdict}")


def _fails(view: View, control: Control) -> bool:
    """Whether a control is a mandatory leaf that makes its objective not satisfied."""
    judged = view.judged.control_by_id[control.id]
    must = judged.requirement is Requirement.MANDATORY and view.catalogue.is_leaf(control.id)
    return must and judged.out_by is None and judged.low.verdict in FAILING
